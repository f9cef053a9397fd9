import type { Nodes } from 'mdast';
import { perNodeWith } from '../../syntax/perNode.ts';
import { blankOut, linesOf, type PlainText, plainTextOf, slicePlain } from '../../syntax/plainText.ts';
import { type Span, spanOf, type TextSource } from '../../syntax/position.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';
import { readDurations } from '../../time/duration.ts';
import { readTimeExpressions } from '../../time/expression.ts';
import { dayNumber, dayOfDate, minuteOfDay, onClock } from '../../time/instant.ts';
import { isOutOfSeason } from '../../time/season.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import type { DateParts, Moment, Place, TimeExpression } from '../../time/types.ts';
import { zoneOfValue } from '../../time/zone.ts';
import { writtenIn } from '../entries/stamp.ts';
import type { FrontMatter } from '../frontMatter/frontMatter.ts';
import { zoneInFrontMatter } from '../frontMatter/frontMatterSettings.ts';
import { remembered } from '../memory.ts';
import { perObject, perObjectWith } from '../perObject.ts';
import { nodesIn, type OutlineNode } from '../sections/outline.ts';
import type { Facts, Origin, ResolvedZone, Role, SourceText, StatedTime, StatedWindow } from '../types.ts';
import type { LabelKind, LabelledText } from '../words/labels.ts';
import { outsideSteps } from './steps.ts';

/** What is needed to read the facts of a document, beside its text. */
export interface FactContext {
  readonly frontMatter?: FrontMatter;
  readonly options: ReadingOptions;
  /** Name of the file, without its folder. */
  readonly fileName?: string;
  readonly labels: readonly LabelledText[];
  /** The part of the document that is about this incident; all of it if absent. */
  readonly within?: Span;
}

/** What is stated about when the incident was. */
export type TimeFacts = Pick<Facts, 'start' | 'end' | 'date' | 'zone'>;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * What the document states outside its timelines about when the incident was. Stronger sources first; the first wins,
 * and no more is read than is still open.
 */
export function readFacts(tree: SyntaxTree, outline: readonly OutlineNode[], context: FactContext): TimeFacts {
  const facts: Mutable<TimeFacts> = {};
  const { options } = context;
  const { stating, summaries, telling, timeline } = sectionsWithTimes(outline);
  for (const node of stating) {
    if (node.section.roles.includes('duration')) takeLabelled(facts, tree, node, options);
    else facts.date ??= firstDate(timesIn(tree, within(node), 'fact', options));
  }
  takeLabels(facts, context);
  takeFrontMatter(facts, context);
  const title = outline[0];
  const titled = title && firstDate(timesOfTitle(title.title, options));
  // Beside a title with a date, sentences tell of other days, too: when it was over, or tried before.
  if (titled?.date?.year !== undefined)
    facts.date = facts.date && !isWrittenAfter(facts.date, titled) ? facts.date : titled;
  for (const node of summaries) {
    if (facts.date && facts.zone) break;
    takeProse(facts, timesOfIncident(tree, timesIn(tree, within(node), 'section', options)));
  }
  const named = frontMatterTime(context.frontMatter, options, 'title');
  // A summary may be right where it contradicts the title above the page.
  if (named?.date?.year !== undefined) facts.date ??= firstDate([named]);
  const preamble = { start: context.within?.start ?? 0, end: timeline?.span.start ?? tree.source.end };
  facts.date ??= firstDate(timesOfIncident(tree, timesIn(tree, preamble, 'section', options)));
  if (facts.date?.date?.year === undefined) {
    const posted = postedOn(context);
    const inName = context.fileName ? dateInFileName(context.fileName) : undefined;
    const { date } = facts;
    facts.date =
      date === undefined
        ? (titled ?? posted ?? (named && firstDate([named])))
        : ([titled, named, inName, posted].find((other) => isSameDay(date, other)) ??
          firstSameDay(date, timesIn(tree, preamble, 'section', options)) ??
          (timeline && firstSameDay(date, timesIn(tree, below(timeline), 'section', options))) ??
          inYearOfNearest(date, timesOfIncident(tree, timesIn(tree, preamble, 'section', options))));
  }
  facts.date ??= firstDate(timesOfIncident(tree, timesIn(tree, preamble, 'section', options), null));
  if (!facts.date && context.fileName) facts.date = dateInFileName(context.fileName);
  const zone =
    facts.zone ??
    facts.start?.zone ??
    facts.end?.zone ??
    commonZone(tree, [
      ...(title ? timesOfTitle(title.title, options) : []),
      ...[preamble, ...telling.map(below)].flatMap((within) => [
        ...timesOfIncident(
          tree,
          timesInNodes(tree.source, nodesIn(tree, within).slice(0, mostNodes), within, 'section', options),
        ),
      ]),
    ]);
  return zone ? { ...facts, zone } : facts;
}

