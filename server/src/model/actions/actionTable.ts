/** The actions of a table, by the heads of its columns. */
import type { Table } from 'mdast';
import { hasLetterOrDigit } from '../../characters.ts';
import { flatten, type PlainText, plainTextOf, slicePlain } from '../../syntax/plainText.ts';
import { spanOf, type TextSource } from '../../syntax/position.ts';
import { readLeadingExpression } from '../../time/expression.ts';
import { fold } from '../../time/names.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import type { ActionItem } from '../types.ts';
import { columnsOf, type Field } from '../words/actionFields.ts';
import { isDoneRemark } from '../words/actionWords.ts';
import { withoutTicket } from './actionTickets.ts';
import { describe, type Fields, words } from './describeAction.ts';
import { trimmed } from './fieldLines.ts';

export function tableItems(source: TextSource, table: Table, options: ReadingOptions): ActionItem[] {
  const [head, ...rows] = table.children;
  const titles = head?.children.map((cell) => flatten(cellText(source, plainTextOf(cell, source)).text)) ?? [];
  const texts = rows.map((row) => row.children.map((cell) => cellText(source, plainTextOf(cell, source))));
  const { described, columns: named } = columnsOf(
    titles,
    texts.map((cells) => cells.map(({ text }) => text)),
  );
  if (described === undefined || tellsEffects(titles, named)) return [];
  const columns = withDays(named, titles, texts, options);
  const outcome = titles.findIndex((title) => tellsOutcome.test(title));
  const notes = named.includes('state') ? -1 : titles.findIndex((title) => isOfNotes.test(fold(title)));
  const tellsDone = (cells: readonly PlainText[], fields: Fields) =>
    (words(cells[outcome]) !== undefined && !hasSign.test(fields.get('state')?.text ?? '')) ||
    isDoneRemark(cells[notes]?.text ?? '');
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
        checked: tellsDone(cells, fields) ? true : undefined,
        options,
      }),
    ];
  });
  // "Apply what #6 has made": another row.
  const isOfRow = ({ ticket = '' }: ActionItem) => !columns.includes('ticket') && numbers.has(ticket);
  return items.map((item) => (isOfRow(item) ? withoutTicket(item) : item));
}

/**
 * Where no column says until when, the one that holds nothing but days does, whatever it is called, unless that is of what
 * was done or found:
 *
 *     | Action | Owner | Go-live |
 */
function withDays(
  columns: readonly (Field | undefined)[],
  titles: readonly string[],
  texts: readonly (readonly PlainText[])[],
  options: ReadingOptions,
): readonly (Field | undefined)[] {
  if (columns.includes('due')) return columns;
  const isOfDays = (at: number) => {
    const cells = texts.flatMap((row) => (hasLetterOrDigit(row[at]?.text ?? '') ? (row[at] ?? []) : []));
    return cells.length > 1 && cells.filter((cell) => isDay(cell, options)).length * 4 >= cells.length * 3;
  };
  const days = columns.findIndex((column, at) => !column && !ofPast.test(fold(titles[at] ?? '')) && isOfDays(at));
  return days < 0 ? columns : columns.map((column, at) => (at === days ? 'due' : column));
}

function isDay({ text }: PlainText, options: ReadingOptions): boolean {
  if (!/\d/.test(text)) return false;
  const day = readLeadingExpression(text, 0, options);
  return day?.from.date?.day !== undefined && day.end >= text.trimEnd().length;
}

/** The head of a column, folded, over days on which something was done, found, begun or written down. */
const ofPast =
  /\b(?:done|complet|clos|finish|fixed|resolv|implement|found|discover|detect|crea|open|report|rais|logg|add|start|began|begin|since|last|updat|erledigt|abgeschlossen|umgesetzt|behoben|gefunden|entdeckt|erstellt|angelegt|eroffnet|gemeldet|beginn|seit|zuletzt|hech|cerrad|resuel|encontrad|abiert|inici|desde|ultim|feit|concluid|fechad|resolvid|encontrad|criad|abert|fait|termin|ferm|resolu|trouv|decouv|cree|ouvert|signal|debut|depuis|dernier)|выполнен|закрыт|исправл|найден|обнаруж|создан|открыт|начал|обновл|完成日|已完成|完了日|対応日|実施日|作成|登録|発見|検知|開始|更新|创建|建立|發現|发现|登记|提出|开始|開始|완료|생성|등록|발견|감지|시작|갱신|업데이트/;

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

/** Without a column of states, `Done` stands there. */
const isOfNotes =
  /^[\s|*]*(?:notes?|remarks?|comments?|bemerkung(?:en)?|anmerkung(?:en)?|notizen|notas?|observaciones|observacoes|comentarios|remarques?|commentaires?|примечани[ея]|комментари[йи]|备注|備註|備考|メモ|비고)[\s|*]*$/;

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
