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
  /** Where the values stand that share a line with their key. */
  readonly places: ReadonlyMap<string, Span>;
}

/** Broken YAML gives what could be read of it. */
export function readFrontMatter(tree: SyntaxTree): FrontMatter | undefined {
  const [first] = tree.blocks;
  return first?.kind === 'front-matter' ? inBlock(first) : undefined;
}

const inBlock = perBlock((block): FrontMatter | undefined => {
  const node = block.nodes.find((child): child is Yaml => child.type === 'yaml');
  if (!node) return undefined;
  const span = spanOf(node);
  return { span, values: plainValues(node.value), places: placesIn(block.slice(span), span.start) };
});

function plainValues(yaml: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [key, value] of topValues(yaml)) values.set(plainKey(key), value);
  return values;
}

function plainKey(key: string): string {
  return fold(key).replace(/[\s_-]/g, '');
}

const keyAndValue = /^([\w -]{1,40}):[ \t]{1,20}(["']?)([^\s"'][^\r\n"']{0,199})\2[ \t]{0,20}$/gm;

function placesIn(text: string, start: number): ReadonlyMap<string, Span> {
  const places = new Map<string, Span>();
  for (const match of text.matchAll(keyAndValue)) {
    const [line, key = '', quote = '', value = ''] = match;
    const at = start + match.index + line.indexOf(value, key.length + 1 + quote.length);
    places.set(plainKey(key), { start: at, end: at + value.trimEnd().length });
  }
  return places;
}