/** The zone is named at the beginning, if at all. */
const mostNodes = 40;

/**
 * The zone of all times of day that have one, in front of the timeline and where the impact is told. A single time
 * without a date may be of something else.
 */
function commonZone({ source }: SyntaxTree, times: readonly StatedTime[]): ResolvedZone | undefined {
  // `12:04 (2026-07-13T16:04:25Z)`: what stands behind it is that of a log.
  const isAside = ({ zone, span: { start } }: StatedTime) =>
    zone?.text === 'Z' && /[(=]$/.test(source.slice({ start: source.lineStart(start), end: start }));
  const zoned = times.filter((time) => time.clock && time.zone && !isAside(time));
  const first = zoned[0]?.zone;
  const isTold = zoned.length > 1 || zoned[0]?.date !== undefined;
  return isTold && zoned.every(({ zone }) => zone?.text === first?.text) ? first : undefined;
}

/** The same objects as long as the title is the same. */
const timesOfTitle = perObjectWith((title: PlainText, options: ReadingOptions) =>
  statedTimes([title], 'title', options),
);

/** The sections of an outline that say when something was. */
interface SectionsWithTimes {
  /** Durations and dates. */
  readonly stating: readonly OutlineNode[];
  readonly summaries: readonly OutlineNode[];
  /** Those that tell of the incident in sentences. */
  readonly telling: readonly OutlineNode[];
  /** The first one. */
  readonly timeline?: OutlineNode;
}

const tellingRoles: ReadonlySet<Role> = new Set<Role>(['impact', 'detection', 'resolution']);

const sectionsWithTimes = perObject((outline: readonly OutlineNode[]): SectionsWithTimes => {
  const has = (role: Role) => (node: OutlineNode) => node.section.roles.includes(role);
  const isDuration = has('duration');
  return {
    stating: outsideSteps(
      outline,
      outline.filter((node) => isDuration(node) || isDateLabel(node)),
      ({ span }) => span.start,
    ),
    summaries: outline.filter(has('summary')),
    telling: outline.filter(({ section }) => section.roles.some((role) => tellingRoles.has(role))),
    timeline: outline.find(has('timeline')),
  };
});

function takeLabels(facts: Mutable<TimeFacts>, { labels, options }: FactContext): void {
  const { start, end, date, zone } = factsOfLabels(labels, options);
  facts.start ??= start;
  facts.end ??= end;
  facts.date ??= date;
  facts.zone ??= zone;
}

/** `Date: 2024-06-05`, `| Start | 14:00 UTC |`: of each the first. */
const factsOfLabels = perObjectWith((labels: readonly LabelledText[], options: ReadingOptions): TimeFacts => {
  const facts: Mutable<TimeFacts> = {};
  let window: StatedWindow | undefined;
  for (const label of labels) {
    if (label.kinds.includes('zone')) {
      const zone = zoneOfValue(label.value.text, options);
      if (zone) facts.zone ??= { ...zone, origin: 'fact' };
    }
    const key = timeKinds.find((kind) => label.kinds.includes(kind));
    const isTurn = label.kinds.some((kind) => turnKinds.has(kind));
    if (label.kinds.some((kind) => lengthKinds.has(kind))) window ??= windowOfLength(label, options);
    if (!key && !isTurn) continue;
    const [first, second] = timesOfLabel(label, options);
    if (isTurn && first?.date && first.zone) facts.zone ??= first.zone;
    if (!key) continue;
    if (key !== 'date') facts[key] ??= first;
    else if (!first?.date) window ??= timesOfDay(timesOfLabel(label, options));
    else if (first.date.day !== undefined) {
      facts.date ??= first;
      if (first.clock && label.kinds.includes('start')) facts.start ??= first;
      // Behind a start it may be anything: `Start: 09:49 (first seen at 09:15)`.
      const isRange = second?.span.start === first.span.start;
      if (first.clock && second && (isRange || !label.kinds.includes('start'))) {
        facts.start ??= first;
        facts.end ??= second;
      }
    }
  }
  return facts.start || facts.end ? facts : { ...facts, ...window };
});

/** `Incident time: 10:00 – 12:30`, beside a label for the day. */
function timesOfDay([first, second]: readonly StatedTime[]): StatedWindow | undefined {
  const isRange = first?.clock && second?.clock && !first.date && first.span.start === second.span.start;
  return isRange ? { start: first, end: second } : undefined;
}

const lengthKinds: ReadonlySet<LabelKind> = new Set<LabelKind>(['duration', 'impact-duration']);

/** `Downtime: ~2 hours (19:25 → 21:27 UTC)`: the range, which is all there is beside the length. */
const windowOfLength = perObjectWith(({ value }: LabelledText, options: ReadingOptions): StatedWindow | undefined => {
  const [length, ...others] = readDurations(value.text);
  if (others.length > 0) return undefined;
  // `1h05` is no time.
  const text = length ? blankOut(value.text, length) : value.text;
  const [start, end, ...more] = statedTimes([{ ...value, text }], 'fact', options);
  const isRange = start?.clock && end?.clock && start.span.start === end.span.start && more.length === 0;
  return isRange && !start.fault && !end.fault ? { start, end } : undefined;
});

const timeKinds = ['date', 'start', 'end'] as const satisfies readonly LabelKind[];

/** `Detected: 2025-11-12 13:00 UTC` names the zone, too. */
const turnKinds: ReadonlySet<LabelKind> = new Set<LabelKind>(['detected', 'acknowledged', 'mitigated', 'resolved']);

/** The same objects as long as the label is the same. */
export const timesOfLabel = perObjectWith((label: LabelledText, options: ReadingOptions) =>
  inSeason(statedTimes([label.value], 'fact', options)),
);

/** `10:05 EST / 14:05 UTC` in June, when clocks were on EDT: the second is the one to go by. */
function inSeason(times: readonly StatedTime[]): readonly StatedTime[] {
  const [first, second, ...others] = times;
  const { clock, zone, date } = first ?? {};
  if (!clock || zone?.zone.kind !== 'offset' || second?.zone?.zone.kind !== 'offset' || !second.clock) return times;
  const day = dayOfDate(date);
  if (day === undefined || second.date) return times;
  const apart = minuteOfDay(clock) - zone.zone.minutes - (minuteOfDay(second.clock) - second.zone.zone.minutes);
  const isSlip = isOutOfSeason(zone.text, zone.zone, day) && Math.abs(onClock(apart + 720) - 720) === 60;
  return isSlip ? [{ ...second, date, dateSpan: first?.dateSpan }, ...others] : times;
}

const startLabel =
  /\b(?:start|started|began|begin|beginning|from|beginn|startzeit|debut|inicio|desde)\b|sbeginn\b|начал|开始|発生|開始|시작|발생/;
const endLabel =
  /\b(?:end|ended|finish|finished|until|to|ende|endzeit|fin|fim|termino)\b|sende\b|конец|окончан|结束|恢复|復旧|終了|종료|복구/;

/** `Start Time: …`, `End Time: …`, `Duration: … to …`. */
function takeLabelled(facts: Mutable<TimeFacts>, tree: SyntaxTree, node: OutlineNode, options: ReadingOptions): void {
  if (facts.start && facts.end) return;
  const times = [...timesIn(tree, within(node), 'fact', options)];
  // `Duration: 01:00 hrs` over `TTD: 00:11`
  if (times[0] && isLengthAlone(tree.source, times[0])) return;
  // In `1h05 (13:00-14:05)` the first is no time, but how long it was.
  const isLength = times.length > 2 && times[0] !== undefined && isLengthBefore(tree.source, times[0]);
  const [first, second] = isLength ? times.slice(1) : times;
  const { name } = node.section;
  if (endLabel.test(name) && !startLabel.test(name)) facts.end ??= first;
  else if (startLabel.test(name) && !endLabel.test(name)) facts.start ??= first;
  else if (second || first?.date) {
    // One time of day alone is a length: `Duration: 02:45`, `Durée : 1h50`.
    facts.start ??= first;
    facts.end ??= second;
  }
}

/** `01:00 hrs`, `1:30 h`, and nothing else on the line. */
function isLengthAlone(source: SourceText, { date, zone, span }: StatedTime): boolean {
  const line = source.slice({ start: span.start, end: source.lineEnd(span.end) });
  return !date && !zone && /^\d{1,2}:\d\d ?(?:h|hrs?|hours?|std\.?|stunden|ч)\s*$/i.test(line);
}

/** `1h05 (`: what stands in front of the brackets is how long it was. */
function isLengthBefore(source: SourceText, { date, written, span }: StatedTime): boolean {
  if (date || !/^\d{1,2} ?h/i.test(written?.clock?.text ?? '')) return false;
  return /^\s*\(/.test(source.slice({ start: span.end, end: source.lineEnd(span.end) }));
}

/** The first date of the summary's sentences, and the zone if one is named. */
function takeProse(facts: Mutable<TimeFacts>, times: Iterable<StatedTime>): void {
  for (const time of times) {
    if (time.date?.day !== undefined) facts.date ??= time;
    if (time.zone) facts.zone ??= time.zone;
    if (facts.date && facts.zone) return;
  }
}

function takeFrontMatter(facts: Mutable<TimeFacts>, { frontMatter, options }: FactContext): void {
  if (!frontMatter) return;
  const read = (...keys: string[]) => frontMatterTime(frontMatter, options, ...keys);
  facts.start ??= read('start', 'started', 'startedat', 'starttime', 'incidentstart', 'inicio', 'debut', 'beginn');
  facts.end ??= read(
    'end',
    'ended',
    'endedat',
    'endtime',
    'incidentend',
    'resolved',
    'resolvedat',
    'resolvedtime',
    'fin',
    'fim',
    'ende',
  );
  facts.date ??= read(
    ...(frontMatter.format === 'yaml' ? ['date', 'incidentdate', 'datum', 'fecha', 'data'] : ['incidentdate']),
    'detectedat',
    'occurredat',
    'reportedat',
  );
  facts.zone ??= zoneInFrontMatter(frontMatter, options);
}

/** In TOML, `date` is that of the page, mostly a few days behind the incident: what the text says goes before it. */
function postedOn({ frontMatter, options }: FactContext): StatedTime | undefined {
  return frontMatter?.format === 'toml' ? frontMatterTime(frontMatter, options, 'date') : undefined;
}

/** The time that the first of these keys with a value states. */
export function frontMatterTime(
  frontMatter: FrontMatter | undefined,
  options: ReadingOptions,
  ...keys: string[]
): StatedTime | undefined {
  const key = keys.find((candidate) => frontMatter?.values.has(candidate));
  if (!frontMatter || key === undefined) return undefined;
  const ofBlock = remembered(frontMatterTimes, frontMatter, () => new Map<string, KnownTime>());
  const known = ofBlock.get(key);
  if (known?.options === options) return known.time;
  const [expression] = readTimeExpressions(frontMatter.values.get(key) ?? '', options);
  const place = frontMatter.places.get(key);
  const time =
    expression && stated(place ?? frontMatter.span, expression, expression.from, 'front-matter', place?.start);
  ofBlock.set(key, { options, time });
  return time;
}

interface KnownTime {
  readonly options: ReadingOptions;
  readonly time: StatedTime | undefined;
}

/** By key: what is compared with the version before must be the same object. */
const frontMatterTimes = new WeakMap<FrontMatter, Map<string, KnownTime>>();

function dateInFileName(fileName: string): StatedTime | undefined {
  const expression = readTimeExpressions(fileName.replace(/_/g, ' ')).find(
    (found) => found.from.date?.day !== undefined,
  );
  return expression && stated({ start: 0, end: 0 }, expression, expression.from, 'file-name');
}

// ---------------------------------------------------------------- reading

function isDateLabel(node: OutlineNode): boolean {
  return node.section.roles.includes('metadata') && /\bdate\b/.test(node.section.name);
}

export function below(node: OutlineNode): Span {
  return { start: node.bodyStart, end: node.span.end };
}

/** A section with what its heading goes on to say: `### Duration: 09:00 – 11:30 UTC`. */
function within(node: OutlineNode): Span {
  return node.section.shape === 'label' ? below(node) : node.span;
}

/** The moments that paragraphs, list items and cells in a piece of the document state, read as far as they are asked for. */
function* timesIn(
  tree: SyntaxTree,
  within: Span,
  origin: 'fact' | 'section',
  options: ReadingOptions,
): Generator<StatedTime> {
  yield* timesInNodes(tree.source, nodesIn(tree, within), within, origin, options);
}

function* timesInNodes(
  source: TextSource,
  nodes: readonly Nodes[],
  within: Span,
  origin: 'fact' | 'section',
  options: ReadingOptions,
): Generator<StatedTime> {
  for (const node of nodes) {
    const span = spanOf(node);
    if (span.end <= within.start || span.start >= within.end) continue;
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell' || node.type === 'html')
      yield* timesInNode(node, options, source, within, origin);
    else if ('children' in node) yield* timesInNodes(source, node.children, within, origin, options);
  }
}

function timesInNode(
  node: Nodes,
  options: ReadingOptions,
  source: TextSource,
  within: Span,
  origin: 'fact' | 'section',
): readonly StatedTime[] {
  const span = spanOf(node);
  const part = { start: Math.max(span.start, within.start), end: Math.min(span.end, within.end) };
  const known = timesKnown(node, options, source);
  const key = `${origin} ${part.start - span.start} ${part.end - span.start}`;
  let times = known.get(key);
  if (!times) {
    times = statedTimes(linesOf(clip(plainTextOf(node, source), part)), origin, options);
    known.set(key, times);
  }
  return times;
}

/** By the part of the node that was read, and what for. */
const timesKnown = perNodeWith((_node: Nodes, _options: ReadingOptions) => new Map<string, readonly StatedTime[]>());

/** What of a piece of text lies in a piece of the document. */
function clip(plain: PlainText, within: Span): PlainText {
  return slicePlain(
    plain,
    Math.max(0, within.start - plain.start),
    Math.min(plain.text.length, within.end - plain.start),
  );
}

/** "Outage of 12 May" over `Date: 13 May`: the day after is rather that of the report. */
function isWrittenAfter({ date, clock }: StatedTime, title: StatedTime): boolean {
  const [day, titled] = [dayOfDate(date), dayOfDate(title.date)];
  if (day === undefined || titled === undefined || clock) return false;
  return titled < day && day - titled <= longestWriting;
}

/** Days from an incident to its report, as far as nobody calls them so. */
const longestWriting = 14;

/** `8 April` below a title with `2026-04-08`. */
function isSameDay({ date }: StatedTime, other: StatedTime | undefined): boolean {
  return other?.date?.year !== undefined && date?.month === other.date.month && date?.day === other.date.day;
}

/** "Opened on October 28, 2026" in front of "On October 28 …" */
function firstSameDay(date: StatedTime, others: Iterable<StatedTime>): StatedTime | undefined {
  for (const other of others) if (isSameDay(date, other)) return inYear(date, other.date?.year);
  return undefined;
}

/** "Reported on August 5th 2022" in front of "Around August 3rd …" */
function inYearOfNearest(date: StatedTime, others: Iterable<StatedTime>): StatedTime {
  const dayInYear = ({ month = 1, day = 1 }: DateParts) => dayNumber({ year: 1972, month, day });
  for (const { date: other } of others) {
    if (other?.year === undefined || other.day === undefined || !date.date?.month) continue;
    if (Math.abs(dayInYear(other) - dayInYear(date.date)) <= mostDaysApart) return inYear(date, other.year);
  }
  return date;
}

const mostDaysApart = 14;

/** The same object as long as date and year are the same. */
const inYear = perObjectWith(
  (stated: StatedTime, year: number | undefined): StatedTime => ({ ...stated, date: { ...stated.date, year } }),
);

/** Without those that say when something else was: "written by Bo on December 3", "driver 3.1 (released 2025-10-14)". */
function* timesOfIncident(
  { source }: SyntaxTree,
  times: Iterable<StatedTime>,
  other: RegExp | null = ofSomethingElse,
): Generator<StatedTime> {
  for (const time of times) {
    const { start } = time.span;
    const lineStart = source.lineStart(start);
    const before = source.slice({ start: Math.max(lineStart, start - longestLead), end: start });
    if (!ofThing.test(before) && !other?.test(before)) yield time;
  }
}

const longestLead = 80;

const ofSomethingElse =
  /\b(?:written|published|posted|updated|edited|drafted|authors?|authored|created|reviewed|presented|meeting|postmortem date|released?|bought|installed|introduced|expired?|valid|since|similar|previous(?:ly)?|(?:last|earlier|another) (?:incident|outage)|backups?|last modified|copyright|due|(?<!\b(?:provided|caused|made|used|run|hosted|affected|triggered|served|reported|noticed|detected) )by)\b[^.;!?\n]{0,40}$/i;

/** The age of a thing and the last day for an action are no date of an incident, whatever else there is. */
const ofThing =
  /\b(?:(?:build|version)(?: (?:of|from))?|(?:built|compiled)(?: (?:on|at))?|copyright|due(?: (?:date|on|by))?|deadline)[ :(]{0,2}$/i;

function firstDate(times: Iterable<StatedTime>): StatedTime | undefined {
  for (const time of times) if (time.date?.day !== undefined) return time;
  return undefined;
}

/** Every moment that the lines state; a range gives two, and what one of them lacks comes from the other. */
export function statedTimes(lines: readonly PlainText[], origin: Origin, options: ReadingOptions): StatedTime[] {
  return lines.flatMap((line) =>
    readTimeExpressions(line.text, options).flatMap((expression) => {
      const span = { start: line.start + expression.start, end: line.start + expression.end };
      const from = {
        ...stated(span, expression, expression.from, origin, line.start),
        written: writtenIn(line, expression.from, expression.zone),
      };
      if (!expression.to) return [from];
      const to = {
        ...stated(
          span,
          { ...expression, zone: expression.endZone ?? expression.zone },
          expression.to,
          origin,
          line.start,
        ),
        written: writtenIn(line, expression.to, expression.endZone ?? expression.zoneAgain ?? expression.zone),
      };
      // "10:00 to 12:00 on June 7"
      if (!from.date && to.date && isEarlier(from, to)) return [{ ...from, date: to.date }, to];
      return [from, to.date || !from.date ? to : { ...to, date: from.date }];
    }),
  );
}

function isEarlier({ clock }: StatedTime, { clock: other }: StatedTime): boolean {
  return clock !== undefined && other !== undefined && minuteOfDay(clock) <= minuteOfDay(other);
}

/** @param base where the text that was read starts, if it stands in the document as it is */
function stated(span: Span, expression: TimeExpression, moment: Moment, origin: Origin, base?: number): StatedTime {
  const zone: ResolvedZone | undefined = expression.zone && {
    text: expression.zone.text,
    zone: expression.zone.zone,
    origin,
  };
  const at = (place: Place | undefined): Span | undefined =>
    place && base !== undefined ? { start: base + place.start, end: base + place.end } : undefined;
  const [dateSpan, clockSpan] = [at(moment.datePlace), at(moment.clockPlace)];
  return {
    span,
    origin,
    ...(moment.date && { date: moment.date }),
    ...(moment.clock && { clock: moment.clock }),
    ...(zone && { zone }),
    ...(moment.fault && { fault: moment.fault }),
    ...(expression.approximate && { approximate: true }),
    ...(dateSpan && { dateSpan }),
    ...(clockSpan && { clockSpan }),
  };
}
