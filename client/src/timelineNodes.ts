/**
 * What the tree shows, made of what the server says. No `vscode` here: the view is one reader of it, tests are another.
 */
import type { DayItem, EventItem, TimelineItem, TimelinesResult } from '../../server/src/protocol.ts';

export interface TimelineNode {
  readonly kind: 'timeline';
  readonly id: string;
  readonly item: TimelineItem;
  /** The day, where the timeline has one only, and its events are the children. */
  readonly date?: string;
  /** The zone that all its events share. */
  readonly zone?: string;
  readonly parent: undefined;
  readonly children: readonly OutlineNode[];
  readonly problems: ProblemCount;
}

export interface DayNode {
  readonly kind: 'day';
  readonly id: string;
  readonly item: DayItem;
  readonly parent: TimelineNode | undefined;
  readonly children: readonly OutlineNode[];
  readonly problems: ProblemCount;
}

export interface EventNode {
  readonly kind: 'event';
  readonly id: string;
  readonly item: EventItem;
  readonly date?: string;
  /** False where every event of the timeline has the same zone: then the level above says it once. */
  readonly showZone: boolean;
  readonly parent: TimelineNode | DayNode | undefined;
  readonly children: readonly [];
  readonly problems: ProblemCount;
}

export type OutlineNode = TimelineNode | DayNode | EventNode;

/** Hints are left out: they are offers, not problems. */
export interface ProblemCount {
  readonly count: number;
  readonly level: 'error' | 'warning' | 'info' | 'none';
}

export interface Outline {
  readonly roots: readonly OutlineNode[];
  /** All of them, in document order. */
  readonly events: readonly EventNode[];
  /** Day and zone of everything shown, where a level that would say them is left out. */
  readonly date?: string;
  readonly zone?: string;
  readonly problems: ProblemCount;
}

export const emptyOutline: Outline = { roots: [], events: [], problems: { count: 0, level: 'none' } };

/**
 * Timelines, their days, the days' events. A level with one member says nothing, so it is left out: one timeline is
 * not named, and one day stands beside its timeline.
 */
export function buildOutline(result: TimelinesResult): Outline {
  const timelines = result.timelines.filter((timeline) => timeline.days.some((day) => day.events.length > 0));
  const events: EventNode[] = [];
  const [only, ...others] = timelines;
  if (!only) return emptyOutline;
  if (others.length > 0) {
    const roots = timelines.map((timeline, index) => timelineNode(timeline, `${index}`, events));
    return { roots, events, problems: sumProblems(roots) };
  }
  const zone = sharedZone(only);
  const roots = childrenOf(only, '0', undefined, zone === undefined, events);
  return {
    roots,
    events,
    ...optional('date', onlyDate(only)),
    ...optional('zone', zone),
    problems: sumProblems(roots),
  };
}

function timelineNode(item: TimelineItem, id: string, events: EventNode[]): TimelineNode {
  const zone = sharedZone(item);
  const children: OutlineNode[] = [];
  const node = {
    kind: 'timeline' as const,
    id,
    item,
    ...optional('date', onlyDate(item)),
    ...optional('zone', zone),
    parent: undefined,
    children,
    get problems() {
      return sumProblems(children);
    },
  };
  children.push(...childrenOf(item, id, node, zone === undefined, events));
  return node;
}

function childrenOf(
  timeline: TimelineItem,
  id: string,
  parent: TimelineNode | undefined,
  showZone: boolean,
  events: EventNode[],
): readonly OutlineNode[] {
  const days = daysWithEvents(timeline);
  const [only, ...others] = days;
  if (only && others.length === 0) return eventNodes(only, `${id}/0`, parent, showZone, events);
  return days.map((day, index) => dayNode(day, `${id}/${index}`, parent, showZone, events));
}

function dayNode(
  item: DayItem,
  id: string,
  parent: TimelineNode | undefined,
  showZone: boolean,
  events: EventNode[],
): DayNode {
  const children: OutlineNode[] = [];
  const node = {
    kind: 'day' as const,
    id,
    item,
    parent,
    children,
    get problems() {
      return sumProblems(children);
    },
  };
  children.push(...eventNodes(item, id, node, showZone, events));
  return node;
}

function eventNodes(
  day: DayItem,
  id: string,
  parent: TimelineNode | DayNode | undefined,
  showZone: boolean,
  events: EventNode[],
): readonly EventNode[] {
  const nodes = day.events.map(
    (item, index): EventNode => ({
      kind: 'event',
      id: `${id}/${index}`,
      item,
      ...optional('date', day.date),
      showZone,
      parent,
      children: [],
      problems: countProblems(item),
    }),
  );
  events.push(...nodes);
  return nodes;
}

function daysWithEvents(timeline: TimelineItem): readonly DayItem[] {
  return timeline.days.filter((day) => day.events.length > 0);
}

function onlyDate(timeline: TimelineItem): string | undefined {
  const days = daysWithEvents(timeline);
  return days.length === 1 ? days[0]?.date : undefined;
}

/** Undefined where events differ, and where one of them has a time without a zone. */
function sharedZone(timeline: TimelineItem): string | undefined {
  const timed = timeline.days.flatMap((day) => day.events).filter((event) => event.time !== undefined);
  const zone = timed[0]?.zone;
  return timed.every((event) => event.zone === zone) ? zone : undefined;
}

const severity = { none: 0, hint: 0, info: 1, warning: 2, error: 3 } as const;

function countProblems(event: EventItem): ProblemCount {
  return event.problems.reduce<ProblemCount>(
    (sum, { level }) =>
      level === 'hint'
        ? sum
        : { count: sum.count + 1, level: severity[level] > severity[sum.level] ? level : sum.level },
    { count: 0, level: 'none' },
  );
}

function sumProblems(nodes: readonly OutlineNode[]): ProblemCount {
  return nodes.reduce<ProblemCount>(
    (sum, { problems }) => ({
      count: sum.count + problems.count,
      level: severity[problems.level] > severity[sum.level] ? problems.level : sum.level,
    }),
    { count: 0, level: 'none' },
  );
}

/** An optional property is absent rather than undefined. */
function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: V });
}
