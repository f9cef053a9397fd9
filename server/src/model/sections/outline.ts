import type { Blockquote, Code, Heading, Html, List, Nodes, Paragraph } from 'mdast';
import { hasLetterOrDigit, isLetter, letters, startsWithCapital } from '../../characters.ts';
import { type Block, perBlock } from '../../syntax/block.ts';
import { firstFrom, sameItems } from '../../syntax/change.ts';
import { flatten, linesOf, type PlainText, plainTextOf, slicePlain } from '../../syntax/plainText.ts';
import { type Span, spanOf } from '../../syntax/position.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';
import { type Role, roleEntry } from '../../templates/catalogue.ts';
import type { Language } from '../../templates/names/types.ts';
import { readLeadingExpression } from '../../time/expression.ts';
import { grouped } from '../grouped.ts';
import type { Memory } from '../memory.ts';
import { perObject } from '../perObject.ts';
import { isHeadOfColumns } from '../text/columns.ts';
import type { Section, SectionShape, TakenAs } from '../types.ts';
import { type LabelKind, labelColon, labelKindsOf } from '../words/labels.ts';
import { isTimeLeft } from './formPlaces.ts';
import { rolesOfFramed, withRolesOfNote } from './framedTitle.ts';
import { rolesOfJoined, rolesWithSubject } from './joinedTitle.ts';
import { hasSubject, readTitle, rolesBeforeTail, rolesIn, tailOf } from './roles.ts';

/** A section with the offsets that the rest of the model works with. */
export interface OutlineNode {
  readonly head: Head;
  readonly section: Section;
  /** Start of the title's block to the start of what follows. */
  readonly span: Span;
  /** Where the content starts: behind the heading, or behind the label. */
  readonly bodyStart: number;
  /** The title with every character in its place; `section.title` is its words on one line. */
  readonly title: PlainText;
}

/** A title before it is known what it holds. */
export interface Head {
  readonly title: PlainText;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly shape: SectionShape;
  /** 1 to 6 where the title tells, 0 where its surroundings do. */
  readonly depth: number;
  readonly start: number;
  readonly bodyStart: number;
  /** End of the list item, or the quote, that the title stands in. */
  readonly limit?: number;
  /** In a quote, as a title only in front of the first section: what others said may be quoted in any. */
  readonly isQuoted?: true;
  /** Words go on behind the name: "Root cause: a full disk". */
  readonly hasTail?: boolean;
  /** What it is about stands in its line: `**Impact:** one in five`. */
  readonly hasWords?: boolean;
  /** Nothing but a list item, `- Mitigation (Ana)`, with no colon and nothing below it. */
  readonly isBareItem?: boolean;
  readonly takenAs?: TakenAs;
}

const longestTitle = 90;

/**
 * The titles of a document, whatever they look like.
 *
 * @param languages that sections are named in; none means any
 */
export function headsOf(memory: Memory, languages: readonly Language[] = []): readonly Head[] {
  const heads = memory.gather('heads', headsIn, (head) => head.start, [], sameHead);
  if (languages.length === 0) return heads;
  return memory.keep(heads, 'in languages', [languages], () =>
    heads.flatMap((head) => memory.keep(head, 'in languages', [languages], () => inLanguages(head, languages))),
  );
}

/** With the roles that the title has there. A label or bold line is a title only for what it means. */
function inLanguages(head: Head, languages: readonly Language[]): readonly Head[] {
  if (head.roles.length === 0) return [head];
  const own = rolesIn(head.title.text, languages);
  const roles =
    own.length > 0 || !mayHaveTail(head)
      ? withRolesOfNote(own, head.title.text, languages)
      : rolesOfPart(head.title.text, languages);
  if (roles.length === 0 && (head.shape === 'label' || head.shape === 'bold')) return [];
  return [{ ...head, roles }];
}

// ---------------------------------------------------------------- titles

const headsIn = perBlock((block): readonly Head[] => {
  const heads: Head[] = [];
  for (const node of block.nodes) {
    if (node.type === 'heading') heads.push(...headingHeads(block, node));
    else if (node.type === 'paragraph') heads.push(...paragraphHeads(block, node));
    else if (node.type === 'list') heads.push(...listHeads(block, node));
    else if (node.type === 'html') heads.push(...htmlHeads(block, node));
    else if (node.type === 'blockquote') heads.push(...quotedHeads(block, node));
    else if (node.type === 'code') heads.push(...centredHeads(block, node));
  }
  return heads.length === 0 ? noHeads : heads;
});

const noHeads: readonly Head[] = [];

/** `Postmortem: TODO`, `Retrospective: incident`: what the document is about, and no section of it. */
const subject = /^\W{0,8}(?:post[\s-]?mortem|retrospective)\s*(?:[:：]|\s[–—-])\s/i;

