import { changeBetween } from '../../syntax/change.ts';
import type { SourceText, Span } from '../../syntax/position.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';
import { dayOfDate } from '../../time/instant.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import type { TimeExpression } from '../../time/types.ts';
import { type CountedFacts, type Counting, countingOf, countsTimes, startsStated } from '../entries/counting.ts';
import {
  type DraftEntry,
  type DraftGroup,
  type DraftStamp,
  type DraftTimeline,
  meaningOfTime,
  saysSameTime,
  shapeOf,
} from '../entries/entries.ts';
import { zoneIn } from '../entries/zoneNote.ts';
import { readFacts, type TimeFacts } from '../facts/facts.ts';
import type { Memory } from '../memory.ts';
import { perObjectWith } from '../perObject.ts';
import type { OutlineNode } from '../sections/outline.ts';
import type { Milestone, ResolvedZone, StatedDuration, StatedTime, Timeline, TimelineEvent } from '../types.ts';
import type { LabelledText } from '../words/labels.ts';
import { milestonesOf } from '../words/milestones.ts';
import {
  citiesWithTime,
  cityBehindTimes,
  dayIn,
  dayInTitle,
  dayOfNote,
  dayOverhead,
  saysApproximate,
  saysNewestFirst,
  saysUsualDay,
  yearIn,
  yearOverhead,
  zoneOfCity,
  zoneOverhead,
} from './aboutTimes.ts';
import { areOnTwelveHours } from './days.ts';
import { stretchOf } from './elapsed.ts';
import { inYearOf } from './namedDay.ts';
import { daysPassed, directionOf, type Resolution, type ResolutionContext, resolveEntries } from './resolve.ts';
import { itemsWithin, placesOf, samePlaces, startOfNode, type TimelinePlace } from './timelinePlaces.ts';
import type { PlacedNote } from './timeNotes.ts';
import { isReferredTo } from './timeSurvey.ts';

/** What timelines are read and resolved with. */
export interface Reading {
  readonly tree: SyntaxTree;
  readonly outline: readonly OutlineNode[];
  readonly labels: readonly LabelledText[];
  readonly options: ReadingOptions;
  /** What the whole document states. */
  readonly times: TimeFacts;
  readonly everywhere?: ResolvedZone;
  /** Where times are counted from the start of the incident. */
  readonly counted?: CountedFacts;
  /** What each of them is counted from, where a line elsewhere says so. */
  readonly starts?: ReadonlyMap<DraftTimeline, TimeExpression>;
  /** Of which the document says "Denver time", where one stands behind times. */
  readonly cities?: readonly PlacedNote[];
  readonly memory: Memory;
}

/** Timelines with their times, each as long as nothing changed in the part that is about its incident. */
export function readAll(reading: Reading, drafts: readonly DraftTimeline[]): readonly Timeline[] {
  const { outline, options, times, everywhere, counted, memory } = reading;
  const places = placesOf(outline, drafts, memory);
  const overhead = memory.keep(outline, 'told overhead', [drafts, options, times], () =>
    drafts.map((draft) => toldOverhead(reading, draft)).join('\n'),
  );
  const starts = counted && startsStated(places, options, memory);
  const said = starts && drafts.map((draft) => meaningOfTime(starts.get(draft))).join('\n');
  const cities = drafts.some(cityBehindTimes) ? citiesWithTime(memory) : undefined;
  const zone = [everywhere?.text, everywhere?.origin, everywhere?.zone, cities];
  const inputs = [options, times, ...zone, overhead, counted, said];
  const whole = { ...reading, starts, cities };
  return memory.each('timelines', places, (place) => [readTimeline(whole, place)], inputs, samePlaces);
}

