import type { List, ListItem, Nodes, Table } from 'mdast';
import { flatten, linesOf, type PlainText, plainTextOf } from '../syntax/plainText.ts';
import { spanOf } from '../syntax/position.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import { readTimeExpressions } from '../time/expression.ts';
import { fold } from '../time/names.ts';
import type { ReadingOptions } from '../time/tokens.ts';
import type { DateParts } from '../time/types.ts';
import type { Memory } from './memory.ts';
import { nodesIn, type OutlineNode } from './outline.ts';
import type { ActionItem } from './types.ts';

/** The follow-ups of a document: items of lists and rows of tables in the sections that are for them. */
export function readActionItems(
  tree: SyntaxTree,
  outline: readonly OutlineNode[],
  options: ReadingOptions,
  memory: Memory,
): readonly ActionItem[] {
  const isForActions = (node: OutlineNode) => node.section.roles.includes('action-items');
  const outermost = memory.keep(outline, 'actions', [options], () =>
    outline.filter((node) => {
      const parent = node.section.parent === undefined ? undefined : outline[node.section.parent];
      return isForActions(node) && !(parent && isForActions(parent));
    }),
  );
  return memory.each('actions', outermost, (node) => {
    const blocks = nodesIn(tree, { start: node.bodyStart, end: node.span.end });
    return blocks.flatMap((block) => itemsOf(tree, block, options));
  });
}

function itemsOf(tree: SyntaxTree, block: Nodes, options: ReadingOptions): ActionItem[] {
  if (block.type === 'list') return listItems(tree, block, options);
  if (block.type === 'table') return tableItems(tree, block, options);
  return block.type === 'blockquote' ? block.children.flatMap((child) => itemsOf(tree, child, options)) : [];
}

/** An item is an action; one that only names a group ("Monitoring:") stands for the items nested in it. */
function listItems(tree: SyntaxTree, list: List, options: ReadingOptions): ActionItem[] {
  return list.children.flatMap((item) => {
    const nested = item.children.filter((child): child is List => child.type === 'list');
    const first = item.children[0];
    const plain =
      first?.type === 'paragraph' || first?.type === 'heading' ? plainTextOf(first, tree.source) : undefined;
    const words = flatten(plain?.text ?? '');
    if (!plain || (nested.length > 0 && (/[:：]$/.test(words) || first?.type === 'heading'))) {
      return nested.flatMap((child) => listItems(tree, child, options));
    }
    return words === '' ? [] : [itemOf(tree, item, plain, nested, options)];
  });
}

const field = {
  owner:
    /^(?:owners?|assignees?|assigned to|dri|who|responsible|responsables?|responsavel|verantwortlich(?:er)?|zustandig|ответственный|исполнитель|负责人|担当(?:者)?|담당(?:자)?)$/,
  due: /^(?:due(?: date)?|deadline|eta|by when|target(?: date)?|when|fecha(?: limite)?|prazo|echeance|fallig(?: am)?|termin|frist|срок|截止(?:时间|日期)?|期限|기한|마감)$/,
  ticket: /^(?:tickets?|issues?|bugs?|trackers?|links?|jira|tracking|pr|тикет|задача|工单|チケット|티켓)$/,
  priority: /^(?:priority|prio|prioridad|prioridade|priorite|prioritat|приоритет|优先级|優先度|우선순위)$/,
  state: /^(?:status|state|done|progress|estado|statut|статус|状态|ステータス|상태)$/,
  description:
    /^(?:action(?: items?)?|description|task|what|item|follow[ -]?up|accion|acao|tarea|tarefa|tache|massnahme|aufgabe|действие|задача|措施|行动项|内容|対策|조치|작업)$/,
} as const;

type Field = keyof typeof field;

const fieldNames = Object.keys(field) as Field[];

