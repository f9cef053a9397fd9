import type { SyntaxTree } from '../syntax/parse.ts';
import { flatten, linesOf, type PlainText, plainTextOf } from '../syntax/plainText.ts';
import type { Span } from '../syntax/position.ts';
import { readTimeExpressions } from '../time/expression.ts';
import type { ReadingOptions } from '../time/tokens.ts';
import type { Moment, TimeExpression } from '../time/types.ts';
import { findZones } from '../time/zone.ts';
import type { FrontMatter } from './frontMatter.ts';
import type { LabelledText } from './labels.ts';
import { blocksIn, type OutlineNode } from './outline.ts';
import type { Facts, Origin, ResolvedZone, StatedTime } from './types.ts';

/** What is needed to read the facts of a document, beside its text. */
export interface FactContext {
  readonly frontMatter?: FrontMatter;
  readonly options: ReadingOptions;
  /** Name of the file, without its folder. */
  readonly fileName?: string;
  readonly labels: readonly LabelledText[];
  /** The part of the document that is about this incident; all of it if absent. */
  readonly within?: Span;
}

/** What is stated about when the incident was. */
export type TimeFacts = Pick<Facts, 'start' | 'end' | 'date' | 'zone'>;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What the document states outside its timelines about when the incident was. Stronger sources first; the first wins. */
export function readFacts(tree: SyntaxTree, outline: readonly OutlineNode[], context: FactContext): TimeFacts {
  const facts: Mutable<TimeFacts> = {};
  const isTimeline = (node: OutlineNode) => node.section.roles.includes('timeline');
  for (const node of outline) {
    if (node.section.roles.includes('duration')) takeLabelled(facts, tree, node, context.options);
    else if (isDateLabel(node)) facts.date ??= firstDate(tree, linesBelow(tree, node), 'fact', context.options);
  }
  takeLabels(facts, tree, context);
  takeFrontMatter(facts, tree, context);
  for (const node of outline) {
    if (node.section.roles.includes('summary')) takeProse(facts, tree, linesBelow(tree, node), context.options);
  }
  const preamble = linesIn(tree, {
    start: context.within?.start ?? 0,
    end: outline.find(isTimeline)?.span.start ?? tree.source.text.length,
  });
  facts.date ??= firstDate(tree, preamble, 'section', context.options);
  const title = outline[0];
  if (title) facts.date ??= firstDate(tree, [title.title], 'title', context.options);
  if (!facts.date && context.fileName) facts.date = dateInFileName(tree, context.fileName);
  const zone = facts.zone ?? facts.start?.zone ?? facts.end?.zone;
  return zone ? { ...facts, zone } : facts;
}