/** What the headings above a timeline say of its times. */
function toldOverhead({ outline, times, options, memory }: Reading, draft: DraftTimeline): string {
  const { node } = draft;
  if (!node) return '';
  const zone = zoneOverhead(outline, node, options, memory)?.text ?? '';
  const day = dayOfDate(dayOverhead(outline, node, times, options, memory)?.date) ?? '';
  return `${zone} ${day} ${yearOverhead(outline, node, draft, options, memory) ?? ''}`;
}

function readTimeline(reading: Reading, { draft, scope }: TimelinePlace): Timeline {
  const { times, everywhere } = reading;
  if (!scope) return resolveTimeline(reading, draft, times, everywhere);
  const own = factsInScope(reading, scope);
  const stated = own.start ?? own.date ?? own.end;
  return resolveTimeline(reading, draft, stated ? withDay(own, times) : times, own.zone ?? everywhere);
}

/** `**Start:** 06:12` in one part is on the day that the document states. */
function withDay(own: TimeFacts, { date }: TimeFacts): TimeFacts {
  const isDated = [own.start, own.date, own.end].some((time) => time?.date !== undefined);
  return isDated || !date ? own : dayed(own, date);
}

const dayed = perObjectWith((own: TimeFacts, date: StatedTime): TimeFacts => ({ ...own, date }));

/** Another object only where it says something else. */
export function countedFacts(
  durations: readonly StatedDuration[],
  { start, end }: TimeFacts,
  memory: Memory,
): CountedFacts {
  const stretch = start?.clock && end?.clock ? stretchOf({ start, end }, {}) : undefined;
  const lengths = [
    ...durations.filter((duration) => duration.of !== 'failure' && duration.of !== 'response'),
    ...(stretch && stretch.minutes > 0 ? [{ minutes: stretch.minutes, step: 1 }] : []),
  ].map(({ minutes, step }) => ({ minutes, step }));
  const said = lengths.map(({ minutes, step }) => `${minutes}/${step}`).join(' ');
  return memory.keep(memory, 'counted facts', [said], () => ({ lengths }));
}

/** The same with what the times of one timeline are counted from. */
function countedIn({ counted, starts, memory }: Reading, draft: DraftTimeline): CountedFacts | undefined {
  const start = starts?.get(draft);
  if (!counted || !start) return counted;
  const said = [counted, meaningOfTime(start)];
  return memory.keep(draft.node?.head ?? draft, `counted ${draft.span.start}`, said, () => ({ ...counted, start }));
}

/** Facts that are equal part by part are the same object. */
export function stableFacts(memory: Memory, owner: object, facts: TimeFacts): TimeFacts {
  return memory.keep(owner, 'facts', [facts.start, facts.end, facts.date, facts.zone], () => facts);
}

/** What is stated about the incident of one part of the document. */
function factsInScope({ tree, outline, labels, options, memory }: Reading, scope: OutlineNode): TimeFacts {
  const within = scope.span;
  const facts = readFacts(tree, itemsWithin(outline, within, startOfNode), {
    options,
    labels: itemsWithin(labels, within, ({ value }) => value.start),
    within,
  });
  return stableFacts(memory, scope.head, facts);
}

