import type { Nodes } from 'mdast';
import type { SourceText, Span } from '../syntax/position.ts';
import type { Role } from '../templates/catalogue.ts';
import type { Language } from '../templates/names/types.ts';
import type { ClockParts, DateParts, TimeExpression, TimeFault, Zone } from '../time/types.ts';

export type { SourceText, Span } from '../syntax/position.ts';
export type { Role } from '../templates/catalogue.ts';

/**
 * What a document says, as a careful reader takes it. Never fails to build; what is not there is absent.
 *
 * Places are spans of stable offsets (see `syntax/position.ts`), so that what an edit does not touch stays the same
 * object from version to version; `source.rangeOf` makes lines and columns of them.
 */
export interface Postmortem {
  readonly source: SourceText;
  readonly kind: DocumentKind;
  /** The document's own title: its first heading of level 1, or its first heading. */
  readonly title?: string;
  /** All sections in document order; nested ones follow their parent. */
  readonly sections: readonly Section[];
  /** Another object only when the sections' titles or their nesting change, not when their text does. */
  readonly structure: object;
  /** The language that its sections are named in, or are to be. */
  readonly language: Language;
  /** Whether it is written in one that sections are named in: else most of its words say nothing here. */
  readonly isLanguageKnown: boolean;
  readonly timelines: readonly Timeline[];
  readonly facts: Facts;
  /** All action items, by the section for them that they stand in. Each list is the same object as long as its items are. */
  readonly actionLists: readonly ActionList[];
  readonly actionItems: readonly ActionItem[];
  /** Roles whose answers stand in prose outside of sections of their own. */
  readonly told: ReadonlyMap<Role, Telling>;
  /** Links that know when something was. */
  readonly evidence: readonly Evidence[];
  /** Whole dates with a weekday, wherever they stand. */
  readonly proseDates: readonly WrittenTime[];
  /** Where sentences about times name zones: "All times are in PST". */
  readonly zoneNotes: readonly StatedText[];
  /** Abbreviations that the document uses and nowhere spells out, each where it is first used. */
  readonly unexplained: readonly StatedText[];
  readonly frontMatter?: StatedFrontMatter;
  /** What the front matter says of how to read the document, and is nothing that is known. */
  readonly unheeded: readonly UnheededValue[];
  /** Blocks whose Markdown was not read, because that would take too long. What they hold is in nothing else here. */
  readonly unread: readonly Span[];
  /** Headings that are code, since a fence above them is not closed. */
  readonly swallowed: readonly SwallowedHeading[];
  /** Without code, comments and front matter. */
  readonly wordCount: number;
  /** The outermost nodes that lie in a piece of the document: what a section holds. */
  readonly nodesIn: (span: Span) => readonly Nodes[];
}

/**
 * Where an answer stands that has no section: in front of the first one, below a heading that begins with its name, or
 * somewhere in the text. Nobody asks for the cause of what still goes on, nor for the harm that an exercise did.
 */
export type Telling = 'in front' | 'under its name' | 'elsewhere' | 'not asked';

export interface StatedFrontMatter {
  readonly span: Span;
  readonly format: 'yaml' | 'toml';
  /** Plain values by folded key: `time_zone` is `timezone`. */
  readonly values: ReadonlyMap<string, string>;
  /** Where those values stand that are on the line of their key. */
  readonly places: ReadonlyMap<string, Span>;
}

/** A postmortem, a form still to be filled in, or something else. With the reason, for a person. */
export interface DocumentKind {
  readonly kind: 'postmortem' | 'template' | 'other';
  readonly reason: string;
}

/** How a section's title is written. */
export type SectionShape =
  /** `## Impact` */
  | 'atx'
  /** `Impact` over `------` */
  | 'setext'
  /** `**Impact**` alone in a paragraph, or far from the margin. */
  | 'bold'
  /** `**Impact:** text`, or `Impact: text` */
  | 'label'
  /** `<h2>Impact</h2>` */
  | 'html';

/** What CommonMark takes a title for that is meant as one: with a line of HTML above it, or far from the margin. */
export type TakenAs = 'html' | 'code';