/** Labels of dates and times, folded, in the languages that sections have names in. */
const labelNames = {
  date: /^(?:incident |outage |event )?(?:date|date of (?:the )?(?:incident|outage|event)|incident date|day|fecha|fecha del incidente|data|data do incidente|date de l'incident|datum|datum des vorfalls|дата|дата инцидента|日期|事件日期|故障日期|发生日期|日付|発生日|発生日時|날짜|발생일|발생일시|발생 일시|장애 일시|장애 시간|故障时间|故障時間|事件时间|发生时间|障害日時|duracion del incidente)$/,
  start:
    /^(?:incident |outage |impact )?(?:start|started|start(?:ed)? (?:time|at|date)|began|begin|start of (?:the )?(?:incident|outage|impact)|inicio|hora de inicio|debut|heure de debut|beginn|startzeit|начало|время начала|开始时间|故障开始时间|発生時刻|開始時刻|시작|시작 시간|발생 시간)$/,
  end: /^(?:incident |outage |impact )?(?:end|ended|end(?:ed)? (?:time|at|date)|end of (?:the )?(?:incident|outage|impact)|fin|hora de fin|fim|termino|hora de termino|heure de fin|ende|endzeit|конец|окончание|время окончания|结束时间|恢复时间|復旧時刻|終了時刻|종료|종료 시간|복구 시간)$/,
} as const;

const zoneLabel =
  /^(?:time ?zone|timezone|tz|zona horaria|huso horario|fuso horario|fuseau horaire|zeitzone|часовой пояс|时区|時區|タイムゾーン|시간대)$/;

/** `Date: 2024-06-05`, `| Start | 14:00 UTC |`. */
function takeLabels(facts: Mutable<TimeFacts>, tree: SyntaxTree, { labels, options }: FactContext): void {
  for (const { label, value } of labels) {
    if (zoneLabel.test(label)) {
      const zone = findZones(value.text)[0];
      if (zone) facts.zone ??= { text: zone.text, zone: zone.zone, origin: 'fact' };
    }
    const key = (['date', 'start', 'end'] as const).find((name) => labelNames[name].test(label));
    if (!key) continue;
    const [first, second] = statedTimes(tree, [value], 'fact', options);
    if (key !== 'date') facts[key] ??= first;
    else if (first?.date?.day !== undefined) {
      facts.date ??= first;
      if (first.clock && second) {
        facts.start ??= first;
        facts.end ??= second;
      }
    }
  }
}

const startLabel = /\b(?:start|started|began|begin|beginning|from)\b/;
const endLabel = /\b(?:end|ended|finish|finished|until|to)\b/;

/** `Start Time: …`, `End Time: …`, `Duration: … to …`. */
function takeLabelled(facts: Mutable<TimeFacts>, tree: SyntaxTree, node: OutlineNode, options: ReadingOptions): void {
  const stated = statedTimes(tree, linesBelow(tree, node), 'fact', options);
  const { name } = node.section;
  const [first, second] = stated;
  if (endLabel.test(name) && !startLabel.test(name)) facts.end ??= first;
  else if (startLabel.test(name) && !endLabel.test(name)) facts.start ??= first;
  else {
    facts.start ??= first;
    facts.end ??= second;
  }
}

/** The first date of the summary's sentences, and the range if there is one. */
function takeProse(
  facts: Mutable<TimeFacts>,
  tree: SyntaxTree,
  lines: readonly PlainText[],
  options: ReadingOptions,
): void {
  const stated = statedTimes(tree, lines, 'section', options);
  facts.date ??= stated.find((time) => time.date?.day !== undefined);
  facts.zone ??= stated.find((time) => time.zone)?.zone;
}

function takeFrontMatter(facts: Mutable<TimeFacts>, tree: SyntaxTree, { frontMatter, options }: FactContext): void {
  if (!frontMatter) return;
  const range = tree.source.rangeOf(frontMatter.span);
  const read = (...keys: string[]): StatedTime | undefined => {
    const text = keys.map((key) => frontMatter.values.get(key)).find((value) => value !== undefined);
    const expression = text === undefined ? undefined : readTimeExpressions(text, options)[0];
    return expression && stated(range, expression, expression.from, 'front-matter');
  };
  facts.start ??= read('start', 'started', 'startedat', 'starttime', 'incidentstart');
  facts.end ??= read('end', 'ended', 'endedat', 'endtime', 'incidentend', 'resolved', 'resolvedat');
  facts.date ??= read('date', 'incidentdate');
  const zone = findZones(frontMatter.values.get('timezone') ?? frontMatter.values.get('tz') ?? '')[0];
  if (zone) facts.zone ??= { text: zone.text, zone: zone.zone, origin: 'front-matter' };
}

function dateInFileName(tree: SyntaxTree, fileName: string): StatedTime | undefined {
  const expression = readTimeExpressions(fileName.replace(/_/g, ' ')).find(
    (found) => found.from.date?.day !== undefined,
  );
  const range = tree.source.rangeOf({ start: 0, end: 0 });
  return expression && stated(range, expression, expression.from, 'file-name');
}

// ---------------------------------------------------------------- reading

function isDateLabel(node: OutlineNode): boolean {
  return node.section.roles.includes('metadata') && /\bdate\b/.test(node.section.name);
}

function linesBelow(tree: SyntaxTree, node: OutlineNode): PlainText[] {
  return linesIn(tree, { start: node.bodyStart, end: node.span.end });
}

/** Lines of paragraphs, list items and cells in a piece of the document, without what stands before its start. */
function linesIn(tree: SyntaxTree, within: Span): PlainText[] {
  const lines: PlainText[] = [];
  const visit = (nodes: ReturnType<typeof blocksIn>) => {
    for (const node of nodes) {
      const span = tree.spanOf(node);
      if (span.end <= within.start || span.start >= within.end) continue;
      if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell' || node.type === 'html') {
        lines.push(...linesOf(clip(plainTextOf(tree, node), within)));
      } else if ('children' in node) visit(node.children);
    }
  };
  visit(blocksIn(tree, within));
  return lines;
}

function clip(plain: PlainText, within: Span): PlainText {
  const from = Math.max(0, within.start - plain.start);
  const to = Math.min(plain.text.length, within.end - plain.start);
  return { text: plain.text.slice(from, to), start: plain.start + from, end: plain.start + to };
}

function firstDate(
  tree: SyntaxTree,
  lines: readonly PlainText[],
  origin: Origin,
  options: ReadingOptions,
): StatedTime | undefined {
  return statedTimes(tree, lines, origin, options).find((time) => time.date?.day !== undefined);
}

/** Every moment that the lines state; a range gives two, and what one of them lacks comes from the other. */
function statedTimes(
  tree: SyntaxTree,
  lines: readonly PlainText[],
  origin: Origin,
  options: ReadingOptions,
): StatedTime[] {
  return lines.flatMap((line) => {
    if (flatten(line.text) === '') return [];
    return readTimeExpressions(line.text, options).flatMap((expression) => {
      const range = tree.source.rangeOf({ start: line.start + expression.start, end: line.start + expression.end });
      const from = stated(range, expression, expression.from, origin);
      if (!expression.to) return [from];
      const to = stated(range, expression, expression.to, origin);
      return [from, to.date || !from.date ? to : { ...to, date: from.date }];
    });
  });
}

function stated(range: StatedTime['range'], expression: TimeExpression, moment: Moment, origin: Origin): StatedTime {
  const zone: ResolvedZone | undefined = expression.zone && {
    text: expression.zone.text,
    zone: expression.zone.zone,
    origin,
  };
  return {
    range,
    origin,
    ...(moment.date && { date: moment.date }),
    ...(moment.clock && { clock: moment.clock }),
    ...(zone && { zone }),
  };
}
