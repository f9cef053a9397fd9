/** Where to write that a rule is to be quiet, so that the document means the same as before. */
import type { Nodes } from 'mdast';
import { type Suppression, suppressionsOf } from '../model/text/suppressions.ts';
import { type FixEdit, plainFixText } from '../rules/types.ts';
import type { Block } from '../syntax/block.ts';
import { spanOf } from '../syntax/position.ts';
import { editTree } from '../syntax/tree.ts';
import type { Finding } from './findings.ts';
import type { Snapshot } from './snapshot.ts';
import { speaksOf } from './suppress.ts';

/** A comment for the line that a finding starts in: above it, or at its end. Undefined where there is no place for one. */
export function ignoreInLine(snapshot: Snapshot, finding: Finding): FixEdit | undefined {
  const edit = commentFor(snapshot, finding);
  return edit && isReadAfter(snapshot, edit) ? edit : undefined;
}

/** Whether what an edit writes is a comment there: behind an open `<!--` or in code it is none. */
function isReadAfter({ tree }: Snapshot, { span, newText }: FixEdit): boolean {
  const text = plainFixText(newText);
  const range = tree.source.rangeOf(span);
  const { blocks, source } = editTree(tree, [{ range, text }]);
  const block = blocks[source.placeOf(range.start).block];
  const isIt = (suppression: Suppression) =>
    source.lineAt(suppression.span.start) === range.start.line && source.slice(suppression.span) === text.trim();
  return block !== undefined && suppressionsOf(block).some(isIt);
}

function commentFor(snapshot: Snapshot, { rule, report }: Finding): FixEdit | undefined {
  const { tree, postmortem } = snapshot;
  const { source } = tree;
  const { start } = report.span;
  const block = tree.blocks[source.blockAt(start)];
  const path = block ? pathTo(block.nodes, start) : [];
  const [outermost] = path;
  if (!block || !outermost) return undefined;
  const lineStart = source.lineStart(start);
  const staysFirst = start === source.firstWord;
  const isInTimeline = postmortem.timelines.some(({ span }) => span.start <= start && start < span.end);
  if (
    !isInTimeline &&
    !staysFirst &&
    takesLineAbove(outermost) &&
    source.lineStart(spanOf(outermost).start) === lineStart
  )
    return insert(behindMark(block, lineStart), `<!-- postmortem-disable-next-line ${rule.id} -->${source.eol}`);
  const line = path.find(({ type }) => type === 'paragraph' || type === 'heading' || type === 'tableRow');
  if (!line) return undefined;
  const end = source.lineEnd(start);
  const text = source.slice({ start: lineStart, end });
  const place = lineStart + endOfText(text, line.type);
  if (place <= spanOf(line).start || isInsideMarkup(line, place)) return undefined;
  return insert(place, ` <!-- postmortem-disable-line ${rule.id} -->`);
}

/**
 * A comment at the head of the document, or a name in its front matter. None where a comment in front of the finding
 * enables the rule again.
 */
export function ignoreInFile({ tree }: Snapshot, { rule, report }: Finding): FixEdit | undefined {
  const enables = (suppression: Suppression) =>
    suppression.kind === 'enable' && suppression.span.start <= report.span.start && speaksOf(suppression, rule.id);
  if (tree.blocks.some((block) => suppressionsOf(block).some(enables))) return undefined;
  const [head] = tree.blocks;
  const { eol } = tree.source;
  if (head?.kind === 'front-matter') return ignoreInFrontMatter(head, rule.id, eol);
  const [first] = head ? suppressionsOf(head) : [];
  const known = first?.kind === 'disable' && first.span.start === behindMark(head, 0) ? first.rules.at(-1) : undefined;
  if (known) return insert(known.span.end, ` ${rule.id}`);
  return insert(behindMark(head, 0), `<!-- postmortem-disable ${rule.id} -->${eol}${eol}`);
}

function insert(at: number, text: string): FixEdit {
  return { span: { start: at, end: at }, newText: [text] };
}

/** Behind the byte order mark that a document may start with. */
function behindMark(block: Block | undefined, offset: number): number {
  return block?.isFirst && offset === block.start && block.text.charCodeAt(0) === 0xfeff ? offset + 1 : offset;
}

/** The nodes that hold an offset, from outside in. */
function pathTo(nodes: readonly Nodes[], offset: number): Nodes[] {
  const path: Nodes[] = [];
  for (let among = nodes; ; ) {
    const node = among.find((candidate) => spanOf(candidate).start <= offset && offset <= spanOf(candidate).end);
    if (!node) return path;
    path.push(node);
    among = 'children' in node ? node.children : [];
  }
}

/** Elsewhere a line of its own would part what belongs together. */
function takesLineAbove({ type }: Nodes): boolean {
  return type === 'heading' || type === 'paragraph' || type === 'html';
}

/** Behind the last word of a line, in front of what ends a row (`|`), a heading (`##`) or a line (`\`). */
function endOfText(line: string, type: Nodes['type']): number {
  const text = line.trimEnd();
  if (type === 'tableRow' && /(?:^|[^\\])\|$/.test(text)) return text.slice(0, -1).trimEnd().length;
  if (type === 'heading') return text.replace(/[ \t]#+$/, '').trimEnd().length;
  return text.endsWith('\\') ? text.slice(0, -1).trimEnd().length : text.length;
}

/** Whether a place is in the middle of code, a link or the like, where a comment would be text. */
function isInsideMarkup(node: Nodes, place: number): boolean {
  const { start, end } = spanOf(node);
  if (place <= start || end <= place) return false;
  if ('children' in node && !/^link/.test(node.type))
    return node.children.some((child) => isInsideMarkup(child, place));
  return node.type !== 'text';
}

/** `postmortem-disable: [undated-event]` */
function ignoreInFrontMatter(block: Block, id: string, eol: string): FixEdit {
  const { text, start } = block;
  const stated = suppressionsOf(block).find(({ kind }) => kind === 'file');
  if (stated) return addName(block, stated, id, eol);
  const empty = /^["']?postmortem-disable["']?[ \t]*[:=]([^\r\n]*)/m.exec(text);
  if (empty) {
    const end = start + empty.index + empty[0].length;
    return { span: { start: end - (empty[1]?.length ?? 0), end }, newText: [` ["${id}"]`] };
  }
  // In TOML, what stands behind a `[table]` belongs to it.
  if (/^\uFEFF?\+\+\+/.test(text)) {
    const behind = /\r\n|\n|\r/.exec(text);
    return insert(start + (behind ? behind.index + behind[0].length : 0), `postmortem-disable = ["${id}"]${eol}`);
  }
  const close = text.trimEnd().length - 3;
  return insert(start + close, `postmortem-disable: [${id}]${eol}`);
}

function addName({ text, start }: Block, { rules }: Suppression, id: string, eol: string): FixEdit {
  const last = rules.at(-1)?.span ?? { start, end: start };
  const before = text.slice(0, last.start - start);
  const behind = text.slice(last.end - start);
  const item = /(?:^|[\r\n])([ \t]*-[ \t]+)["']?$/.exec(before.slice(-100));
  if (item) return insert(last.end + (/^[^\r\n]*/.exec(behind)?.[0].length ?? 0), `${eol}${item[1]}${id}`);
  const quote = /^["']/.exec(behind)?.[0] ?? '';
  return insert(last.end + quote.length, `, ${quote}${id}${quote}`);
}