export interface Section {
  /** Index in `Postmortem.sections`. */
  readonly index: number;
  readonly parent?: number;
  readonly title: string;
  /** The title in its plainest spelling, as in the catalogue. */
  readonly name: string;
  readonly roles: readonly Role[];
  /** The one of them that it has as the response, because no other section of the document has it. */
  readonly standsIn?: 'resolution';
  readonly shape: SectionShape;
  /** 1 to 6 for headings; what it would be for the others. */
  readonly depth: number;
  /** True where the title stands in a list item: `- ### Impact`, `- **Impact:** text`. */
  readonly inList: boolean;
  /** Words go on behind the name: "Root cause: a full disk". */
  readonly hasTail?: boolean;
  readonly takenAs?: TakenAs;
  /** Title to the next section that is not nested in it, with the blank lines between; see `SourceText.trimmedEnd`. */
  readonly span: Span;
  /** The words of the title. */
  readonly titleSpan: Span;
  /** Where the content starts: behind the heading, or behind the label. */
  readonly bodyStart: number;
}

/** The turns of an incident that an event can mark. */
export type Milestone = 'started' | 'detected' | 'acknowledged' | 'escalated' | 'mitigated' | 'resolved';

/** How long a turn of the incident took, as postmortems state it. */
export type Metric = 'time-to-detect' | 'time-to-acknowledge' | 'time-to-mitigate' | 'time-to-resolve';

export interface Timeline {
  readonly title: string;
  readonly section?: number;
  readonly span: Span;
  /** What stands for the timeline: its title, or its first event. */
  readonly selectionSpan: Span;
  readonly shape: TimelineShape;
  /** `descending` for a log with the newest event first. */
  readonly direction: 'ascending' | 'descending';
  /** In document order. */
  readonly events: readonly TimelineEvent[];
  /** Sibling entries that can change places with each other. */
  readonly groups: readonly EntryGroup[];
  /** Stands for its times: the same object as long as nothing has changed that `perTimes` may have read. */
  readonly times: object;
  /** The same for its times, the events that are spoken of because of them, and `perReferred`. */
  readonly referred: object;
  /** The same for its turns and `perTurns`. */
  readonly turns: object;
}

export type TimelineShape = 'list' | 'table' | 'headings' | 'paragraphs' | 'code';

/** Where a resolved part comes from. */
export type Origin =
  | 'event'
  | 'earlier-event'
  | 'later-event'
  | 'day-heading'
  /** The timeline's heading, or a note in it. */
  | 'timeline'
  | 'section'
  | 'column'
  | 'note'
  | 'fact'
  | 'front-matter'
  | 'title'
  | 'file-name'
  | 'setting';

/** One entry of a timeline, whatever its shape. */
export interface TimelineEvent {
  /** Position in `Timeline.events`. */
  readonly index: number;
  /** Everything that belongs to the event, with nested content. */
  readonly span: Span;
  /** One line, without markup and without the timestamp. */
  readonly text: string;
  readonly textSpan: Span;
  /** Absent for an undated event. */
  readonly timestamp?: Timestamp;
  /** Absent for an undated event. */
  readonly when?: ResolvedTime;
  readonly end?: ResolvedTime;
  readonly milestone?: Milestone;
  /** Index in `Timeline.groups`. */
  readonly group: number;
  /** Where the timestamp stands, or where one would be written. */
  readonly timestampAt: Span;
  /** The day heading that it stands under. */
  readonly day?: Timestamp;
  /** It has no time of its own, and says so: `Unknown`, `Until 13:40`, `.. much searching`. */
  readonly isTimeTold?: boolean;
}

/** What stands in the text. */
export interface Timestamp {
  readonly span: Span;
  readonly raw: string;
  readonly expression: TimeExpression;
  /** The date and the time of day in it, as written. */
  readonly date?: StatedText;
  readonly clock?: StatedText;
  readonly zone?: StatedText;
  /** The same of the end of a range; its zone where that is named once more. */
  readonly end?: { readonly date?: StatedText; readonly clock?: StatedText; readonly zone?: StatedText };
  /** The same time in another zone, behind it or in a column of its own: `14:05 CEST (12:05 UTC)`. */
  readonly also?: Timestamp;
  /** A third column agrees with this one, and not with `also`. */
  readonly isConfirmed?: true;
  /** `before 2026-05-07`: it was before that day, and nobody says how long. */
  readonly isBound?: true;
}

