import type { Span } from '../../syntax/position.ts';
import type { TimeExpression, ZoneMention } from '../../time/types.ts';
import { remembered } from '../memory.ts';
import type { OutlineNode } from '../sections/outline.ts';
import type { EntryGroup, Milestone, StatedText, TimelineShape } from '../types.ts';
import { milestoneOf } from '../words/milestones.ts';

/** An entry of a timeline before its time is resolved. */
export interface DraftEntry {
  /** Everything that belongs to it, with nested content. */
  readonly span: Span;
  /** One line, without markup and timestamp. */
  readonly text: string;
  readonly textSpan: Span;
  /** Absent for an entry without a time. */
  readonly stamp?: DraftStamp;
  /** Where a timestamp would be written. */
  readonly stampAt: Span;
  /** The day heading that it stands under. */
  readonly day?: DayHeading;
  /** That of the entries behind it, which stands in its last line; see `lazyDay.ts`. */
  readonly dayBehind?: DayHeading;
  /** Heads of the columns that its time stands in, which may name the zone and the year. */
  readonly column?: string;
  /** There is no time, and the entry says so: `Unknown`, `Until 13:40`. */
  readonly isTimeTold?: boolean;
  /** The only time in its words, which is its own where it fits between its neighbours. */
  readonly inside?: InsideStamp;
  /** The zone of the event that it is nested in. */
  readonly zoneAround?: ZoneMention;
  readonly group: number;
  /** What the entry's text says it is. */
  readonly milestone?: Milestone;
  /** What was made of it last; each reader has its own field. */
  readonly made: Made;
}

/** Kept on the entry itself: a timeline of thousands is looked through at every keystroke. */
export interface Made {
  step?: unknown;
  resolution?: unknown;
  event?: unknown;
}

export interface InsideStamp extends DraftStamp {
  /** Nothing stands behind it: `PR merged 13:05.` */
  readonly isLast: boolean;
}

export interface DraftStamp {
  readonly span: Span;
  readonly raw: string;
  readonly expression: TimeExpression;
  readonly date?: StatedText;
  readonly clock?: StatedText;
  readonly zone?: StatedText;
  readonly end?: { readonly date?: StatedText; readonly clock?: StatedText; readonly zone?: StatedText };
  /** The same time in another zone, behind it or in a column of its own: `14:05 CEST (12:05 UTC)`. */
  readonly also?: DraftStamp;
  /** A third column agrees with this one, and not with `also`. */
  readonly isConfirmed?: true;
  /** It was before that day, and nobody says how long. */
  readonly isBound?: true;
}

/** `### 5 June 2024`: one object for each heading, so that "the same day heading" is identity. */
export interface DayHeading {
  readonly expression: TimeExpression;
  readonly stamp: DraftStamp;
}

const days = new WeakMap<TimeExpression, DayHeading>();

/** The day that a heading states: the same object whenever it is read from the same expression. */
export function dayHeading(stamp: DraftStamp): DayHeading {
  return remembered(days, stamp.expression, () => ({ expression: stamp.expression, stamp }));
}

/** What an entry says by itself. */
export type EntryReading = Pick<
  DraftEntry,
  'text' | 'textSpan' | 'stamp' | 'stampAt' | 'column' | 'isTimeTold' | 'inside' | 'dayBehind'
> & {
  /** The entry that was made of it last. */
  entry?: DraftEntry;
};

/** Where an entry stands. */
export type EntryPlace = Pick<DraftEntry, 'span' | 'group' | 'day' | 'zoneAround'>;

/** The entry of a reading: the same object as long as it stands in the same place. */
export function entryOf(reading: EntryReading, { span, group, day, zoneAround }: EntryPlace): DraftEntry {
  const known = reading.entry;
  if (
    known &&
    known.group === group &&
    known.day === day &&
    known.zoneAround === zoneAround &&
    known.span.start === span.start &&
    known.span.end === span.end
  )
    return known;
  const { text, textSpan, stamp, stampAt, column, isTimeTold, inside, dayBehind } = reading;
  const milestone =
    known?.text === text
      ? known.milestone
      : milestoneOf(text, stamp?.expression.to ? undefined : stamp?.expression.from.clock);
  const entry: DraftEntry = {
    span,
    text,
    textSpan,
    stamp,
    stampAt,
    day,
    column,
    isTimeTold,
    ...(inside && { inside }),
    ...(dayBehind && { dayBehind }),
    ...(zoneAround && { zoneAround }),
    group,
    milestone,
    made: {},
  };
  reading.entry = entry;
  return entry;
}

/** Whether two entries say the same of when they were, and which turn they mark. */
export function saysSameTime(a: DraftEntry, b: DraftEntry): boolean {
  if (
    a.group !== b.group ||
    a.day !== b.day ||
    a.zoneAround?.text !== b.zoneAround?.text ||
    a.column !== b.column ||
    a.isTimeTold !== b.isTimeTold ||
    a.milestone !== b.milestone
  )
    return false;
  return (
    a.stamp === b.stamp || (a.stamp !== undefined && b.stamp !== undefined && meaningOf(a.stamp) === meaningOf(b.stamp))
  );
}

/** What a timestamp says, wherever it stands. */
function meaningOf(stamp: DraftStamp): string {
  const { expression, also } = stamp;
  return `${isOn24Hours(stamp)} ${meaningOfTime(expression)} ${also ? meaningOf(also) : ''}`;
}

/** What is said of a time, without the places where it is; nothing where there is none. */
export function meaningOfTime(expression: TimeExpression | undefined): string {
  return expression ? JSON.stringify(expression, (key, value) => (places.has(key) ? undefined : value)) : '';
}

/** Whether a time of day is written as on a clock of 24 hours alone: `09:05`, `9h05`, `9 Uhr`, and not `noon`. */
export function isOn24Hours({ clock }: Partial<DraftStamp> = {}): boolean {
  return clock !== undefined && /^\d/.test(clock.text) && !/^[1-9]\d?[:.]\d\d/.test(clock.text);
}

const places: ReadonlySet<string> = new Set(['start', 'end', 'datePlace', 'clockPlace']);

export type DraftGroup = Omit<EntryGroup, 'events'>;

/** What the readers of the different shapes add to. */
export interface Draft {
  readonly entries: DraftEntry[];
  readonly groups: DraftGroup[];
  /** Lines in the timeline that are no entries: notes such as "All times in UTC". */
  readonly notes: string[];
  /** Counts the headings without a time. */
  part: number;
  /** The part is a phase of what is told before it, and not what another team saw: `### Recovery`. */
  isPhase: boolean;
}

/** With nothing in it but the notes. */
export function emptyDraft(...notes: readonly string[]): Draft {
  return { entries: [], groups: [], notes: [...notes], part: 0, isPhase: false };
}

/** Returns the index of the new group. */
export function openGroup({ groups, part, isPhase }: Draft, kind: DraftGroup['kind']): number {
  return groups.push({ kind, part, isPhase }) - 1;
}

/** A timeline before its times are resolved. */
export interface DraftTimeline extends Draft {
  /** The section that the timeline is, or stands in; none for one outside of every section. */
  readonly node?: OutlineNode;
  readonly span: Span;
}

export function shapeOf(groups: readonly DraftGroup[], entries: readonly DraftEntry[]): TimelineShape {
  const counts = new Map<TimelineShape, number>();
  for (const entry of entries) {
    const kind = groups[entry.group]?.kind ?? 'lines';
    const shape = kind === 'lines' ? 'paragraphs' : kind;
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'list';
}
