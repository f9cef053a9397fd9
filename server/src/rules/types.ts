import type { Passage } from '../model/text/passages.ts';
import type { Suppression } from '../model/text/suppressions.ts';
import type { ActionItem, Facts, Postmortem, Role, Section, SourceText, Span, Timeline } from '../model/types.ts';
import type { Language } from '../templates/names/types.ts';
import type { Template } from '../templates/types.ts';
import type { RuleOption } from './options.ts';
import type { WordEntry } from './words/match.ts';

/** How loud a rule is. An incident has a severity; a rule has a level. */
export type Level = 'off' | 'hint' | 'info' | 'warning' | 'error';

export const levels: readonly Level[] = ['off', 'hint', 'info', 'warning', 'error'];

/** What a rule is about, in the order of the catalogue. */
export const categories = [
  'structure',
  'metadata',
  'timeline',
  'time',
  'facts',
  'content',
  'wording',
  'actions',
] as const;

export type Category = (typeof categories)[number];

/**
 * One thing that can be wrong with a postmortem.
 *
 * A rule's file is its only place: the registry, the rule's page, the settings, the manifest and the tables
 * are generated from it.
 */
export interface Rule {
  /** Kebab case; names the fault, so that "allow ID" reads well. */
  readonly id: string;
  readonly category: Category;
  /** `off` for a rule that is wrong too often to be on for everybody; its `why` says so. */
  readonly level: Level;
  /** Other levels under single templates, by their ids. */
  readonly levelIn?: Readonly<Record<string, Level>>;
  /** One sentence: what is wrong when the rule reports. */
  readonly summary: string;
  /** Whether its reports come with fixes, and whether one of them may be applied unseen. */
  readonly fix: 'none' | 'offered' | 'safe';
  readonly options?: readonly RuleOption<unknown>[];
  /** The languages of the documents that it can judge; without the list it reads all of them. */
  readonly languages?: readonly Language[];
  /** It misses something that may well be told, in words that are not known: a document in another language is not asked. */
  readonly asksForWords?: true;
  readonly check:
    | DocumentCheck
    | SectionCheck
    | TimelineCheck
    | ActionsCheck
    | PassageCheck
    | BlockCheck
    | SuppressionCheck;
}

/** Looks at the whole document. */
export interface DocumentCheck {
  readonly per: 'document';
  /**
   * What of the postmortem it looks at, compared by identity: while these are the same, so are its reports.
   * `now` changes with every minute. Without the list it runs at every keystroke.
   */
  readonly reads?: readonly DocumentPart[];
  readonly run: (context: RuleContext) => Iterable<Report>;
}

export type DocumentPart =
  | 'sections'
  | 'structure'
  /** What the template asks for and is not there, with what is told of it elsewhere. */
  | 'gaps'
  | 'timelines'
  /** But for what is said of the impact. */
  | 'facts'
  | 'impact'
  | 'actionItems'
  | 'proseDates'
  | 'zoneNotes'
  | 'evidence'
  | 'unexplained'
  | 'unheeded'
  | 'frontMatter'
  | 'title'
  | 'unread'
  | 'swallowed'
  | 'wordCount'
  | 'now';

/** Looks at one section with all that it holds, and only when something in it, or what it needs beside it, changed. */
export interface SectionCheck {
  readonly per: 'section';
  /** What the check depends on outside of the section, compared by identity. Every section is looked at anew for it. */
  readonly given?: (context: RuleContext) => readonly unknown[];
  readonly run: (section: Section, context: RuleContext) => Iterable<Report>;
}

/** Looks at one timeline by itself, and only when it changed. */
export interface TimelineCheck {
  readonly per: 'timeline';
  readonly run: (timeline: Timeline, context: CheckContext) => Iterable<Report>;
}

/** Looks at the action items of one section, and only when they or what it needs beside them changed. */
export interface ActionsCheck {
  readonly per: 'actions';
  /** What the check depends on beside the items, compared by identity. */
  readonly given: (context: RuleContext) => readonly unknown[];
  readonly run: (items: readonly ActionItem[], context: RuleContext) => Iterable<Report>;
}

/** Looks at one passage of prose by itself, and only when it changed. */
export interface PassageCheck {
  readonly per: 'passage';
  readonly run: (passage: Passage, context: CheckContext) => Iterable<Report>;
  /**
   * The level in a section of these roles (its own and those of the sections around it), and under the stated status,
   * where it is another one. What is `off` at its place is not reported there, whatever the settings say.
   */
  readonly levelAt?: (roles: readonly Role[], facts: Pick<Facts, 'status'>, report: Report) => Level | undefined;
}