/** A time with its missing parts filled in from around it. Nothing is invented: a part that nothing states is absent. */
export interface ResolvedTime {
  readonly date?: DateParts;
  readonly dateOrigin?: Origin;
  readonly clock?: ClockParts;
  /** Minutes from the start of the incident, for `T+15m` where nothing states when that was. */
  readonly relativeMinutes?: number;
  /** The same where something does: `T0 = 14:02 UTC`. */
  readonly sinceStart?: number;
  readonly zone?: ResolvedZone;
  /** Without a zone, among events that name several: these. */
  readonly zonesAround?: readonly Zone[];
  readonly approximate: boolean;
  /**
   * Minutes since 1970-01-01T00:00 local time, for comparison within one document. Without a year 1972 is
   * assumed, without a date 1970-01-01 and the days that pass at midnight.
   */
  readonly localMinutes: number;
  /** Minutes since the epoch, where date and zone are known and mean one thing. */
  readonly instantMinutes?: number;
}

export interface ResolvedZone {
  /** As written. */
  readonly text: string;
  readonly zone: Zone;
  readonly origin: Origin;
  /** The one event of its timeline with this zone, where all others share another. */
  readonly alone?: boolean;
}

/** Entries that stand beside each other, each in lines of its own. */
export interface EntryGroup {
  readonly kind: 'list' | 'table' | 'headings' | 'lines' | 'code';
  /** Those below one heading of the timeline are one part: `### Database team`. */
  readonly part: number;
  /** Its heading is one of a phase: `### Recovery`. */
  readonly isPhase: boolean;
  /** Indices in `Timeline.events`. */
  readonly events: readonly number[];
}

/** What the document states outside its timelines. */
export interface Facts {
  readonly start?: StatedTime;
  readonly end?: StatedTime;
  readonly date?: StatedTime;
  readonly zone?: ResolvedZone;
  /** As written; see `normalSeverity`. */
  readonly severity?: StatedText;
  readonly status?: StatedText;
  /** Authors and owners, as written; each by name, where they are names. */
  readonly authors: readonly StatedText[];
  /** Those of them that are called owners. */
  readonly owners: readonly StatedText[];
  /** People with another part in it, each by name: commander, scribe, participants. */
  readonly responders: readonly StatedText[];
  /** Length of the incident, in minutes. */
  readonly duration?: StatedText & { readonly minutes: number };
  /** Percentages and counts in the impact section. */
  readonly impact: readonly StatedText[];
  /** Every start with its end, where both are stated with a time of day or a day of their own. */
  readonly windows: readonly StatedWindow[];
  /** From when to when sentences say that something did not work. */
  readonly failures: readonly StatedWindow[];
  /** Times that labels state in two zones: `Start: 14:00 CET (13:00 UTC)`. */
  readonly doubled: readonly DoubledTime[];
  /** Every length of time that the incident, its impact or the response to it is said to have had. */
  readonly durations: readonly StatedDuration[];
  readonly metrics: readonly StatedMetric[];
  /** Every severity that the incident is said to have, in document order. */
  readonly severities: readonly StatedSeverity[];
  /** `Detected: 10:14 UTC`, outside of timelines. */
  readonly turns: readonly StatedTurn[];
  /** "It was resolved at 15:20 UTC", wherever a sentence says so. */
  readonly turnsInWords: readonly StatedTurn[];
  readonly published?: StatedTime;
  /** The first line of each impact section that says how bad it was in words alone, where no section says it in numbers. */
  readonly impactInWords: readonly StatedText[];
}

/** One point in time, stated twice. */
export interface DoubledTime {
  readonly first: StatedTime;
  readonly second: StatedTime;
}

export interface StatedWindow {
  readonly start: StatedTime;
  readonly end: StatedTime;
}

export interface StatedLength extends StatedText {
  readonly minutes: number;
  /** Minutes in the smallest step that was written: 60 for `3 hours`. */
  readonly step: number;
  readonly approximate: boolean;
}

export interface StatedDuration extends StatedLength {
  /**
   * What its label says, `outage` for "the outage lasted …", `failure` for what "failed for …", which may be a part of it,
   * `range` for what only stands beside one.
   */
  readonly of: 'incident' | 'impact' | 'response' | 'outage' | 'failure' | 'range';
  /** The start and end that it stands beside: `09:00 – 11:30 (2 h 30 min)`. */
  readonly beside?: StatedWindow;
}

export interface StatedMetric extends StatedLength {
  readonly metric: Metric;
  /** A sentence says so, and no label. */
  readonly inWords?: true;
  /** "Within 12 minutes": less is as good. */
  readonly isMost?: true;
  /** "20 minutes after detection". */
  readonly since?: 'detected';
}