function itemOf(
  tree: SyntaxTree,
  item: ListItem,
  plain: PlainText,
  nested: readonly List[],
  options: ReadingOptions,
): ActionItem {
  const fields = new Map<Field, string>();
  for (const line of nested.flatMap((list) => list.children).flatMap((child) => fieldLine(tree, child))) {
    if (!fields.has(line.field)) fields.set(line.field, line.value);
  }
  for (const [, label, value] of plain.text.matchAll(
    /(?:^|[\s([{;,|–—-])([\p{L} -]{2,16})[:：]\s*([^;|,()[\]{}\r\n]{1,60})/gu,
  )) {
    const name = fieldOf(label ?? '');
    if (name && name !== 'description' && !fields.has(name)) fields.set(name, flatten(value ?? ''));
  }
  const source = tree.source.slice(plain);
  return describe(spanOf(item), flatten(plain.text), source, fields, item.checked ?? undefined, options);
}

function fieldLine(tree: SyntaxTree, item: ListItem): { field: Field; value: string }[] {
  const first = item.children[0];
  if (first?.type !== 'paragraph') return [];
  return linesOf(plainTextOf(first, tree.source)).flatMap((line) => {
    const [, label, value] = /^\s*([^:：]{2,20})[:：]\s*(.*)$/.exec(line.text) ?? [];
    const name = label === undefined ? undefined : fieldOf(label);
    return name && value?.trim() ? [{ field: name, value: flatten(value) }] : [];
  });
}

/** What a column of actions holds, or the label of a part of one. */
export function fieldOf(label: string): Field | undefined {
  const plain = flatten(fold(label)).replace(/^[^\p{L}]+|(?<=\p{L})[^\p{L}]+$/gu, '');
  return fieldNames.find((name) => field[name].test(plain));
}

function tableItems(tree: SyntaxTree, table: Table, options: ReadingOptions): ActionItem[] {
  const [head, ...rows] = table.children;
  const columns = head?.children.map((cell) => fieldOf(plainTextOf(cell, tree.source).text)) ?? [];
  const described = columns.includes('description') ? columns.indexOf('description') : columns.indexOf(undefined);
  if (described < 0) return [];
  return rows.flatMap((row) => {
    const cells = row.children.map((cell) =>
      flatten(plainTextOf(cell, tree.source).text).replace(/^\|\s*|\s*\|$/g, ''),
    );
    const description = cells[described] ?? '';
    if (description === '') return [];
    const fields = new Map<Field, string>();
    columns.forEach((column, at) => {
      const value = cells[at];
      if (column && column !== 'description' && value) fields.set(column, value);
    });
    const span = spanOf(row);
    return [describe(span, description, tree.source.slice(span), fields, undefined, options)];
  });
}

const ticketPattern = /\b[A-Z][A-Z0-9]{1,9}-\d+\b|(?<![\w&])#\d+\b|https?:\/\/[^\s)>\]|]+/;
const priorityPattern = /\bP[0-5]\b|\b(?:high|medium|low|critical) priority\b/i;
const donePattern =
  /^(?:done|completed?|closed|fixed|merged|resolved|yes|✅|✔|x|erledigt|hecho|feito|fait|termine|готово|сделано|完成|已完成|完了|완료)/i;

function describe(
  span: ActionItem['span'],
  description: string,
  source: string,
  fields: ReadonlyMap<Field, string>,
  checked: boolean | undefined,
  options: ReadingOptions,
): ActionItem {
  const due = fields.get('due') ?? /\b(?:due|by|until|before)\s+(.{4,30})/i.exec(description)?.[1];
  const struck = /^\s*~~.*~~\s*$/.test(source);
  const state = fields.get('state');
  const isDone =
    checked === true ||
    struck ||
    (state !== undefined && donePattern.test(fold(state))) ||
    /^(?:✅|✔|\[?done\]?\b)/i.test(description);
  return {
    span,
    description,
    owner: fields.get('owner') ?? /(?<![\w.])@[\w-]+/.exec(description)?.[0],
    due: due === undefined ? undefined : dueDate(due, options),
    ticket: fields.get('ticket') ?? ticketPattern.exec(source)?.[0],
    priority: fields.get('priority') ?? priorityPattern.exec(description)?.[0],
    state: isDone ? 'done' : 'open',
  };
}

function dueDate(text: string, options: ReadingOptions): DateParts | undefined {
  return readTimeExpressions(text, options)[0]?.from.date;
}