function resolveTimeline(
  reading: Reading,
  draft: DraftTimeline,
  facts: TimeFacts,
  everywhere?: ResolvedZone,
): Timeline {
  const { tree, outline, options, cities, memory } = reading;
  const { source } = tree;
  const owner = draft.node?.head ?? draft;
  const counted = countedIn(reading, draft);
  const around = (draft.node && zoneOverhead(outline, draft.node, options, memory)) ?? everywhere;
  const yearAbove = draft.node && yearOverhead(outline, draft.node, draft, options, memory);
  const dayAbove = draft.node && dayOverhead(outline, draft.node, facts, options, memory);
  const city = cityBehindTimes(draft);
  const told = city === undefined || !cities ? undefined : zoneOfCity(city, cities);
  const inCity = told && memory.keep(owner, `city ${draft.span.start}`, [told.text], () => told);
  const place = [
    draft,
    facts,
    options,
    around?.text,
    around?.origin,
    around?.zone,
    counted,
    yearAbove,
    dayAbove,
    inCity,
  ];
  return memory.keep(owner, `resolved ${draft.span.start}`, place, () => {
    const noted = memory.keep(owner, `notes ${draft.span.start}`, [options, ...draft.notes], () => ({
      zone: draft.notes.map((note) => zoneIn(note, 'timeline', options)).find((found) => found),
      year: yearIn(draft.notes),
      day: dayIn(draft.notes, options),
      approximate: draft.notes.some(saysApproximate),
      newestFirst: draft.notes.some(saysNewestFirst),
      isUsualDay: draft.notes.some(saysUsualDay),
    }));
    const { node } = draft;
    const titled = node && memory.keep(node, 'day', [options], () => dayInTitle(node, options));
    const stated = titled ?? (noted.day && node && dayOfNote(node, noted.day)) ?? dayAbove;
    const zone = noted.zone ?? inCity ?? around;
    const year = noted.year ?? yearAbove;
    const inputs = [facts, options, zone?.text, zone?.origin, zone?.zone, noted, stated, counted, year];
    const contextFor = (direction: Timeline['direction'], onTwelveHours: boolean) => {
      const counting = counted && countsTimes(draft, memory) ? countingIn(counted) : undefined;
      const known = [...inputs, onTwelveHours, counting];
      return memory.keep(owner, `${direction} ${draft.span.start}`, known, (): ResolutionContext => {
        const known = stated ? { ...facts, start: undefined, end: undefined, date: inYearOf(facts, stated) } : facts;
        return { ...noted, year, facts: known, zone, direction, onTwelveHours, options, counting };
      });
    };
    const last = memory.keep(owner, `last ${draft.span.start}`, inputs, (): { resolved?: ResolvedDraft } => ({}));
    const timeline = (last.resolved && withSameTimes(source, draft, last.resolved)) ?? fresh();
    last.resolved = { draft, timeline };
    return timeline;

    /** The same object as long as what it says is. */
    function countingIn(told: CountedFacts): Counting {
      const counting = countingOf(draft, options, told);
      const said = [counting.scale, meaningOfTime(counting.start)];
      return memory.keep(owner, `counting ${draft.span.start}`, said, () => counting);
    }

    function fresh(): Timeline {
      const onTwelveHours = areOnTwelveHours(draft.entries);
      const ascending = resolveEntries(draft, contextFor('ascending', onTwelveHours));
      const over = draft.entries.findLastIndex(({ milestone }) => milestone === 'resolved');
      const hints = { isSaidToBe: noted.newestFirst, isOverLast: over * 2 >= draft.entries.length };
      // A time that can be none takes no part in the order.
      const realOf = (times: readonly Resolution[]) => times.filter((_, at) => isReal(draft.entries[at]?.stamp));
      const backwards = namesWeekdays(draft.entries)
        ? resolveEntries(draft, contextFor('descending', false))
        : undefined;
      const isShorter = backwards !== undefined && daysPassed(backwards) < daysPassed(ascending);
      const direction = directionOf(realOf(isShorter ? backwards : ascending), hints);
      const times =
        direction === 'ascending' ? ascending : (backwards ?? resolveEntries(draft, contextFor(direction, false)));
      return timelineOf(source, draft, direction, times);
    }
  });
}

/** Whether several weekdays tell which day it was, so that Friday below Saturday is the day before, or six days later. */
function namesWeekdays(entries: readonly DraftEntry[]): boolean {
  const names = entries.flatMap(({ stamp }) => {
    const { weekday, month } = stamp?.expression.from.date ?? {};
    return weekday === undefined || month !== undefined ? [] : [weekday];
  });
  return names.some((name) => name !== names[0]);
}

function isReal(stamp: DraftStamp | undefined): boolean {
  return !stamp?.isBound && !stamp?.expression.from.fault;
}