export interface StatedSeverity extends StatedText {
  /** `SEV2` for what is numbered, a word folded; only equal scales can be compared. */
  readonly scale: 'sev' | 'p' | 'word';
  readonly value: string;
  /** `change` where the text tells of one: "raised from SEV-3 to SEV-2". */
  readonly place: 'title' | 'front-matter' | 'label' | 'text' | 'change';
}

export interface StatedTurn {
  readonly milestone: Milestone;
  readonly time: StatedTime;
}

/** Words that stand in the document. */
export interface StatedText {
  readonly text: string;
  readonly span: Span;
}

/** `timezone: Mars` */
export interface UnheededValue extends StatedText {
  readonly of: 'time zone' | 'date order' | 'template';
  /** What may be meant. */
  readonly known: readonly string[];
}

/** A heading that became a part of a block of code. */
export interface SwallowedHeading {
  /** The line that opens the block. */
  readonly span: Span;
  /** The signs of its fence: three backticks or tildes, or more. */
  readonly marks: string;
  /** The first heading in it, without its signs. */
  readonly heading: StatedText;
  /** The line that was meant to close the block. */
  readonly stray?: Span;
}

/** What can be said about an action item beside what is to be done. */
export type ActionField = 'owner' | 'due' | 'ticket' | 'priority' | 'state' | 'type';

/** The follow-ups of a section for them, with those of the sections in it. */
export interface ActionList {
  readonly items: readonly ActionItem[];
}

/** A follow-up. */
export interface ActionItem {
  readonly span: Span;
  /** An item of a list, a row of a table, or a title over what is said of it. */
  readonly shape: 'item' | 'row' | 'title';
  /** It has a box to tick, or stands in a table of actions. */
  readonly isTask: boolean;
  readonly description: string;
  /** The words of the item, or the cell that says what is to be done. */
  readonly descriptionSpan: Span;
  readonly owner?: string;
  readonly due?: DateParts;
  /** The date until when, where there is no such day. */
  readonly impossibleDue?: WrittenTime;
  /** Key, number or address of a ticket. */
  readonly ticket?: string;
  readonly priority?: string;
  /** Whether it prevents, detects, mitigates …, as written. */
  readonly type?: string;
  readonly state: 'open' | 'done';
  /** Where the fields stand. That of one that says nothing is the empty cell, or the place behind its label. */
  readonly places: Readonly<Partial<Record<ActionField, Span>>>;
  /** The same with an owner, if what stands in front of the words or behind them is somebody: `Ana: add an index`. */
  readonly ifOwned?: ActionItem;
  /** It has the look of a person's name, in front of work with a date until when. */
  readonly isLikelyOwned?: true;
  /** Words in brackets stand in front of it, which name somebody where most of its list have some: `(ana) add an index`. */
  readonly isLed?: true;
  /** A word stands behind it, which names somebody where several of its list have one: `Add an index – ana`. */
  readonly isTrailed?: true;
}

export interface StatedTime {
  /** With what it is a range with. */
  readonly span: Span;
  readonly origin: Origin;
  readonly date?: DateParts;
  readonly clock?: ClockParts;
  readonly zone?: ResolvedZone;
  readonly approximate?: boolean;
  /** Where its own date and time of day stand. */
  readonly dateSpan?: Span;
  readonly clockSpan?: Span;
  readonly fault?: TimeFault;
  /** The date, the time of day and the zone as written; absent for a file's name and front matter. */
  readonly written?: { readonly date?: StatedText; readonly clock?: StatedText; readonly zone?: StatedText };
}

/** A link that knows when: a message in a chat, a dashboard at a time, anything with a time in its address. */
export interface Evidence {
  readonly span: Span;
  readonly kind: 'chat' | 'dashboard' | 'address';
  /** What it is, for a person: "Slack message". */
  readonly name: string;
  /** Milliseconds since the epoch; both the same for a point in time. */
  readonly from: number;
  readonly to: number;
}

/** A date, a time of day or both, as they stand somewhere in the document. */
export interface WrittenTime {
  readonly date?: DateParts;
  readonly clock?: ClockParts;
  readonly fault?: TimeFault;
  /** The words themselves. */
  readonly written: { readonly date?: StatedText; readonly clock?: StatedText };
  /** Year that it has from elsewhere. */
  readonly year?: number;
  /** Absent for a stated fact. */
  readonly timeline?: Timeline;
  /** The event that starts at this time; absent for the end of one, and for a day heading. */
  readonly event?: TimelineEvent;
  /** The event that ends at it. */
  readonly endOf?: TimelineEvent;
}
