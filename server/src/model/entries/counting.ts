/**
 * What the times of a timeline are counted from, and in what: `T+06:40` behind `T0 = 14:02 UTC` is at 20:42, or at 14:08:40
 * where the document says that all was over in seven minutes.
 */
import { perBlock } from '../../syntax/block.ts';
import { changeBetween, firstFrom } from '../../syntax/change.ts';
import { flatten, linesOf, plainTextOf } from '../../syntax/plainText.ts';
import type { Span } from '../../syntax/position.ts';
import { readLeadingExpression } from '../../time/expression.ts';
import { minuteOfDay, onClock } from '../../time/instant.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import type { Moment, TimeExpression } from '../../time/types.ts';
import type { Memory } from '../memory.ts';
import { perObjectWith } from '../perObject.ts';
import type { DraftEntry, DraftTimeline } from './entries.ts';

export interface Counting {
  /** What `T+06:40` is multiplied with: 1 where it is hours and minutes, 1/60 where it is minutes and seconds. */
  readonly scale: number;
  /** The time that is counted from, as written; absent where nothing states it. */
  readonly start?: TimeExpression;
}

/** What a document tells about what a timeline counts, beside the timeline. */
export interface CountedFacts {
  readonly start?: TimeExpression;
  readonly lengths: readonly Length[];
}

/** Whether a timeline counts any of its times from the start. Of its entries only those that are new are looked at. */
export function countsTimes({ node, span, entries }: DraftTimeline, memory: Memory): boolean {
  const last = memory.keep(
    node?.head ?? memory,
    `counts ${span.start}`,
    [],
    (): CountedEntries => ({ of: [], count: 0 }),
  );
  if (last.of !== entries) {
    const { from, before, after } = changeBetween(last.of, entries);
    last.count += countedAmong(entries.slice(from, after)) - countedAmong(last.of.slice(from, before));
    last.of = entries;
  }
  return last.count > 0;
}

interface CountedEntries {
  of: readonly DraftEntry[];
  count: number;
}

function countedAmong(entries: readonly DraftEntry[]): number {
  return entries.filter(({ stamp }) => {
    const { relativeMinutes, sinceStart } = stamp?.expression.from ?? {};
    return relativeMinutes !== undefined || Boolean(sinceStart);
  }).length;
}

/** What a counted time is in minutes from the start. */
export function countedMinutes(
  { relativeMinutes, sinceStart, mayBeSeconds }: Pick<Moment, 'relativeMinutes' | 'sinceStart' | 'mayBeSeconds'>,
  scale: number,
): number {
  return (relativeMinutes ?? sinceStart ?? 0) * (mayBeSeconds ? scale : 1);
}

const startNamed = /(?<![\p{L}\d])T ?\+? ?0(?![\p{L}\d]|[:.]\d)/gu;
const mayNameStart = /T ?\+? ?0/;
const longestStart = 60;

/** The time that a text says all others are counted from: `(T0 = 14:02 UTC)`. */
export function startIn(text: string, options: ReadingOptions): TimeExpression | undefined {
  if (!mayNameStart.test(text)) return undefined;
  for (const { index } of text.matchAll(startNamed)) {
    const expression = readLeadingExpression(text.slice(index, index + longestStart), 0, options);
    if (expression?.from.sinceStart === 0) return expression;
  }
  return undefined;
}

/** A line that says what times are counted from: `T0 = 14:02 UTC`, or in brackets, `(T+0 = 14:02 UTC)`. */
interface StartLine {
  readonly start: number;
  readonly text: string;
}

const noLines: readonly StartLine[] = [];

