import type { Table, TableCell } from 'mdast';
import { perNode } from '../syntax/perNode.ts';
import { flatten, plainTextOf } from '../syntax/plainText.ts';
import type { TextSource } from '../syntax/position.ts';
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
  if (!isTodo.test(wordsOf(cell, source))) return false;
  const columns = stateColumns(table, source);
  return table.children.some(({ children }) => columns[children.indexOf(cell)] === true);
}

const isTodo = /^[^\p{L}\d]*TODO[^\p{L}\d]*$/u;

/** Which columns of a table are of states: once for each table, as all of its cells may ask. */
const stateColumns = perNode((table: Table, source: TextSource): readonly boolean[] => {
  const [head, ...rows] = table.children;
  return (head?.children ?? []).map(
    (title, at) =>
      columnOf(wordsOf(title, source)) === 'state' ||
      rows.some(({ children: { [at]: cell } }) => cell !== undefined && isOtherState(wordsOf(cell, source))),
  );
});

function wordsOf(cell: TableCell, source: TextSource): string {
  return flatten(plainTextOf(cell, source).text.replace(/^\||\|$/g, ''));
}

/** `DONE`, `In progress`, with a sign in front or without. */
function isOtherState(words: string): boolean {
  const bare = words.replace(/^[^\p{L}\d]+/u, '');
  return /^(?:in progress|ongoing|wip|started|blocked)\b/i.test(bare) || (/^\p{L}{3}/u.test(bare) && isDoneWord(bare));
}