/** A rule drawn as a heading, `# ======`, is none. */
function headingHeads(block: Block, node: Heading, limit?: number): readonly Head[] {
  const span = spanOf(node);
  const title = trimTitle(plainTextOf(node, block));
  if (drawnRule.test(title.text)) return noHeads;
  const isAtx = block.text.startsWith('#', span.start - block.start);
  const head = withTail({
    ...describe(title),
    ...(node.depth === 1 && subject.test(title.text) && { roles: [] }),
    shape: isAtx ? 'atx' : 'setext',
    depth: node.depth,
    start: span.start,
    bodyStart: span.end,
    ...(limit !== undefined && { limit }),
  });
  return [head];
}

/** Signs of lines and blocks, and nothing else: `***`, `= = =`, `────`. */
const drawnRule = /^[-=_*~+#./\\|<>:·•\s\u2010-\u2015\u2500-\u25a1]{3,}$/;

/** "Root cause: a full disk" is the section "Root cause", and so is "Root cause and limits of proof". */
function withTail(head: Head): Head {
  if (statesNumber.test(head.title.text) && head.roles.some((role) => role === 'metadata' || role === 'duration'))
    return { ...head, hasTail: true };
  if (head.roles.length > 0 || !mayHaveTail(head))
    return { ...head, roles: withRolesOfNote(head.roles, head.title.text) };
  const roles = rolesOnDay(head.title.text) ?? rolesOfPart(head.title.text);
  if (roles.length === 0) return head;
  const isNamed = roles.includes('timeline') && isDay(tailOf(head.title.text));
  return isNamed ? { ...head, roles } : { ...head, roles, hasTail: true };
}

/** Of a title that is a name and something else. */
function rolesOfPart(title: string, among?: readonly Language[]): readonly Role[] {
  for (const read of [rolesBeforeTail, rolesOfJoined, rolesWithSubject, rolesOfFramed]) {
    const roles = read(title, among);
    if (roles.length > 0) return roles;
  }
  return [];
}

/** "What happened on 17th June 2019": a day changes nothing of what the name in front of it means. */
function rolesOnDay(title: string): readonly Role[] | undefined {
  const [, name = '', day = ''] = beforeDay.exec(title) ?? [];
  if (!isDay(day)) return undefined;
  const { roles } = readTitle(name);
  return roles.length > 0 ? roles : undefined;
}

const beforeDay = /^(.{4,50}?) (?:on(?: the)?|at|am|vom|le|du|el|del|em|de|от) (?=.{0,12}\d)(.{4,30})$/;

/** "Timeline – May 29, 2021": whether what stands behind the name is nothing but a day. */
function isDay(tail: string): boolean {
  const day = /\d/.test(tail) ? readLeadingExpression(tail, 0) : undefined;
  return day?.from.date?.day !== undefined && day.end === tail.length;
}

/** `## Incident Date: 2025-12-12` */
const statesNumber = /[:：]\s*\d/;

/** "Root cause analysis: checkout" is the name of a document. */
function mayHaveTail({ depth, shape, title }: Head): boolean {
  return depth > 1 && shape !== 'label' && title.text.length <= longestTitle;
}

/** Titles in list items: `- ### Impact`, and `- **Impact:** text`. */
function listHeads(block: Block, list: List): Head[] {
  return list.children.flatMap((item) => {
    const limit = spanOf(item).end;
    return item.children.flatMap((child, index) => {
      if (child.type === 'heading') return headingHeads(block, child, limit);
      if (child.type === 'list') return listHeads(block, child);
      if (child.type !== 'paragraph' || index > 0) return [];
      const [first, ...others] = linesOf(plainTextOf(child, block));
      const label = labelHead(first);
      // The name of what is linked to: `- [Root cause: a story](…)`.
      const isLink = child.children[0]?.type === 'link' && spanOf(child.children[0]).end >= (label?.bodyStart ?? 0);
      const isBareItem = label?.bodyStart === limit && !/[:：]\s*$/.test(first?.text ?? '');
      // `- [x] History of the branch rewritten` was to be done.
      const isTask = isBareItem && typeof item.checked === 'boolean';
      const own =
        label && !isLink && !isTask
          ? [{ ...label, start: spanOf(item).start, limit, ...(isBareItem && { isBareItem }) }]
          : [];
      return [...own, ...others.flatMap((line) => lazyHead(block, line) ?? [])];
    });
  });
}

/**
 * A title on the line behind a list, which CommonMark takes for a part of the last item:
 *
 *     - 18:25 Service restored
 *     **Root Cause:**
 */
function lazyHead(block: Block, line: PlainText): Head | undefined {
  const at = line.start - block.start;
  const isLazy = block.lineStarts.includes(at) && /\S/.test(block.text.charAt(at));
  return isLazy ? labelHead(line) : undefined;
}

/** Titles in a paragraph: alone and bold, or a label at the start of any of its lines. */
function paragraphHeads(block: Block, node: Paragraph): Head[] {
  const plain = plainTextOf(node, block);
  const lines = linesOf(plain);
  if (lines.length === 1 && isBold(node)) {
    const title = trimTitle(plain);
    const described = describe(title);
    // `**Date: 2025-02-11**`, `**Status: final**` state it, and begin nothing.
    const stated =
      described.roles.includes('metadata') && /[:：]\s*\S/.test(title.text) ? labelHead(lines[0]) : undefined;
    if (stated) return [stated];
    return described.roles.length > 0
      ? [{ ...described, shape: 'bold', depth: 0, start: plain.start, bodyStart: plain.end }]
      : [];
  }
  return lines.flatMap((line, at) => {
    const head = headingWithoutSpace(line) ?? labelHead(line);
    return head && !(head.bodyStart === line.end && isWrapped(lines[at - 1])) ? [head] : [];
  });
}

/**
 * Labels in bold in a quote, as some set off what they state in front of the first section:
 *
 *     > **Severity:** 2
 *     > **Impact:** one search in eight failed
 */
function quotedHeads(block: Block, quote: Blockquote): Head[] {
  const limit = spanOf(quote).end;
  const lines = quote.children.flatMap((node) => (node.type === 'paragraph' ? linesOf(plainTextOf(node, block)) : []));
  return lines.flatMap((line) => {
    const typed = block.slice({ start: line.start, end: line.start + longestTitle });
    const head = /^[\s>]{0,8}\*\*/.test(typed) ? labelHead(line) : undefined;
    // `> **Scope:** staging` may be that of the document.
    return head?.hasWords && head.name !== 'scope' ? [{ ...head, limit, isQuoted: true }] : [];
  });
}

/** Whether a line ends in the middle of a sentence: "as we noted in the". */
function isWrapped(line: PlainText | undefined): boolean {
  return line !== undefined && goesOn.test(line.text);
}

const goesOn =
  /(?:,|(?<![A-Za-z])(?:the|an?|in|of|to|and|or|for|with|on|by|from|our|their|its|this|that|as|at|is|are|was|were|be|see))\s*$/;

/**
 * A known name alone and far from the margin, as a word processor centres it, which CommonMark takes for code:
 *
 *                                 Root cause
 */
function centredHeads(block: Block, node: Code): readonly Head[] {
  const plain = plainTextOf(node, block);
  if (!isFarIn.test(plain.text) || linesOf(plain).length > 1) return noHeads;
  const title = trimTitle(plain);
  const described = describe(title);
  const roles = rolesOnDay(title.text) ?? described.roles;
  if (roles.length === 0 || !startsWithCapital(title.text)) return noHeads;
  const { start, end } = plain;
  return [{ ...described, roles, shape: 'bold', depth: 0, start, bodyStart: end, takenAs: 'code' }];
}

const isFarIn = /^(?: {8}|\t\t)/;

const htmlHeading = /<h([1-6])(?:\s[^<>]*)?>((?:[^<]|<(?!\/?h[1-6])){0,300})<\/h\1>/gi;

/** `<h2>Impact</h2>`, labels between the tags, and headings that no blank line parts from what lays out the page. */
function htmlHeads(block: Block, node: Html): Head[] {
  const plain = plainTextOf(node, block);
  const mayTakeIn = laysOut.test(block.slice(plain));
  const found = [...block.slice(plain).matchAll(htmlHeading)].map((match): Head => {
    const title = trimTitle(slicePlain(plain, match.index, match.index + match[0].length));
    const start = plain.start + match.index;
    const bodyStart = start + match[0].length;
    return withTail({ ...describe(title), shape: 'html', depth: Number(match[1]), start, bodyStart });
  });
  const isTitle = (line: PlainText) => found.some((head) => head.start <= line.start && line.start < head.bodyStart);
  const others = linesOf(plain).flatMap((line) => {
    if (isTitle(line)) return [];
    return (mayTakeIn ? takenInHead(line) : undefined) ?? labelHead(line) ?? [];
  });
  return [...found, ...others].sort((a, b) => a.start - b.start);
}

/** HTML between which Markdown is written. */
const laysOut = /^\s{0,3}<\/?(?:a|br|center|details|div|hr|img|p|picture|section|span|summary)\b/i;

/** `## Impact` in the line below `<br>`, which CommonMark takes for HTML up to the next blank line. */
function takenInHead(line: PlainText): Head | undefined {
  const [marks, hashes = ''] = /^ {0,3}(#{1,6})[ \t]/.exec(line.text) ?? [];
  if (!marks) return undefined;
  const closed = line.text.trimEnd().replace(/#+$/, '').trimEnd().length;
  const title = trimTitle(slicePlain(line, marks.length, Math.max(marks.length, closed)));
  if (!hasLetterOrDigit(title.text)) return undefined;
  const [depth, start, bodyStart] = [hashes.length, line.start, line.end];
  return withTail({ ...describe(title), shape: 'atx', depth, start, bodyStart, takenAs: 'html' });
}

/** `**Impact**`, `**Impact:**`, `**Impact**:` and nothing else. */
function isBold(paragraph: Paragraph): boolean {
  const [first, second, ...others] = paragraph.children;
  if (first?.type !== 'strong' || others.length > 0) return false;
  return second === undefined || (second.type === 'text' && /^\s*(?:[:：]\s*)?$/.test(second.value));
}

/** `Impact: text`, `**Impact:** text`, or a line that is nothing but a known name. */
function labelHead(line: PlainText | undefined): Head | undefined {
  if (!line) return undefined;
  const colon = line.text.search(labelColon);
  const label = slicePlain(line, 0, colon < 0 ? line.text.length : colon);
  const title = trimTitle(label);
  if (colon < 0 && isHeadOfColumns(title.text)) return undefined;
  if (!startsWithCapital(title.text) && !(colon < 0 && inHaste.test(title.text))) return undefined;
  const described = describe(title);
  if (described.roles.length === 0) return gluedHead(line);
  // `Effect: the store loses what it held` goes on about the cause.
  if (described.name === 'effect') return undefined;
  const bodyStart = colon < 0 ? line.end : line.start + colon + 1;
  const hasWords = line.text.slice(bodyStart - line.start).trim() !== '';
  // `Alerts.` is what somebody says, `TODO` and `TODO: ask Maria` what nobody said yet.
  if (colon < 0 && /[.!。！]$/.test(title.text)) return undefined;
  if ((colon < 0 || hasWords) && /^T[Oo]-?D[Oo]$/.test(title.text)) return undefined;
  // A sentence may begin as a title does.
  if (colon < 0 && hasSubject(described.name)) return undefined;
  // "Complete, with pending action items"
  const comma = title.text.search(/,(?![^(]*\))/);
  if (colon < 0 && comma > 0 && readTitle(title.text.slice(0, comma)).roles.length === 0) return undefined;
  return { ...described, shape: 'label', depth: 0, start: line.start, bodyStart, ...(hasWords && { hasWords }) };
}

/** A line of its own without a capital, as notes are written. */
const inHaste =
  /^(?:timeline|impact|root cause|summary|tl;?dr|action items|actions|to-?dos?|follow-?ups|next steps|resolution|detection|lessons(?: learned)?|what happened|what went (?:well|wrong))$/;

/** A small letter before a capital one, in Latin and Cyrillic. */
const glue = /[a-z\u00df-\u00f6\u00f8-\u00ff\u0430-\u045f](?=[A-Z\u00c0-\u00d6\u00d8-\u00de\u0400-\u042f])/g;

/** `Root Cause and ResolutionA queue was full`: text that lost its line breaks. Two words, to be sure. */
function gluedHead(line: PlainText): Head | undefined {
  for (const seam of line.text.slice(0, longestTitle).matchAll(glue)) {
    const title = trimTitle(slicePlain(line, 0, seam.index + 1));
    const described = describe(title);
    if (described.roles.length > 0 && title.text.includes(' ')) {
      return { ...described, shape: 'label', depth: 0, start: line.start, bodyStart: line.start + seam.index + 1 };
    }
  }
  return undefined;
}

/** `##Timeline`, which CommonMark takes for a paragraph. */
function headingWithoutSpace(line: PlainText): Head | undefined {
  const hashes = /^#{1,6}/.exec(line.text)?.[0].length;
  if (!hashes || !isLetter(line.text, hashes)) return undefined;
  const described = describe(trimTitle(slicePlain(line, hashes, line.text.length)));
  if (described.roles.length === 0) return undefined;
  return { ...described, shape: 'atx', depth: hashes, start: line.start, bodyStart: line.end };
}

/** An address that the title links to is blank, and does not count. */
function describe(title: PlainText): Pick<Head, 'title' | 'name' | 'roles'> {
  const words = title.text.length > longestTitle ? flatten(title.text) : title.text;
  if (words.length > longestTitle) return { title, name: '', roles: [] };
  const { name, roles } = readTitle(words);
  if (roles.length > 0 && isOfEvent(words)) return { title, name, roles: [] };
  if (roles.includes('impact') && labelKindsOf(name).some((kind) => durations.has(kind)))
    return { title, name, roles: ['duration'] };
  return { title, name, roles: roles.some((role) => turns.has(role)) && isLength(name) ? ['metrics'] : roles };
}

/** `### [Date and time]`, the place of an event, and `### 14:40 UTC – Resolution`, one. */
function isOfEvent(title: string): boolean {
  if (title.startsWith('[') && isTimeLeft(title)) return true;
  return startsWithClock.test(title) && readLeadingExpression(title, 0)?.from.clock !== undefined;
}

const startsWithClock = /^\W{0,4}\d{1,2}[:.h]\d\d/;

/** `**Resolution time**: 10 minutes` is how long it took. */
function isLength(name: string): boolean {
  return labelKindsOf(name).some((kind) => kind.startsWith('time-to-') || kind === 'response-duration');
}

/** `**Duração do impacto:** 10 minutos` */
const durations: ReadonlySet<LabelKind> = new Set<LabelKind>(['duration', 'impact-duration']);

const turns: ReadonlySet<Role> = new Set<Role>(['detection', 'response', 'resolution']);

/** Without spaces around it and the colon at its end. */
function trimTitle(plain: PlainText): PlainText {
  // `•<TAB>Impact` and `o<TAB>Impact` are bullets of a word processor.
  const from = /^\s*(?:[•·●▪◦‣►]\s*|o\t\s*)?/.exec(plain.text)?.[0].length ?? 0;
  if (from >= plain.text.length) return slicePlain(plain, 0, 0);
  const to = plain.text.trimEnd().length;
  const trimmed = slicePlain(plain, from, to);
  const words = /[:：]$/.test(trimmed.text) ? trimmed.text.slice(0, -1).trimEnd() : trimmed.text;
  return slicePlain(trimmed, 0, words.length);
}

// ---------------------------------------------------------------- nesting

interface Open {
  readonly head: Head;
  readonly index: number;
  readonly depth: number;
}

/** Labels lie deeper than every heading. */
const labelDepth = 7;

/** Behind every offset of a document. */
const endless = 2 ** 31 - 1;

/** On one line. An edit of one title nests all of them anew. */
const wordsOf = perObject(({ title }: Head): string => flatten(title.text));

/** The sections that the titles make. */
export function nest(found: readonly Head[]): OutlineNode[] {
  const first = found.findIndex(({ depth }) => depth > 1);
  const heads = found.filter(({ isQuoted }, at) => !isQuoted || first < 0 || at < first);
  const drafts: { head: Head; depth: number; parent?: number; end: number }[] = [];
  const stack: Open[] = [];
  const close = (at: number) => {
    const open = stack.pop();
    const draft = open && drafts[open.index];
    if (draft) draft.end = Math.min(draft.head.limit ?? endless, at);
  };

  for (const [at, head] of heads.entries()) {
    while (stack.at(-1) && !isOpenAt(stack.at(-1), head.start)) close(head.start);
    // A label on an entry of a timeline or of a list of actions says what the entry is about.
    if (head.shape === 'label' && head.limit !== undefined && stack.some(({ head: open }) => holdsEntry(open, head)))
      continue;
    if (isPoint(head, stack) || isPartOfCause(head, stack) || isOwnerOfActions(head, stack) || isEvidence(head, stack))
      continue;
    if (isOfSection(head, stack) || isEffectOfPart(head, stack)) continue;
    if (head.shape === 'bold' && isBehindEvents(head, stack, heads, at))
      while (!isTimeline(stack.at(-1)?.head)) close(head.start);
    const depth = settleDepth(head, stack, () => close(head.start));
    const parent = stack.at(-1)?.index;
    stack.push({ head, index: drafts.length, depth });
    drafts.push({ head, depth, ...(parent !== undefined && { parent }), end: 0 });
  }
  while (stack.length > 0) close(endless);

  const retold = retoldRoles(heads);
  return drafts.map(({ head, depth, parent, end }, index) => {
    const span = { start: head.start, end };
    const section: Section = {
      index,
      ...(parent !== undefined && { parent }),
      title: wordsOf(head),
      name: head.name,
      roles: retold.get(head) ?? (isPurpose(head, drafts, parent) ? [] : head.roles),
      shape: head.shape,
      depth: Math.min(depth, 6),
      inList: head.limit !== undefined,
      ...(head.hasTail && { hasTail: true }),
      ...(head.takenAs && { takenAs: head.takenAs }),
      span,
      titleSpan: { start: head.title.start, end: head.title.end },
      bodyStart: Math.min(head.bodyStart, end),
    };
    return { head, section, span, bodyStart: section.bodyStart, title: head.title };
  });
}

/** What titles mean that mean something else by themselves. */
function retoldRoles(heads: readonly Head[]): ReadonlyMap<Head, readonly Role[]> {
  const course = courseIn(heads);
  const summary = heads.some(({ roles }) => roles.includes('summary'))
    ? undefined
    : (problemIn(heads) ?? conclusionIn(heads) ?? course);
  const closing = closingIn(heads);
  const silent = [course, closing].flatMap((head) => (head ? [[head, []] as const] : []));
  return new Map<Head, readonly Role[]>([...silent, ...(summary ? [[summary, ['summary']] as const] : [])]);
}

/** `## Conclusion` behind everything else: words to end with. In front of the actions it says what was learned. */
function closingIn(heads: readonly Head[]): Head | undefined {
  const at = heads.findLastIndex(({ name, roles }) => roles.length > 0 && isClosing.test(name));
  const isBehind = ({ roles }: Head) => roles.every((role) => role === 'supporting' || role === 'metadata');
  return heads.slice(at + 1).every(isBehind) ? heads[at] : undefined;
}

/** In the languages that sections have names in; several conclusions are what was learned. */
const isClosing = /^(?:conclusion|conclusao|заключение|结论|結論|결론|まとめ)$/;

/**
 * `## Problem`, `## 问题`, `## 증상` as the first section, in front of the cause: what happened, where no other section sums it up. It
 * is not what went wrong on the way.
 */
function problemIn(heads: readonly Head[]): Head | undefined {
  const [, first, ...others] = heads.filter(({ depth }) => depth > 0);
  const isOther = first?.roles.some((role) => role !== 'went-wrong') ?? true;
  if (!first || isOther || !isProblem.test(first.name)) return undefined;
  return others.some(({ roles }) => roles.includes('root-cause')) ? first : undefined;
}

/** In the languages that sections have names in. */
const isProblem =
  /^(?:(?:the |el |le |o |das )?(?:problem|issue|problema|probleme)|проблема|问题|問題|문제|what (?:is|was) (?:wrong|broken)|symptoms?|sintomas?|symptomes?|symptome|симптомы|症状|现象|現象|증상)$/;

/** `## 결론` as the first section, in front of the timeline, or `## 结论（TL;DR）`: what came out of it. */
function conclusionIn(heads: readonly Head[]): Head | undefined {
  const [, first, ...others] = heads.filter(({ depth }) => depth > 0);
  if (!first || !isConclusion.test(first.name)) return undefined;
  return others.some(isTimeline) || saysShort.test(first.title.text) ? first : undefined;
}

const saysShort = /\btl;? ?dr\b/i;

/** In the languages that sections have names in. */
const isConclusion =
  /^(?:conclusions?|fazit|schlussfolgerung(?:en)?|conclusion(?:es)?|conclusao|conclusoes|выводы?|заключение|结论|結論|결론|まとめ)$/;

/** `## 事件经过` in front of `## 时间线` of the same level: what happened, in sentences. */
function courseIn(heads: readonly Head[]): Head | undefined {
  const at = heads.findIndex(({ name }) => isCourse.test(name));
  const course = heads[at];
  const isBeside = (other: Head) => other.depth === course?.depth && isTimeline(other) && !isCourse.test(other.name);
  return heads.slice(at + 1).some(isBeside) ? course : undefined;
}

/** Names that are as much of a timeline as of a story. */
const isCourse = /^(?:(?:事件|事故|故障|发生|發生)?(?:经过|經過)|(?:発生)?経緯|(?:사고 |사건 |장애 |발생 )?경위)$/;

/** One of several points that are counted in bold: `**2. Root cause analysis**` below "What worked". */
function isPoint({ shape, title }: Head, stack: readonly Open[]): boolean {
  if (shape !== 'bold' || !/^\d{1,2}[.)]\s/.test(title.text)) return false;
  return stack.some(({ head: { depth, roles } }) => depth > 1 && roles.some((role) => looksBack.has(role)));
}

/** `**Owner:** storage team` over the actions that they will take. */
function isOwnerOfActions({ shape, name, roles }: Head, stack: readonly Open[]): boolean {
  if (shape !== 'label' || !roles.includes('metadata') || !labelKindsOf(name).includes('owner')) return false;
  return stack.some(({ head, index }) => isListOfActions(head) && (head.depth > 1 || index > 0));
}

/** `- **Plan:** eight at a time`, `**结论**：…` in a section for something else: how that goes on. */
function isOfSection({ shape, hasWords, name }: Head, stack: readonly Open[]): boolean {
  if (shape !== 'label' || !hasWords || !(isConclusion.test(name) || isPlanned.test(name))) return false;
  return stack.some(({ head: { depth, roles } }) => depth > 1 && roles.some((role) => !looksBack.has(role)));
}

const isPlanned = /^(?:plans?|plano|план|计划|計劃|計画|계획)$/;

/** `Reason : disk full`, a line of what is shown below "Evidence". */
function isEvidence({ shape, limit, hasWords, roles }: Head, stack: readonly Open[]): boolean {
  if (shape !== 'label' || limit !== undefined || !hasWords || roles.includes('supporting')) return false;
  return stack.some(({ head: { depth, roles: outer } }) => depth > 0 && outer.includes('supporting'));
}

/** `**问题**：`, `**Challenges:**` below a root cause: what is wrong there, and not what went wrong on the way. */
function isPartOfCause({ depth, name }: Head, stack: readonly Open[]): boolean {
  if (depth > 0 || !isProblems.test(name)) return false;
  return stack.some(
    ({ head }) => head.depth > 1 && head.roles.length > 0 && head.roles.every((role) => ofCause.has(role)),
  );
}

/**
 * What one of several causes, fixes or events did, and not the incident:
 *
 *     ## Root cause
 *     ### Bug 2: the webhook
 *     **Affected services:** search
 */
function isEffectOfPart({ depth, roles }: Head, stack: readonly Open[]): boolean {
  if (depth > 0 || !roles.every((role) => role === 'impact')) return false;
  const headings = stack.filter(({ head }) => head.depth > 1);
  const around = headings.at(-1)?.head;
  if (!around || around.roles.length > 0) return false;
  const whole = headings.findLast(({ head }) => head.roles.length > 0)?.head;
  return whole?.roles.every((role) => inParts.has(role)) ?? false;
}

const inParts: ReadonlySet<Role> = new Set<Role>([
  'root-cause',
  'contributing-factors',
  'trigger',
  'timeline',
  'resolution',
  'went-wrong',
]);

const isProblems = /^(?:问题|問題|問題点|문제점|課題|不足|challenges|difficulties|failures|problems encountered)$/;
const ofCause: ReadonlySet<Role> = new Set<Role>(['root-cause', 'contributing-factors', 'trigger']);

const looksBack: ReadonlySet<Role> = new Set<Role>(['lessons-learned', 'went-well', 'went-wrong', 'got-lucky']);

/** What actions are for, rather than how it went, below a plan of them: `### Detection (would have told us sooner)`. */
const purposes: ReadonlySet<Role> = new Set<Role>(['detection', 'response', 'resolution']);

function isPurpose(
  { depth, roles, hasTail, title }: Head,
  outer: readonly { readonly head: Head; readonly parent?: number }[],
  parent: number | undefined,
): boolean {
  if (depth === 0 || roles.length === 0 || !roles.every((role) => purposes.has(role))) return false;
  const isOneOfSeveral = isCounted.test(title.text);
  if (hasTail && !isOneOfSeveral && tailOf(title.text) !== '') return false;
  for (let at = parent; at !== undefined; at = outer[at]?.parent) {
    const holder = outer[at]?.head;
    if (holder && holder.depth > 0 && (isOnlyActions(holder) || (isOneOfSeveral && isPlan(holder)))) return true;
  }
  return false;
}

/** `### Fix #1: limit the pool` */
const isCounted = new RegExp(
  `^\\W{0,4}[${letters}]{2,20} ?(?:#|no\\.? ?|nr\\.? ?)?\\d{1,2}(?:\\s?[:：.)]|\\s[–—-]\\s)`,
  'i',
);

function isOnlyActions({ roles }: Head): boolean {
  return roles.length === 1 && roles.includes('action-items');
}

/** `## Plan for the autumn`, `## Proposed changes`, and no `# Pricing plan outage`: nothing of it has been done yet. */
function isPlan({ depth, roles, title }: Head): boolean {
  return (
    depth > 1 &&
    roles.length === 0 &&
    /\b(?:plan|proposals?|proposed|recommend(?:ed|ations?)|improvements?)\b/i.test(title.text)
  );
}

/** The same list as long as the outline is the same. */
export const sectionsIn = perObject((outline: readonly OutlineNode[]): readonly Section[] =>
  outline.map(({ section }) => section),
);

/** The section that holds another one. */
export function parentOf(outline: readonly OutlineNode[], node: OutlineNode | undefined): OutlineNode | undefined {
  return node?.section.parent === undefined ? undefined : outline[node.section.parent];
}

/** Closes what the new title ends; returns the depth that it has. */
function settleDepth(head: Head, stack: readonly Open[], close: () => void): number {
  if (head.depth > 0) {
    while ((stack.at(-1)?.depth ?? 0) >= head.depth) close();
    return head.depth;
  }
  let closed: Open | undefined;
  for (let top = stack.at(-1); top && endsBefore(top.head, head); top = stack.at(-1)) {
    closed = top;
    close();
  }
  if (head.shape === 'label' && (closed === undefined || closed.head.shape === 'label')) return labelDepth;
  return closed?.depth ?? (stack.at(-1)?.depth ?? 0) + 1;
}

/**
 * Whether a bold title ends the timeline that it stands in, below the heading of its last event:
 *
 *     ## Timeline
 *     ### 11:20
 *     Resolved.
 *
 *     **Root Cause**
 */
function isBehindEvents(head: Head, stack: readonly Open[], heads: readonly Head[], at: number): boolean {
  const top = stack.at(-1)?.head;
  const timeline = stack.findLast((open) => isTimeline(open.head))?.head;
  if (!top || !timeline || top === timeline || !endsBefore(timeline, head)) return false;
  const inside = stack.slice(stack.findIndex((open) => open.head === timeline) + 1);
  if (!inside.every((open) => open.head.depth > 0 && open.head.roles.length === 0)) return false;
  // Before more events it speaks of the one above it.
  const next = heads.slice(at + 1, at + 1 + lookAhead).find(({ depth }) => depth > 0);
  return next === undefined || next.depth <= timeline.depth || next.roles.length > 0;
}

/** Titles that may stand between a bold one and the next heading. */
const lookAhead = 20;

/** Whether an open section ends where a title without a level of its own stands. */
function endsBefore(open: Head, next: Head): boolean {
  if (next.limit !== undefined && (open.limit !== undefined || isListOfActions(open))) return false;
  // `## Impact`, `**Customer impact:**`
  if (open.depth > 0 && next.roles.every((role) => open.roles.includes(role))) return false;
  if (isTimeline(open)) return !canHold(open.roles, next.roles);
  if (open.shape === next.shape) return true;
  return !canHold(open.roles, next.roles);
}

function canHold(outer: readonly Role[], inner: readonly Role[]): boolean {
  if (outer.length === 0) return true;
  // A combined title is one of the document's main sections.
  if (inner.length > 1 && outer.length === 1) return false;
  if (outer.length > 1 && inner.length < outer.length && inner.every((role) => outer.includes(role))) return true;
  return inner.every((role) => outer.some((parent) => roleEntry(parent).holds.includes(role)));
}

function isOpenAt(open: Open | undefined, offset: number): boolean {
  return open?.head.limit === undefined || offset < open.head.limit;
}

function holdsEntry(open: Head, { hasWords, isBareItem, roles }: Head): boolean {
  if (isTimeline(open)) return true;
  // `- **Action item:** add an alert` below "Prevention" says it itself.
  if (roles.includes('action-items')) return false;
  return (hasWords === true || isBareItem === true) && isListOfActions(open);
}

/** Its items are actions, or what they are grouped by: `- Detection:` with some below it. */
function isListOfActions({ roles, limit, depth }: Head): boolean {
  return roles.includes('action-items') && limit === undefined && depth > 0;
}

function isTimeline(head: Head | undefined): boolean {
  return head?.roles.includes('timeline') ?? false;
}

/** Whether two titles are the same one, in the same place. */
function sameHead(a: Head, b: Head): boolean {
  return (
    a.title.text === b.title.text &&
    a.title.start === b.title.start &&
    a.shape === b.shape &&
    a.depth === b.depth &&
    a.start === b.start &&
    a.bodyStart === b.bodyStart &&
    a.limit === b.limit &&
    a.isQuoted === b.isQuoted &&
    a.hasWords === b.hasWords &&
    a.isBareItem === b.isBareItem &&
    a.takenAs === b.takenAs
  );
}

/**
 * The same outline with what is equal in the one before: nodes, or at least their spans, by which those know a section
 * again who read only what is in it.
 */
export function withKnown(outline: readonly OutlineNode[], before: readonly OutlineNode[]): readonly OutlineNode[] {
  const byHead = new Map(before.map((node) => [node.head, node]));
  const stable = outline.map((node) => {
    const known = byHead.get(node.head);
    if (!known || known.span.end !== node.span.end) return node;
    return isSameSection(known.section, node.section) ? known : { ...node, span: known.span };
  });
  return sameItems(stable, before) ? before : stable;
}

/** Of the same title, with the same end. */
function isSameSection(a: Section, b: Section): boolean {
  return a.index === b.index && a.parent === b.parent && a.depth === b.depth && sameItems(a.roles, b.roles);
}

/** Outermost nodes of the document that start inside a piece of it; of one that the piece starts in, what is nested. */
export function nodesIn(tree: SyntaxTree, within: Span): Nodes[] {
  const found: Nodes[] = [];
  const visit = (nodes: readonly Nodes[], from: number) => {
    for (let at = from; at < nodes.length; at++) {
      const node = nodes[at];
      const span = node && spanOf(node);
      if (!node || !span || span.start >= within.end) return;
      if (span.end <= within.start) continue;
      if (span.start >= within.start) found.push(node);
      else if ('children' in node && node.type !== 'paragraph')
        visit(node.children, firstBehind(node.children, within.start));
      else if (node.type === 'paragraph' || node.type === 'html') found.push(node);
    }
  };
  const { children } = tree.root;
  visit(children, firstBehind(children, within.start));
  return found;
}

/** Index of the first node that ends behind an offset. */
function firstBehind(nodes: readonly Nodes[], offset: number): number {
  return firstFrom(nodes, offset + 1, (node) => spanOf(node).end);
}

/** Sections beside each other, in the section that they lie in. */
export function beside(nodes: readonly OutlineNode[]): Iterable<readonly OutlineNode[]> {
  return grouped(nodes, ({ section: { parent, depth } }) => `${parent ?? ''}/${depth}`).values();
}

/** Those of some nodes, in the document's order, that lie in no other one of them. */
export function outermost(nodes: readonly OutlineNode[]): readonly OutlineNode[] {
  let end = -1;
  return nodes.filter(({ span }) => {
    const isOuter = span.start >= end;
    if (isOuter) end = span.end;
    return isOuter;
  });
}
