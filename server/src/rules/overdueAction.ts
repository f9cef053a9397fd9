import { hasLetterOrDigit } from '../characters.ts';
import type { ActionItem, Facts, Postmortem, Section, SourceText, Span } from '../model/types.ts';
import { isDoneWord } from '../model/words/actionWords.ts';
import { formatDateLike, isoDate } from '../time/format.ts';
import { dayNumber, dayOfDate } from '../time/instant.ts';
import { fold } from '../time/names.ts';
import { isClosedLater } from './actions/closedLater.ts';
import { isReported, titleOver } from './actions/items.ts';
import { daysMeant } from './actions/wordedDue.ts';
import type { Fix, FixContext, Report, Rule, RulePage } from './types.ts';

export const overdueAction: Rule = {
  id: 'overdue-action',
  category: 'actions',
  level: 'warning',
  summary: 'An action item is still open after its due date.',
  fix: 'offered',
  check: {
    per: 'actions',
    given: ({ postmortem: { facts, sections, frontMatter }, now }) => [
      facts.status,
      facts.start,
      facts.date,
      sections,
      frontMatter,
      dayOver(now),
      today(now),
    ],
    *run(all, { postmortem, isForm, now }) {
      if (isForm) return;
      const { source, sections } = postmortem;
      const items = all.filter((item) => !isClosedLater(item, source, sections));
      if (isClosed(postmortem)) {
        yield* leftInClosed(overdueIn(items.filter(statesWords), postmortem.facts, dayOver(now)), postmortem);
        return;
      }
      for (const group of groupsOf(overdueIn(items, postmortem.facts, dayOver(now)), postmortem.sections))
        yield* group.items.length < fewestShared
          ? group.items.map((overdue) => report(overdue, today(now)))
          : [reportOfAll(group, today(now))];
      yield* wordedIn(items, postmortem, today(now));
    },
  },
};

