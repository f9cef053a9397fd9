import type { Span } from '../syntax/position.ts';
import type { TimeExpression } from '../time/types.ts';
import type { OutlineNode } from './outline.ts';
import type { EntryGroup, TimelineShape } from './types.ts';

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
  /** Heads of the columns that its time stands in, which may name the zone and the year. */
  readonly column?: string;
  readonly group: number;
}

export interface DraftStamp {
  readonly span: Span;
  readonly raw: string;
  readonly expression: TimeExpression;
  readonly dateSpan?: Span;
  readonly clockSpan?: Span;
}

/** `### 5 June 2024`: one object for each heading, so that "the same day heading" is identity. */
export interface DayHeading {
  readonly expression: TimeExpression;
}

export interface DraftGroup {
  readonly kind: EntryGroup['kind'];
}

/** What the readers of the different shapes add to. */
export interface Draft {
  readonly entries: DraftEntry[];
  readonly groups: DraftGroup[];
  /** Lines in the timeline that are no entries: notes such as "All times in UTC". */
  readonly notes: string[];
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
