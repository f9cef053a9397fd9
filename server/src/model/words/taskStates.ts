import type { Table, TableCell } from 'mdast';
import { perNode } from '../../syntax/perNode.ts';
import { flatten, plainTextOf } from '../../syntax/plainText.ts';
import type { TextSource } from '../../syntax/position.ts';
import { columnOf } from './actionFields.ts';
import { isDoneWord } from './actionWords.ts';

/**
 * Whether `TODO` is all that a cell says, and says how far something is:
 *
 *     | Task           | Status |        | Task           | Ticket |
 *     | -------------- | ------ |        | -------------- | ------ |
 *     | Shard the bus  | TODO   |        | Shard the bus  | TODO   |
 *                                        | Alert on lag   | DONE   |
 */
export function isStateCell(cell: TableCell, table: Table, source: TextSource): boolean {
  return isTodo.test(wordsOf(cell, source)) && stateCells(table, source).has(cell);
}

const isTodo = /^[^\p{L}\d]*TODO[^\p{L}\d]*$/u;

/** Which columns of a table are of states. */
function stateColumns(table: Table, source: TextSource): readonly boolean[] {
  const [head, ...rows] = table.children;
  return (head?.children ?? []).map(
    (title, at) =>
      columnOf(wordsOf(title, source)) === 'state' ||
      rows.some(({ children: { [at]: cell } }) => cell !== undefined && isOtherState(wordsOf(cell, source))),
  );
}

/** The cells of columns of states: once for each table, as all of its cells may ask. */
const stateCells = perNode((table: Table, source: TextSource): ReadonlySet<TableCell> => {
  const columns = stateColumns(table, source);
  return new Set(table.children.flatMap(({ children }) => children.filter((_, at) => columns[at])));
});

function wordsOf(cell: TableCell, source: TextSource): string {
  return flatten(plainTextOf(cell, source).text.replace(/^\||\|$/g, ''));
}

/** `DONE`, `In progress`, with a sign in front or without. */
function isOtherState(words: string): boolean {
  const bare = words.replace(/^[^\p{L}\d]+/u, '');
  return /^(?:in progress|ongoing|wip|started|blocked)\b/i.test(bare) || (/^\p{L}{3}/u.test(bare) && isDoneWord(bare));
}
