/**
 * Making a template of a good postmortem: its headings, labels and the heads of its tables stay, with prompts in place
 * of what was written. Nothing of the incident is left, so that the file can be given to everybody.
 */
import type { Nodes, Table, TableRow, Yaml } from 'mdast';
import { headingsOf } from '../model/sections/headings.ts';
import { isKnownName, readTitle } from '../model/sections/roles.ts';
import type { Postmortem, Section, Span } from '../model/types.ts';
import { columnOf } from '../model/words/actionFields.ts';
import { labelKindsOf } from '../model/words/labels.ts';
import { flatten, plainTextOf } from '../syntax/plainText.ts';
import { spanOf } from '../syntax/position.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import { type FreshText, plainFresh, tableHead, timelineList, timelineTable } from '../templates/fresh.ts';
import { titleOf } from '../templates/section.ts';
import type { MetadataField } from '../templates/types.ts';
import { wordings } from '../templates/wording/registry.ts';
import type { Wording } from '../templates/wording/types.ts';

/** What a template is derived from. */
export interface DeriveInput {
  readonly tree: SyntaxTree;
  readonly postmortem: Postmortem;
}

/** The Markdown of a template with the headings of a document, in its language. Absent where it has none to keep. */
export function deriveTemplate({ tree, postmortem }: DeriveInput): string | undefined {
  const { language } = postmortem;
  const wording = wordings[language];
  const { title, sections, mainDepth } = headingsOf(postmortem.sections);
  const kept = sections.filter((section) => isKept(section, mainDepth, postmortem));
  if (kept.length === 0) return undefined;
  const input: Derivation = { tree, postmortem, wording };
  const blocks = [
    frontMatterOf(tree),
    `# ${wording.genre}${wording.subject}`,
    ...bodyOf(spanBehind(title, sections[0], postmortem), input),
    ...kept.flatMap((section) => [
      `${'#'.repeat(section.shape === 'label' ? 2 : section.depth)} ${headingText(section, input, language)}`,
      ...sectionBody(section, { all: sections, kept }, input),
    ]),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

interface Derivation extends DeriveInput {
  readonly wording: Wording;
}

// ---------------------------------------------------------------- headings

/** Headings that structure the document, not those that tell of the incident: days, events, single actions. */
function isKept(section: Section, mainDepth: number, { sections }: Postmortem): boolean {
  const parent = section.parent === undefined ? undefined : sections[section.parent];
  if (parent?.roles.some((role) => role === 'timeline' || role === 'action-items')) return false;
  if (section.roles.length > 0) return true;
  return section.depth === mainDepth && isGeneral(section.title);
}

const mostWords = 5;

/** A few words without numbers, so that they may well be meant for more than one incident. */
function isGeneral(text: string): boolean {
  const words = flatten(text).split(' ');
  return text.length <= 40 && words.length <= mostWords && /\p{L}/u.test(text) && !/[\p{N}`:/@#[\]{}<>|]/u.test(text);
}

/** As it is written; where words of the incident are in it ("Timeline of the checkout outage"), what its role is called. */
function headingText(section: Section, { wording }: Derivation, language: Parameters<typeof titleOf>[1]): string {
  const { roles, name, title } = section;
  const bare = withoutNotes(title);
  if (roles.length === 0 || (isKnownName(name) && readTitle(bare).roles.length > 0)) return bare;
  const [role] = roles;
  return roles.length === 1 && role ? wording.titles[role] : titleOf(roles, language);
}

/** `Impact (checkout only)` */
function withoutNotes(title: string): string {
  return flatten(title.replace(/[([（【「][^)\]）】」]*[)\]）】」]?/g, ' '));
}

// ---------------------------------------------------------------- what stands below a heading

interface Headings {
  readonly all: readonly Section[];
  readonly kept: readonly Section[];
}

function sectionBody(section: Section, headings: Headings, input: Derivation): string[] {
  const { postmortem, wording } = input;
  if (section.roles.includes('timeline')) return [timelineOf(section, input)];
  const own = ownSpan(section, headings.all, postmortem);
  const body = bodyOf(own, input);
  if (body.length > 0) return body;
  const hasText = /\S/.test(postmortem.source.slice(own));
  const isParent = headings.kept.some(({ parent }) => parent === section.index);
  return hasText || !isParent ? [promptFor(section, wording)] : [];
}

/** From behind the heading to the next one. */
function ownSpan({ index, titleSpan, span }: Section, headings: readonly Section[], { source }: Postmortem): Span {
  const next = headings.find((heading) => heading.index > index);
  return { start: source.lineEnd(titleSpan.end), end: Math.min(span.end, next?.span.start ?? source.end) };
}

/** What stands between the title and the first section. */
function spanBehind(title: Section | undefined, first: Section | undefined, { source }: Postmortem): Span {
  return { start: title ? source.lineEnd(title.titleSpan.end) : 0, end: first?.span.start ?? source.end };
}

/** What a section or label asks; a fact of the postmortem asks for itself. */
function promptFor({ roles, title }: Pick<Section, 'roles' | 'title'>, wording: Wording): string {
  const [kind] = labelKindsOf(title);
  if (kind && kind in wording.fields) return comment(wording.fields[kind as MetadataField][1]);
  return comment(roles.length === 0 ? wording.blank : roles.map((role) => wording.prompts[role]).join(' '));
}

function comment(prompt: string): string {
  return `<!-- ${prompt} -->`;
}

/** In the shape and the zone that the document's own has. */
function timelineOf(section: Section, { postmortem, wording }: Derivation): string {
  const own = postmortem.timelines.find((timeline) => timeline.section === section.index);
  const zone = own?.events.find(({ when }) => when?.zone)?.when?.zone?.text;
  const text: FreshText = own?.shape === 'table' ? timelineTable(wording, { zone }) : timelineList(wording, { zone });
  return plainFresh(text);
}

/** The labels and tables in a piece of the document. */
function bodyOf(span: Span, input: Derivation): string[] {
  const labels = [...new Set(labelsIn(span, input))];
  const tables = input.tree.root.children.filter((node): node is Table => node.type === 'table' && isIn(node, span));
  return [...(labels.length > 0 ? [labels.join('\n')] : []), ...tables.flatMap((table) => tableOf(table, input) ?? [])];
}

function isIn(node: Nodes, { start, end }: Span): boolean {
  const at = spanOf(node).start;
  return start <= at && at < end;
}

/** `- **Impact:** …` */
function labelsIn({ start, end }: Span, { postmortem, wording }: Derivation): string[] {
  const labels = postmortem.sections.filter(
    ({ shape, span, name, roles }) =>
      shape === 'label' &&
      start <= span.start &&
      span.start < end &&
      isKnownName(name) &&
      !roles.some((role) => role === 'timeline' || role === 'action-items'),
  );
  return labels.map((label) => `- **${withoutNotes(label.title)}:** ${promptFor(label, wording)}`);
}

// ---------------------------------------------------------------- tables

/** Its head with an empty row; of one that states facts of the postmortem, the names of the facts too. */
function tableOf(table: Table, { tree, wording }: Derivation): string | undefined {
  const rows = table.children.map((row) => cellsOf(row, tree));
  const facts = rows.filter(([label = '', , ...others]) => others.length === 0 && isFactLabel(label));
  if (facts.length >= 2 || (facts.length === 1 && rows.length <= 2)) return factTable(rows, facts, wording);
  const [head = []] = rows;
  if (!head.every(isGeneral) || !head.some((title) => isKnownColumn(title, wording))) return undefined;
  const isForActions = head.some((title) => columnOf(title) === 'description');
  const asked = comment(isForActions ? wording.prompts['action-items'] : wording.blank);
  return [...tableHead(head), rowOf(head.map((_, at) => (at === 0 ? asked : '')))].join('\n');
}

function factTable(rows: readonly Cells[], facts: readonly Cells[], wording: Wording): string {
  const [head = []] = rows;
  const ask = ([title = '']: Cells) => [title, promptFor({ title, roles: readTitle(title).roles }, wording)];
  const titles = facts.includes(head) ? ask(head) : head.map((title) => (isGeneral(title) ? title : ''));
  return [...tableHead(titles), ...facts.filter((row) => row !== head).map((row) => rowOf(ask(row)))].join('\n');
}

type Cells = readonly string[];

function cellsOf(row: TableRow, { source }: SyntaxTree): string[] {
  return row.children.map((cell) => flatten(plainTextOf(cell, source).text));
}

function rowOf(cells: Cells): string {
  return `| ${cells.join(' | ')} |`;
}

function isFactLabel(text: string): boolean {
  if (labelKindsOf(text).length > 0) return true;
  const { name, roles } = readTitle(text.replace(/\s*[:：]$/, ''));
  return roles.length > 0 && isKnownName(name);
}

function isKnownColumn(title: string, { columns }: Wording): boolean {
  return columnOf(title) !== undefined || isFactLabel(title) || Object.values(columns).includes(title);
}

// ---------------------------------------------------------------- front matter

/** Its keys; only what says that this is a postmortem keeps its value. */
function frontMatterOf({ blocks }: SyntaxTree): string {
  const [block] = blocks;
  if (block?.kind !== 'front-matter') return '';
  const yaml = block.nodes.find((node): node is Yaml => node.type === 'yaml')?.value ?? '';
  const lines = yaml.split(/\r\n?|\n/).flatMap((line) => {
    const [, key, value = ''] = /^([\p{L}_][\p{L}\p{N}_ -]{0,40}):(?:[ \t]+(.*))?$/u.exec(line) ?? [];
    if (key === undefined) return [];
    return [/^(?:type|template)$/i.test(key) && /^[\w-]+$/.test(value.trim()) ? `${key}: ${value.trim()}` : `${key}:`];
  });
  return lines.length === 0 ? '' : ['---', ...lines, '---'].join('\n');
}
