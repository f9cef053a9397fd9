import type { TableRow } from 'mdast';
import { countAboutWords } from '../../characters.ts';
import { type Block, perBlock } from '../../syntax/block.ts';
import { flatten, plainTextOf } from '../../syntax/plainText.ts';
import type { Role } from '../../templates/catalogue.ts';
import { rolesOfPiece } from '../sections/roles.ts';

/** An answer in a row of a table of facts. */
export interface RowTold {
  readonly role: Role;
  readonly start: number;
}

const none: readonly RowTold[] = [];

/** `| Impact | 30 % of the users saw errors for 40 minutes |`: what rows of two cells answer. */
export const rowsToldIn = perBlock((block: Block): readonly RowTold[] => {
  const found = block.nodes.flatMap((node) =>
    node.type === 'table' ? node.children.flatMap((row) => answerIn(block, row)) : [],
  );
  return found.length === 0 ? none : found;
});

/** What a few words say enough of. */
const answered: ReadonlySet<Role> = new Set<Role>(['impact', 'root-cause', 'resolution']);
const fewestWords = 3;

function answerIn(block: Block, { children: [name, value, ...others] }: TableRow): readonly RowTold[] {
  if (!name || !value || others.length > 0) return none;
  const plain = plainTextOf(name, block);
  const said = plainTextOf(value, block).text;
  if (countAboutWords(said) < fewestWords) return none;
  return rolesOfPiece(flatten(plain.text))
    .filter((role) => answered.has(role))
    .map((role) => ({ role, start: plain.start }));
}