/** In the middle of a sentence, `T0` may be that of something else: "the snapshot taken at T0 (09:00 UTC)". */
const definesStartOfAll = /^ ?T ?\+? ?0(?: ?[=:：]| (?:is|was|ist|war|est|es|é) )|[([] ?T ?\+? ?0 ?=/;

const startLinesIn = perBlock((block): readonly StartLine[] => {
  if (!mayNameStart.test(block.text)) return noLines;
  return block.nodes.flatMap((node) => {
    if (node.type !== 'paragraph' && node.type !== 'heading') return [];
    const lines = linesOf(plainTextOf(node, block)).map(({ start, text }) => ({ start, text: flatten(text) }));
    return lines.filter(({ text }) => definesStartOfAll.test(text));
  });
});

const startOfLine = perObjectWith(({ text }: StartLine, options: ReadingOptions) => {
  const at = text.search(definesStartOfAll);
  return at < 0 ? undefined : startIn(text.slice(at), options);
});

/** A piece of the document that is about one timeline. */
interface Place {
  readonly span: Span;
  readonly draft: DraftTimeline;
}

/**
 * What lines in paragraphs and headings say that the times of each timeline are counted from, if only one does: a line about
 * its own incident, else one that is about none of the others.
 */
export function startsStated(
  places: readonly Place[],
  options: ReadingOptions,
  memory: Memory,
): ReadonlyMap<DraftTimeline, TimeExpression> {
  const lines = memory.gather('starts counted from', startLinesIn, ({ start }) => start);
  const stated = new Map<DraftTimeline, TimeExpression>();
  if (lines.length === 0) return stated;
  const own = places.map(({ span, draft }) => {
    const whole = draft.node?.section.roles.includes('timeline') ? draft.node.span : draft.span;
    const [start, end] = [Math.min(span.start, whole.start), Math.max(span.end, whole.end)];
    return lines.slice(firstFrom(lines, start, startOf), firstFrom(lines, end, startOf));
  });
  const taken = new Set(own.flat());
  const shared = onlyStart(
    lines.filter((line) => !taken.has(line)),
    options,
  );
  for (const [at, { draft }] of places.entries()) {
    const start = onlyStart(own[at] ?? [], options) ?? shared;
    if (start) stated.set(draft, start);
  }
  return stated;
}

const startOf = ({ start }: StartLine): number => start;

function onlyStart(lines: readonly StartLine[], options: ReadingOptions): TimeExpression | undefined {
  const [first, ...others] = lines.flatMap((line) => startOfLine(line, options) ?? []);
  return others.length === 0 ? first : undefined;
}

/** Whether an entry says only what the others are counted from: `- T0: 14:02 UTC`. */
export function definesStart({ stamp, text }: Pick<DraftEntry, 'stamp' | 'text'>): boolean {
  return text === '' && stamp?.expression.from.sinceStart === 0;
}

/** The entry that the others of a timeline are counted from: `T0: 14:02 first alert`. */
function startAmong(entries: readonly DraftEntry[]): TimeExpression | undefined {
  return entries.find(({ stamp }) => stamp?.expression.from.sinceStart === 0)?.stamp?.expression;
}

/** One with a time beside, which tells the start where nothing says when that was: `T+5m (14:07)`. */
function annotatedAmong(entries: readonly DraftEntry[]): TimeExpression | undefined {
  return entries.find(({ stamp }) => stamp?.expression.from.sinceStart !== undefined)?.stamp?.expression;
}

/** What a timeline is resolved with: the same values for the same text. */
export function countingOf(
  { entries, notes }: Pick<DraftTimeline, 'entries' | 'notes'>,
  options: ReadingOptions,
  facts: CountedFacts,
): Counting {
  const noted = notes.map((note) => startIn(note, options)).find((found) => found);
  const start = startAmong(entries) ?? noted ?? facts.start ?? annotatedAmong(entries);
  return { scale: areSeconds(entries, facts.lengths) ? 1 / 60 : 1, ...(start && { start }) };
}

/** Minutes, as the document states them of the incident. */
export interface Length {
  readonly minutes: number;
  readonly step: number;
}

/**
 * Whether `T+06:40` is minutes and seconds in a timeline. Hours remain where nothing tells: a length that is stated, the
 * times beside, or an order that is none in hours.
 */
function areSeconds(entries: readonly DraftEntry[], lengths: readonly Length[]): boolean {
  if (!entries.some(({ stamp }) => stamp?.expression.from.mayBeSeconds)) return false;
  const beside = fitsTimesBeside(entries);
  if (beside !== undefined) return beside;
  return fitsOrder(entries) || fitsLength(entries, lengths);
}

/** `T+00:00 (14:02)` and `T+06:40 (14:08)` */
function fitsTimesBeside(entries: readonly DraftEntry[]): boolean | undefined {
  const pairs = entries.flatMap(({ stamp }) => {
    const { clock, sinceStart, mayBeSeconds } = stamp?.expression.from ?? {};
    return clock && sinceStart !== undefined && (mayBeSeconds || sinceStart === 0)
      ? [{ minute: minuteOfDay(clock), counted: sinceStart }]
      : [];
  });
  const [first, last] = [pairs[0], pairs.at(-1)];
  if (!first || !last || first.counted === last.counted) return undefined;
  const [passed, counted] = [onClock(last.minute - first.minute), last.counted - first.counted];
  if (Math.abs(passed - onClock(counted)) <= 1) return false;
  return Math.abs(passed - counted / 60) <= 1 ? true : undefined;
}

/**
 * `T+45s`, `T+01:30`, `T+5m`: one behind the other only where the second is less than two minutes. One step back alone may
 * be an event that is out of order, unless another one is counted in seconds.
 */
function fitsOrder(entries: readonly DraftEntry[]): boolean {
  const moments = entries.flatMap(({ stamp }) => (stamp && !stamp.isBound ? [stamp.expression.from] : []));
  const counted = moments.filter(({ relativeMinutes }) => relativeMinutes !== undefined);
  const units = counted.flatMap(({ mayBeSeconds, relativeMinutes }) => (mayBeSeconds ? [] : [relativeMinutes ?? 0]));
  const fewest = units.some((minutes) => Math.round(minutes * 60) % 60 !== 0) ? 1 : 2;
  const hasUnits = units.some((minutes) => minutes !== 0);
  return hasUnits && stepsBack(counted, 1) >= fewest && stepsBack(counted, 1 / 60) === 0;
}

function stepsBack(moments: readonly Moment[], scale: number): number {
  const minutes = moments.map((moment) => countedMinutes(moment, scale));
  return minutes.filter((minute, at) => minute < (minutes[at - 1] ?? minute)).length;
}

/** The last one, or the one that was the resolution, is as far behind the start as the incident is said to have been long. */
function fitsLength(entries: readonly DraftEntry[], lengths: readonly Length[]): boolean {
  const clocks = entries.filter(({ stamp }) => stamp?.expression.from.mayBeSeconds);
  const end = clocks.findLast(({ milestone }) => milestone === 'resolved') ?? clocks.at(-1);
  const minutesOf = ({ stamp }: DraftEntry) => stamp?.expression.from.relativeMinutes ?? 0;
  if (!end) return false;
  const isHours = lengths.some((length) => clocks.some((entry) => fits(length, minutesOf(entry))));
  return !isHours && lengths.some((length) => fits(length, minutesOf(end) / 60));
}

function fits({ minutes, step }: Length, counted: number): boolean {
  return counted > 0 && Math.abs(minutes - counted) <= Math.max(1, Math.min(step, minutes / 4), minutes / 10);
}
