import type { Yaml } from 'mdast';
import { perBlock } from '../syntax/block.ts';
import { type Span, spanOf } from '../syntax/position.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import { fold } from '../time/names.ts';
import { topValues } from './yamlValues.ts';

/** The block between `---` lines at the head of a document. */
export interface FrontMatter {
  readonly span: Span;
  /** Plain values by folded key, `time_zone` as `timezone`; what is no plain value is left out. */
  readonly values: ReadonlyMap<string, string>;
}

/** Broken YAML gives what could be read of it. */
export function readFrontMatter(tree: SyntaxTree): FrontMatter | undefined {
  const [first] = tree.blocks;
  return first?.kind === 'front-matter' ? inBlock(first) : undefined;
}

const inBlock = perBlock((block): FrontMatter | undefined => {
  const node = block.nodes.find((child): child is Yaml => child.type === 'yaml');
  return node && { span: spanOf(node), values: plainValues(node.value) };
});

function plainValues(yaml: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [key, value] of topValues(yaml)) values.set(fold(key).replace(/[\s_-]/g, ''), value);
  return values;
}