export const overdueActionPage: RulePage = {
  why: `Of all that a postmortem promises, this is what keeps the incident from coming back, and the first to be forgotten.
Either it is done, and may say so, or it needs a new date, or a decision not to do it.

Three or more in one section are told at its title. Where nothing shows which actions are done, but a ticket may, it is an
information. A date without a year is that of the incident, or of the year after it. A postmortem whose status says closed or
complete is asked once what became of the actions that its table calls open, and is left alone else. So is an action that a
heading below it calls closed, as in “Action #9: closed”. What was due \`this week\`, months after the incident, is told once, as
information.`,
  source: 'Google SRE workbook, chapter 10: follow up on action items until they are closed; Atlassian: 4 or 8 weeks.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Action Items

- [ ] Add an index on orders (Ana, by 2024-03-01)
`,
      good: `# Postmortem: checkout errors

## Action Items

- [x] Add an index on orders (Ana, by 2024-03-01)
`,
    },
  ],
};

/** The first day number that is not over: while it is still that day somewhere on earth, it is not. */
function dayOver(now: number): number {
  return Math.floor((now - 12 * 3_600_000) / 86_400_000);
}

/** The day number that a calendar shows. */
function today(now: number): number {
  return Math.floor(now / 86_400_000);
}

function isClosed({ facts: { status }, frontMatter }: Pick<Postmortem, 'facts' | 'frontMatter'>): boolean {
  if (frontMatter?.values.has('closed') || frontMatter?.values.has('closedat')) return true;
  return /\b(?:closed|completed?|done|archived|cancell?ed|abandoned|obsolete|abgeschlossen|geschlossen|cerrado|fechado|encerrado|concluido|clos|cloture|termine)\b|закрыт|завершен|已关闭|已完成|クローズ|完了|종료|완료/.test(
    fold(status?.text ?? ''),
  );
}

/** An open action with the day number that it was due on, and that of the incident, if it was due before. */
interface Overdue {
  readonly item: ActionItem;
  readonly due: number;
  readonly incident?: number;
}

/** As many in one section are told of together. */
const fewestShared = 3;

function overdueIn(items: readonly ActionItem[], facts: Facts, now: number): Overdue[] {
  const incident = dayOfDate(facts.start?.date ?? facts.date?.date);
  return items.flatMap((item) => {
    const due = item.state === 'open' && !isReported(item) ? dueDay(item, facts) : undefined;
    if (due === undefined || due >= now) return [];
    return [{ item, due, ...(incident !== undefined && due < incident && { incident }) }];
  });
}

/** After so many days nobody can mean any more what was to be done `this week`. */
const longAgo = 90;

/** One of those that are due `this week`, or `next sprint`, long after the incident. */
function wordedIn(items: readonly ActionItem[], { facts, source }: Postmortem, now: number): Report[] {
  const incident = dayOfDate(facts.start?.date ?? facts.date?.date);
  if (incident === undefined) return [];
  const found = items.flatMap((item) => {
    const span = item.state === 'open' && !item.due && !isReported(item) ? item.places.due : undefined;
    const days = span && daysMeant(source.slice(span));
    return span && days !== undefined && incident + days + longAgo < now ? [{ span, days }] : [];
  });
  const [first, ...others] = found;
  if (!first) return [];
  return [
    {
      span: first.span,
      level: 'info',
      message: `“${source.slice(first.span).trim()}” names no day, and the incident was ${ago(now - incident)}. Mark it done, or say until when.`,
      ...(others.length > 0 && { related: others.map(({ span }) => ({ span, message: source.slice(span).trim() })) }),
    },
  ];
}

/** Whether a column says in words how far it is: an empty one may only be out of date. */
function statesWords({ places: { state } }: ActionItem): boolean {
  return state !== undefined && state.end - state.start > 2;
}

/** What a closed postmortem leaves open, by its own words: all of it is one question. */
function leftInClosed(overdue: readonly Overdue[], { sections, facts: { status } }: Postmortem): Report[] {
  const [first] = overdue;
  if (!first || !status || overdue.length < fewestLeft) return [];
  return [
    {
      span: titleOver(first.item, sections),
      level: 'info',
      message: `The status says “${status.text}”, but ${overdue.length} of these actions are past their date and not done. Mark what is done, or say what became of the rest.`,
      related: overdue.map(({ item, due }) => ({ span: item.places.due ?? item.span, message: isoDate(due) })),
    },
  ];
}

const fewestLeft = 2;

interface Group {
  readonly title: Span;
  readonly items: Overdue[];
}

/** By the section that they stand in. What was due before the incident is wrong for itself. */
function groupsOf(overdue: readonly Overdue[], sections: readonly Section[]): Iterable<Group> {
  const groups = new Map<number, Group>();
  for (const each of overdue) {
    const title = each.incident === undefined ? titleOver(each.item, sections) : each.item.span;
    const group = groups.get(title.start) ?? { title, items: [] };
    group.items.push(each);
    groups.set(title.start, group);
  }
  return groups.values();
}

/** The day number of the due date; without a year it is the first such day from the incident on. */
function dueDay({ due }: ActionItem, { start, date }: Facts): number | undefined {
  if (due?.month === undefined || due.day === undefined || due.ambiguous) return undefined;
  const { month, day } = due;
  const on = (year: number) => dayNumber({ year, month, day });
  if (due.year !== undefined) return on(due.year);
  const incident = start?.date ?? date?.date;
  const from = dayOfDate(incident);
  if (incident?.year === undefined || from === undefined) return undefined;
  return on(incident.year) >= from ? on(incident.year) : on(incident.year + 1);
}

function report({ item, due, incident }: Overdue, now: number): Report {
  const isBefore = incident !== undefined;
  return {
    span: item.places.due ?? item.descriptionSpan,
    ...levelOf(item),
    // Before the incident it is a slip of the year or month, or an action that is older.
    message: isBefore
      ? `Due ${isoDate(due)}, before the incident (${isoDate(incident)}), and still open. Correct the date, or give it a new one.`
      : `Due ${isoDate(due)}, ${ago(now - due)}, and ${leftOpen(item)}. Mark it done, or give it a new date.`,
    fixes: (context) => (isBefore ? newDates(context, item) : [...markDone(context, item), ...newDates(context, item)]),
  };
}

function reportOfAll({ title, items }: Group, now: number): Report {
  const first = Math.min(...items.map(({ due }) => due));
  const [{ item }] = items as [Overdue];
  return {
    span: title,
    ...(items.every((each) => levelOf(each.item).level) && levelOf(item)),
    message: `${items.length} of these actions are past their date, the first one due ${isoDate(first)}, ${ago(now - first)}, and ${leftOpen(item).replace('it is', 'they are')}. Mark what is done, or give the rest new dates.`,
    related: items.map((each) => ({ span: each.item.places.due ?? each.item.span, message: isoDate(each.due) })),
    fixes: (context) => {
      const each = items.map((overdue) => markDone(context, overdue.item)[0]);
      const edits = each.flatMap((fix) => fix?.edits ?? []);
      const replaces = each.some((fix) => fix?.replaces);
      return each.every(Boolean) ? [{ title: `Mark all ${items.length} done`, edits, replaces }] : [];
    },
  };
}

function ago(days: number): string {
  return days === 1 ? 'a day ago' : `${days} days ago`;
}

/** A box, or a column of states, shows what is done. */
function showsState({ isTask, shape, places }: ActionItem): boolean {
  return places.state !== undefined || (isTask && shape === 'item');
}

function leftOpen(item: ActionItem): string {
  return showsState(item) ? 'still open' : 'nothing says that it is done';
}

function levelOf(item: ActionItem): Pick<Report, 'level'> {
  return !showsState(item) && item.ticket !== undefined ? { level: 'info' } : {};
}

/**
 * Ticks the box of a list, or writes what the table writes for the others that are done. Not the first choice: it says
 * what nothing in the document does.
 */
function markDone({ source, postmortem }: FixContext, item: ActionItem): Fix[] {
  const title = 'Mark it done';
  if (item.shape === 'item') {
    const lead = /^(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[ \])?/.exec(
      source.slice({ start: item.span.start, end: source.lineEnd(item.span.start) }),
    )?.[0];
    if (!lead) return [];
    const end = item.span.start + lead.length;
    const hasBox = lead.endsWith(']');
    const edit = { span: { start: hasBox ? end - 3 : end, end }, newText: [hasBox ? '[x]' : '[x] '] };
    return [{ title, edits: [edit] }];
  }
  const { state } = item.places;
  if (!state) return [];
  const replaces = hasLetterOrDigit(source.slice(state));
  return [{ title, edits: [{ span: state, newText: [doneWord(source, postmortem.actionItems)] }], replaces }];
}

/** The word alone: when the other row was done, and by whom, is not true of this one. */
function doneWord(source: SourceText, items: readonly ActionItem[]): string {
  for (const { state, places } of items) {
    const [word = ''] = (state === 'done' && places.state && bareState.exec(source.slice(places.state))) || [];
    if (isDoneWord(word) && !givenUp.test(word)) return word;
  }
  return 'done';
}

/** `✅ shipped` of `✅ shipped (Ana, 2024-04-20)`, `Done` of `**Done** on 20 April` */
const bareState = /(?:[✅✔☑✓]\ufe0f?[ \t]?)?\p{L}[\p{L}\p{M}]*|[✅✔☑✓]\ufe0f?/u;

/** Nothing is left to do there, and nothing was done. */
const givenUp = /^(?:cancel|abandon|obsolete|reject|declin)/i;

const delays = [
  { name: 'in a week', days: 7 },
  { name: 'in four weeks', days: 28 },
] as const;

function newDates({ source, now }: FixContext, { due, places }: ActionItem): Fix[] {
  const span = places.due;
  if (!due || !span) return [];
  return delays.map(({ name, days }) => {
    const date = formatDateLike(source.slice(span), due, Math.floor(now / 86_400_000) + days);
    return { title: `Move it to ${date} (${name})`, edits: [{ span, newText: [date] }], replaces: true };
  });
}