/** Looks at the text of one block as it was typed, code and all, and only when it changed. */
export interface BlockCheck {
  readonly per: 'block';
  readonly run: (block: TypedText, context: CheckContext) => Iterable<Report>;
}

/** A piece of the document, character by character. */
export interface TypedText extends Span {
  readonly text: string;
}

/** Looks at one suppression, when all that the other checks found is known. */
export interface SuppressionCheck {
  readonly per: 'suppression';
  readonly run: (suppression: Suppression, context: SuppressionContext) => Iterable<Report>;
}

export interface SuppressionContext extends CheckContext {
  /** Ids of the rules that a suppression has kept quiet. */
  readonly silencedBy: (suppression: Suppression) => ReadonlySet<string>;
  /** Whether there is a rule of that id. */
  readonly isKnown: (id: string) => boolean;
  /** The rule that was probably meant by a name that there is not; undefined if none is near. */
  readonly nearest: (name: string) => string | undefined;
  /** Whether that rule was asked. */
  readonly isOn: (id: string) => boolean;
}

/** What a person reads about a rule. Apart from the rule, since a server has no use for it. */
export interface RulePage {
  /** Why it matters to a reader of the postmortem, in Markdown. */
  readonly why: string;
  /** Where the advice comes from. */
  readonly source: string;
  /** Executed by the tests: `bad` gives exactly one report and `good` none, with only this rule on. */
  readonly examples: readonly RuleExample[];
  /** The words that the rule looks for. */
  readonly words?: readonly WordEntry[];
}

export interface RuleExample {
  readonly bad: string;
  readonly good: string;
}

/** What every check is told. */
export interface CheckContext {
  /** Whether the document is a form still to be filled in. */
  readonly isForm: boolean;
  readonly option: <T>(option: RuleOption<T>) => T;
  /** Whether the settings allow a word (folded). */
  readonly allows: (word: string) => boolean;
}

export interface RuleContext extends CheckContext {
  readonly postmortem: Postmortem;
  readonly template: Template;
  /** Whether the settings or the document name it; else it was recognised by its headings. */
  readonly isTemplateNamed: boolean;
  /** Milliseconds since the epoch, to the minute. */
  readonly now: number;
}

/** What a rule found. */
export interface Report {
  readonly span: Span;
  /** Where it is not the rule's own level. A level from the settings is stronger. */
  readonly level?: Level;
  /** What, why and what to do, in one breath. */
  readonly message: string;
  readonly related?: readonly RelatedPlace[];
  /** Computed only when somebody asks for the fixes of this report. */
  readonly fixes?: (context: FixContext) => readonly Fix[];
}

export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}

export interface FixContext {
  /** As it is now: a report may be older than it, and only what the report is about is known to be unchanged. */
  readonly postmortem: Postmortem;
  readonly source: SourceText;
  /** Milliseconds since the epoch, for fixes that write the current time. */
  readonly now: number;
  /** IANA name of the user's zone. */
  readonly localTimeZone: string;
}

/** An edit that mends what a report says. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly FixEdit[];
  /** The one to take when nobody chooses. At most one of a report's fixes. */
  readonly preferred?: boolean;
  /** Whether it can be applied unseen: it states nothing that the document does not. At most one of a report's fixes. */
  readonly safe?: boolean;
  /** Whether it puts other words in the place of some, or takes them away: what it mends is the words themselves. */
  readonly replaces?: boolean;
}

export interface FixEdit {
  readonly span: Span;
  /** May hold tab stops, see `stop`. */
  readonly newText: FixText;
}

/** Text with places for the cursor: plain pieces and stops that hold a prompt. */
export type FixText = readonly (string | TabStop)[];

/** A place to write something, with the words that stand there until then. */
export interface TabStop {
  readonly prompt: string;
  /** The words may stay as they are: a date, a state. */
  readonly isAnswer?: boolean;
}

/** The text without its stops, for editors that have no snippets: what is asked for stands in brackets there. */
export function plainFixText(text: FixText): string {
  return text.map((piece) => (typeof piece === 'string' ? piece : plainStop(piece))).join('');
}

function plainStop({ prompt, isAnswer }: TabStop): string {
  return isAnswer || prompt.startsWith('<!--') ? prompt : `[${prompt}]`;
}
