/** The words of the tree: what is seen, what is read aloud, what a tooltip tells. */
import type { DocumentStatus, EventItem } from '../../server/src/protocol.ts';
import { isUndated } from './milestones.ts';
import type { EventNode, Outline, OutlineNode, ProblemCount } from './timelineNodes.ts';

export function labelOf(node: OutlineNode, locale: string): string {
  if (node.kind === 'timeline') return node.item.title;
  if (node.kind === 'day') return dayName(node.item.date, locale) ?? 'No date';
  if (node.item.wholeDay) return node.item.text;
  return timeOf(node.item, node.showZone) ?? 'No time';
}

export function descriptionOf(node: OutlineNode, locale: string): string {
  if (node.kind === 'event') return node.item.wholeDay ? '' : node.item.text;
  if (node.kind === 'timeline') return joined([dayName(node.date, locale), node.zone]);
  return '';
}

/** Beside the view's name: what a left-out level would have said. */
export function viewDescription(outline: Outline, locale: string): string {
  return joined([dayName(outline.date, locale), outline.zone]);
}

/** `2024-06-05` as the person's language writes it, with the weekday: it is what people check. */
export function dayName(date: string | undefined, locale: string): string | undefined {
  const [, year, month, day] = /^(\d{4}|XXXX)-(\d\d)-(\d\d)$/.exec(date ?? '') ?? [];
  if (!year || !month || !day) return date;
  const known = year !== 'XXXX';
  // A leap year stands in for an unknown one, so that the 29th of February has a name.
  const moment = new Date(Date.UTC(known ? Number(year) : 2000, Number(month) - 1, Number(day)));
  const format = known
    ? ({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const)
    : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(locale, { ...format, timeZone: 'UTC' }).format(moment);
}

export function timeOf(event: EventItem, withZone: boolean): string | undefined {
  if (event.time === undefined) return undefined;
  const zone = withZone && event.zone ? ` ${event.zone}` : '';
  return `${event.approximate ? '~' : ''}${event.time}${zone}`;
}

/** Read aloud by a screen reader, where neither icon nor colour is known. */
export function spokenLabel(node: OutlineNode, locale: string): string {
  const problems = problemCount(node.problems);
  if (node.kind !== 'event') {
    const events = node.kind === 'day' ? plural(node.children.length, 'event') : undefined;
    return joined([labelOf(node, locale), descriptionOf(node, locale), events, problems], ', ');
  }
  const { item } = node;
  const time = item.time && `${item.approximate ? 'about ' : ''}${item.time} ${item.zone ?? ''}`.trim();
  return joined(
    [isUndated(item) ? 'No time' : time, item.milestone, item.text, ...item.problems.map(({ message }) => message)],
    ', ',
  );
}

export interface Tooltip {
  /** Day, time and zone; the milestone. */
  readonly facts: readonly string[];
  readonly text: string;
  readonly problems: readonly { readonly icon: string; readonly message: string }[];
}

const problemIcons = { error: 'error', warning: 'warning', info: 'info', hint: 'lightbulb' } as const;

export function tooltipOf(node: EventNode, locale: string): Tooltip {
  const { item } = node;
  return {
    facts: [
      joined([dayName(node.date, locale), isUndated(item) ? 'no time' : timeOf(item, true)], ', '),
      ...(item.approximate ? ['approximate'] : []),
      ...(item.time !== undefined && !item.zone ? ['zone not stated'] : []),
      ...(item.milestone ? [item.milestone] : []),
    ],
    text: item.text,
    problems: item.problems.map(({ level, message }) => ({ icon: problemIcons[level], message })),
  };
}

export function problemCount(problems: ProblemCount): string | undefined {
  return problems.count === 0 ? undefined : plural(problems.count, 'problem');
}

/** `Postmortem · Google SRE · 3 problems` */
export function statusText(status: DocumentStatus): string {
  if (!status.isPostmortem) return 'Not a postmortem';
  return joined([
    'Postmortem',
    status.template?.title,
    status.problems ? plural(status.problems, 'problem') : undefined,
  ]);
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function joined(parts: readonly (string | undefined)[], separator = ' · '): string {
  return parts.filter((part) => part).join(separator);
}