/** A timeline, and what it was made from. */
interface ResolvedDraft {
  readonly draft: DraftTimeline;
  readonly timeline: Timeline;
}

/** The timeline of a draft that has the same times as one before, where only words were changed; else undefined. */
function withSameTimes(source: SourceText, draft: DraftTimeline, before: ResolvedDraft): Timeline | undefined {
  const { entries } = draft;
  const known = before.draft.entries;
  const change = changeBetween(known, entries);
  if (change.before !== change.after || !sameKinds(draft.groups, before.draft.groups)) return undefined;
  const { timeline } = before;
  const events = [...timeline.events];
  let { times, referred, turns } = timeline;
  for (let at = change.from; at < change.after; at++) {
    const [entry, old, event] = [entries[at], known[at], events[at]];
    if (!entry || !old || !event || !saysSameTime(entry, old)) return undefined;
    events[at] = eventOf(entry, at, event, event.milestone);
    if (isReferredTo(timeline, event)) referred = {};
    // `T0 = 13:20`: whether it is an event that has a place in the order, its words tell.
    if (event.when?.relativeMinutes === 0) {
      times = {};
      referred = {};
    }
    if (event.milestone !== undefined) turns = {};
  }
  const span = { start: draft.span.start, end: source.trimmedEnd(draft.span) };
  const { direction, shape, groups } = timeline;
  const selectionSpan = selectionOf(draft, events, span);
  return { ...namedBy(draft), span, selectionSpan, shape, direction, events, groups, times, referred, turns };
}

function sameKinds(a: readonly DraftGroup[], b: readonly DraftGroup[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ kind, part, isPhase }, at) => {
      const other = b[at];
      return kind === other?.kind && part === other.part && isPhase === other.isPhase;
    })
  );
}

function namedBy({ node }: DraftTimeline): Pick<Timeline, 'title' | 'section'> {
  return { title: node?.section.title ?? 'Timeline', section: node?.section.index };
}

function timelineOf(
  source: SourceText,
  draft: DraftTimeline,
  direction: Timeline['direction'],
  times: readonly Resolution[],
): Timeline {
  // Of two the earlier one is the turn.
  const milestones =
    direction === 'ascending' ? milestonesOf(draft.entries) : milestonesOf(draft.entries.toReversed()).toReversed();
  const groups = draft.groups.map(({ kind, part, isPhase }) => ({ kind, part, isPhase, events: [] as number[] }));
  const events = draft.entries.map((entry, index) => {
    groups[entry.group]?.events.push(index);
    return eventOf(entry, index, times[index] ?? {}, milestones[index]);
  });
  const span = { start: draft.span.start, end: source.trimmedEnd(draft.span) };
  return {
    ...namedBy(draft),
    span,
    selectionSpan: selectionOf(draft, events, span),
    shape: shapeOf(draft.groups, draft.entries),
    direction,
    events,
    groups,
    times: {},
    referred: {},
    turns: {},
  };
}

function selectionOf({ node }: DraftTimeline, events: readonly TimelineEvent[], span: Span): Span {
  const isNamed = node?.section.roles.includes('timeline') ?? false;
  return node && isNamed ? node.section.titleSpan : (events[0]?.textSpan ?? span);
}

/** The event of an entry: the same object as long as nothing about it changes. */
function eventOf(entry: DraftEntry, index: number, { when, end }: Resolution, milestone?: Milestone): TimelineEvent {
  const known = entry.made.event as TimelineEvent | undefined;
  if (known?.index === index && known.when === when && known.end === end && known.milestone === milestone) return known;
  const { span, text, textSpan, stamp, stampAt, day, group, isTimeTold } = entry;
  const event: TimelineEvent = {
    index,
    span,
    text,
    textSpan,
    timestamp: stamp,
    when,
    end,
    milestone,
    group,
    timestampAt: stampAt,
    day: day?.stamp,
    isTimeTold,
  };
  entry.made.event = event;
  return event;
}
