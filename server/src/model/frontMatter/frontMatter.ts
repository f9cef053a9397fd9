import { letters } from '../../characters.ts';
import { perBlock } from '../../syntax/block.ts';
import { type Span, spanOf } from '../../syntax/position.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';
import { fold } from '../../time/names.ts';
import { topTomlValues } from './tomlValues.ts';
import { topValues } from './yamlValues.ts';

/** The block between `---` lines at the head of a document, or between `+++`. */
export interface FrontMatter {
  readonly span: Span;
  readonly format: 'yaml' | 'toml';
  /** Plain values by folded key, `time_zone` as `timezone`; what is no plain value is left out, but for lists of people and tags. */
  readonly values: ReadonlyMap<string, string>;
  /** Where those values stand that are on the line of their key. */
  readonly places: ReadonlyMap<string, Span>;
}

/** Broken YAML gives what could be read of it. */
export function readFrontMatter(tree: SyntaxTree): FrontMatter | undefined {
  const [first] = tree.blocks;
  return first?.kind === 'front-matter' ? inBlock(first) : undefined;
}

const inBlock = perBlock((block): FrontMatter | undefined => {
  const [node] = block.nodes;
  if (!node) return undefined;
  const span = spanOf(node);
  const text = block.slice(span);
  if (node.type === 'yaml')
    return { span, format: 'yaml', values: plainValues(node.value), places: placesOfValues(text, span.start) };
  // The types of the tree know of YAML alone.
  return text.startsWith('+++') ? { span, format: 'toml', ...tomlValues(text, span.start) } : undefined;
});

function tomlValues(text: string, start: number): Pick<FrontMatter, 'values' | 'places'> {
  const values = new Map<string, string>();
  const places = new Map<string, Span>();
  for (const { key, text: value, place } of topTomlValues(text)) {
    if (value === '') continue;
    values.set(plainKey(key), value);
    places.set(plainKey(key), { start: start + place.start, end: start + place.end });
  }
  return { values, places };
}

function plainValues(yaml: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [, key = '', flow, below = ''] of yaml.matchAll(names)) {
    const items = flow?.split(',') ?? below.split(/\r\n?|\n/).map((item) => item.replace(/^\s*-/, ''));
    const text = items.map((item) => item.trim().replace(/^(["'])(.*)\1$/, '$2')).filter((item) => item !== '');
    if (text.length > 0) values.set(plainKey(key), text.join(', '));
  }
  for (const [key, value] of topValues(yaml)) values.set(plainKey(key), value);
  return values;
}

/** `authors: [Ana, Bo]`, `tags: [outage, postmortem]`, or each on a line of its own: the lists that are asked for. */
const names =
  /^(authors?|owners?|tags|categories)[ \t]*:[ \t]*(?:\[([^\]\r\n{}]{1,200})\][ \t]*$|(?:#.*)?((?:(?:\r\n?|\n)[ \t]*-[ \t]+[^\r\n:{[]{1,80}$){1,20}))/gm;

/** `status: draft # not yet read`, with or without quotes. */
const line = new RegExp(
  String.raw`^(["']?)([${letters}\d_ -]*[${letters}\d_-])\1[ \t]*:[ \t]+(?:["'](?=[^"'\r\n]*["']))?([^\s"'[{|>&*!#](?:[^"'#\r\n]|(?<=[${letters}])['’](?=[${letters}]))*)`,
  'gm',
);

function placesOfValues(yaml: string, start: number): ReadonlyMap<string, Span> {
  const places = new Map<string, Span>();
  for (const { 0: all, 2: key = '', 3: value = '', index } of yaml.matchAll(line)) {
    // An indented one is a value of something else.
    if (/^\s/.test(key) && places.has(plainKey(key))) continue;
    const from = start + index + all.length - value.length;
    places.set(plainKey(key), { start: from, end: from + value.trimEnd().length });
  }
  return places;
}

function plainKey(key: string): string {
  return fold(key).replace(/[\s_-]/g, '');
}
