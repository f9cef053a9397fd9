import { hasLetterOrDigit } from '../characters.ts';
import type { ActionItem, Facts, SourceText } from '../model/types.ts';
import { formatDateLike, isoDate } from '../time/format.ts';
import { dayNumber } from '../time/instant.ts';
import { fold } from '../time/names.ts';
import { dayOf } from './edits/restate.ts';
import type { Fix, FixContext, Report, Rule, RulePage } from './types.ts';

export const overdueAction: Rule = {
  id: 'overdue-action',
  category: 'actions',
  level: 'warning',
  summary: 'An action item is still open after its due date.',
  fix: 'offered',
  check: {
    per: 'actions',
    given: ({ postmortem: { facts }, now }) => [facts.status, facts.start, facts.date, today(now)],
    *run(items, { postmortem: { facts }, isForm, now }) {
      if (isForm || isClosed(facts)) return;
      for (const item of items) {
        const due = item.state === 'open' ? dueDay(item, facts) : undefined;
        if (due === undefined || due >= today(now)) continue;
        const incident = dayOf(facts.start?.date ?? facts.date?.date);
        if (incident !== undefined && due < incident) yield beforeIncident(item, due, incident);
        else yield report(item, due, today(now) - due);
      }
    },
  },
};

export const overdueActionPage: RulePage = {
  why: `Of all that a postmortem promises, this is what keeps the incident from coming back, and the first to be forgotten.
Either it is done, and may say so, or it needs a new date, or a decision not to do it.

A date without a year is that of the incident, or of the year after it. A postmortem whose status says closed or
complete is left alone.`,
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

/** Day number: while it is still that day somewhere on earth, it is not over. */
function today(now: number): number {
  return Math.floor((now - 12 * 3_600_000) / 86_400_000);
}

function isClosed({ status }: Facts): boolean {
  return /\b(?:closed|completed?|done|archived|cancell?ed|abandoned|obsolete|abgeschlossen|geschlossen|cerrado|fechado|encerrado|concluido|clos|cloture|termine)\b|закрыт|завершен|已关闭|已完成|クローズ|完了|종료|완료/.test(
    fold(status?.text ?? ''),
  );
}

/** The day number of the due date; without a year it is the first such day from the incident on. */
function dueDay({ due }: ActionItem, { start, date }: Facts): number | undefined {
  if (due?.month === undefined || due.day === undefined || due.ambiguous) return undefined;
  const { month, day } = due;
  const on = (year: number) => dayNumber({ year, month, day });
  if (due.year !== undefined) return on(due.year);
  const incident = start?.date ?? date?.date;
  const from = dayOf(incident);
  if (incident?.year === undefined || from === undefined) return undefined;
  return on(incident.year) >= from ? on(incident.year) : on(incident.year + 1);
}

/** A slip of the year or month, or an action that is older than the incident. */
function beforeIncident(item: ActionItem, due: number, incident: number): Report {
  return {
    span: item.places.due ?? item.descriptionSpan,
    message: `Due ${isoDate(due)}, before the incident (${isoDate(incident)}), and still open. Correct the date, or give it a new one.`,
    fixes: (context) => newDates(context, item),
  };
}

function report(item: ActionItem, due: number, days: number): Report {
  return {
    span: item.places.due ?? item.descriptionSpan,
    message: `Due ${isoDate(due)}, ${days === 1 ? 'a day' : `${days} days`} ago, and still open. Mark it done, or give it a new date.`,
    fixes: (context) => [...markDone(context, item), ...newDates(context, item)],
  };
}

/** Ticks the box of a list, or writes what the table writes for the others that are done. */
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
    return [{ title, edits: [edit], preferred: true }];
  }
  const { state } = item.places;
  if (!state) return [];
  const replaces = hasLetterOrDigit(source.slice(state));
  return [
    { title, edits: [{ span: state, newText: [doneWord(source, postmortem.actionItems)] }], preferred: true, replaces },
  ];
}

function doneWord(source: SourceText, items: readonly ActionItem[]): string {
  const state = items.find((item) => item.state === 'done' && item.places.state)?.places.state;
  return state ? source.slice(state) : 'done';
}

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
