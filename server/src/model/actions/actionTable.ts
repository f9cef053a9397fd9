/** The actions of a table, by the heads of its columns. */
import type { Table } from 'mdast';
import { hasLetterOrDigit } from '../../characters.ts';
import { flatten, type PlainText, plainTextOf, slicePlain } from '../../syntax/plainText.ts';
import { spanOf, type TextSource } from '../../syntax/position.ts';
import { fold } from '../../time/names.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import type { ActionItem } from '../types.ts';
import { columnsOf, type Field } from '../words/actionFields.ts';
import { withoutTicket } from './actionTickets.ts';
import { describe, type Fields, words } from './describeAction.ts';
import { trimmed } from './fieldLines.ts';

export function tableItems(source: TextSource, table: Table, options: ReadingOptions): ActionItem[] {
  const [head, ...rows] = table.children;
  const titles = head?.children.map((cell) => flatten(cellText(source, plainTextOf(cell, source)).text)) ?? [];
  const texts = rows.map((row) => row.children.map((cell) => cellText(source, plainTextOf(cell, source))));
  const { described, columns } = columnsOf(
    titles,
    texts.map((cells) => cells.map(({ text }) => text)),
  );
  if (described === undefined || tellsEffects(titles, columns)) return [];
  const outcome = titles.findIndex((title) => tellsOutcome.test(title));
  const numbers = new Set(texts.map(([first]) => `#${first?.text}`));
  const items = rows.flatMap((row, rowAt) => {
    const cells = texts[rowAt] ?? [];
    const description = cells[described];
    // `…`: there may be more.
    if (!description || !hasLetterOrDigit(description.text)) return [];
    const fields: Fields = new Map();
    columns.forEach((column, at) => {
      const value = cells[at];
      if (column && column !== 'description' && value && !fields.get(column)?.text) fields.set(column, value);
    });
    const span = spanOf(row);
    return [
      describe({
        span,
        shape: 'row',
        described: description,
        source: { ...span, text: source.slice(span) },
        fields,
        checked:
          words(cells[outcome]) === undefined || hasSign.test(fields.get('state')?.text ?? '') ? undefined : true,
        options,
      }),
    ];
  });
  // "Apply what #6 has made": another row.
  const isOfRow = ({ ticket = '' }: ActionItem) => !columns.includes('ticket') && numbers.has(ticket);
  return items.map((item) => (isOfRow(item) ? withoutTicket(item) : item));
}

/**
 * `| Measure | Effect |`, with nothing about who or until when: why the measures are good, or were. What is called an
 * `Action` is to be done.
 */
function tellsEffects(titles: readonly string[], columns: readonly (Field | undefined)[]): boolean {
  const isDescribed = columns.some((column) => column !== undefined && column !== 'description' && column !== 'type');
  if (isDescribed || titles.some(namesWork)) return false;
  return titles.some((title) => effect.test(fold(title)));
}

const effect = /^\W*(?:effects?|wirkung|effets?|efectos?|efeitos?|effett[oi]|эффект|效果|作用|効果|효과)\W*$/;

/** Whether the head of a column says that its cells are to be done. */
export function namesWork(title: string): boolean {
  return toBeDone.test(fold(title));
}

const toBeDone =
  /^\W*(?:(?:corrective|preventive|follow-?up) )?(?:actions?|tasks?|to-?dos?|next steps?)(?: items?)?\W*$|^[\s|*]*(?:accion(?:es)?|acao|acoes|tareas?|tarefas?|taches?|aufgaben?|действи[ея]|задач[аи]|行动项?|アクション|タスク|작업)[\s|*]*$/;

/**
 * `| Action | Evidence |`: what came of it is known only when it is done. A status beside it goes before that: of what is
 * `Open` the evidence may be of the need for it.
 */
const tellsOutcome = /^(?:evidence|outcome|results?)$/i;

/** Of a status: `Open` and `⬜`, but not `-` or `?`. */
const hasSign = /[^\s\p{P}]/u;

/** The words of a cell without its bars; of an empty one the place behind its bar and a space. */
function cellText(source: TextSource, plain: PlainText): PlainText {
  const from = /^\|/.test(plain.text) ? 1 : 0;
  const to = /\|$/.test(plain.text) ? plain.text.length - 1 : plain.text.length;
  const inner = slicePlain(plain, from, Math.max(from, to));
  if (/\S/.test(inner.text)) return trimmed(inner);
  const lead = /^\|?[ \t]?/.exec(source.slice(plain))?.[0].length ?? 0;
  return slicePlain(plain, lead, lead);
}
