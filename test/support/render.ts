/** What comes out, as text that reads well beside a document. Lines and columns are 1-based, as editors show them. */
import type { DocumentSymbol } from 'vscode-languageserver-types';
import type { Snapshot } from '../../server/src/features/snapshot.ts';
import { localIso } from '../../server/src/model/text/localIso.ts';
import type { SourceText, TimelineEvent } from '../../server/src/model/types.ts';
import type { DocumentStatus, TimelinesResult } from '../../server/src/protocol.ts';
import type { TextRange } from '../../server/src/syntax/position.ts';

/**
 * A line for each event, under a line for each timeline:
 *
 *     Timeline: list ascending
 *     9  2024-06-05T09:00  -  UTC  -  fact/event  detected | Alert fires
 *
 * that is: line, start, end, zone, `~` if approximate, origin of date and zone, milestone, text; `-` for what is absent.
 */
export function renderEvents({ postmortem }: Snapshot): string {
  return postmortem.timelines
    .flatMap(({ title, shape, direction, events }) => [
      `${title}: ${shape} ${direction}`,
      ...events.map((event) => eventLine(postmortem.source, event)),
    ])
    .map((line) => `${line}\n`)
    .join('');
}

function eventLine(source: SourceText, { span, timestamp, when, end, milestone, text }: TimelineEvent): string {
  const origins = [when?.dateOrigin ?? '-', when?.zone?.origin ?? '-'].join('/');
  const fields = [
    source.lineAt((timestamp?.span ?? span).start) + 1,
    when ? localIso(when) : '-',
    end ? localIso(end) : '-',
    when?.zone?.text ?? '-',
    when?.approximate ? '~' : '-',
    origins === '-/-' ? '-' : origins,
    milestone ?? '-',
  ];
  return `${fields.join('  ')} | ${text}`;
}

/** `Namespace Timeline 3:1–9:20`, children indented; what a click selects in brackets. */
export function renderSymbols(symbols: readonly DocumentSymbol[], indent = ''): string {
  return symbols
    .map(({ name, detail, kind, range, selectionRange, children }) => {
      const own = `${kindNames[kind] ?? kind} ${name}${detail ? ` (${detail})` : ''}`;
      const place = `${renderRange(range)} [${renderRange(selectionRange)}]`;
      return `${indent}${own} ${place}\n${renderSymbols(children ?? [], `${indent}  `)}`;
    })
    .join('');
}

const kindNames: Readonly<Record<number, string>> = { 3: 'Namespace', 24: 'Event' };

/** What the outline view gets. */
export function renderTimelines({ isPostmortem, timelines }: TimelinesResult): string {
  if (!isPostmortem) return 'no postmortem\n';
  const lines = timelines.flatMap(({ title, range, selectionRange, days }) => [
    `${title} ${renderRange(range)} [${renderRange(selectionRange)}]`,
    ...days.flatMap(({ date, events }) => [
      `  ${date ?? 'no date'}`,
      ...events.flatMap((event) => [
        `    ${event.approximate ? '~' : ''}${event.time ?? (event.wholeDay ? 'day' : '-')} ${event.zone ?? '-'} ${event.milestone ?? '-'} ${renderRange(event.range)} [${renderRange(event.selectionRange)}] | ${event.text}`,
        ...event.problems.map(({ level, message }) => `      ${level}: ${message.replace(/[.(].*/s, '').trim()}`),
      ]),
    ]),
  ]);
  return lines.map((line) => `${line}\n`).join('');
}

export function renderStatus({ isPostmortem, decidedBy, reason, template, problems }: DocumentStatus): string {
  const form = template ? `, ${template.id}${template.auto ? ' (auto)' : ''}, ${problems} problems` : '';
  return `${isPostmortem ? 'postmortem' : 'other'} by ${decidedBy}${form}\n${reason}\n`;
}

function renderRange({ start, end }: TextRange): string {
  return `${renderPosition(start)}–${renderPosition(end)}`;
}

function renderPosition({ line, character }: TextRange['start']): string {
  return `${line + 1}:${character + 1}`;
}
