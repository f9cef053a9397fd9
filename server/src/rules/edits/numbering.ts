/** The numbers of a document's titles: `## 2. Timeline`, `### 2.1 Details`, `## 二、时间线`. */
import type { Section, SourceText, Span } from '../../model/types.ts';
import type { FixEdit } from '../types.ts';

/** Where a section is to be inserted among others. */
export interface Insertion {
  readonly place: number;
  /** One that it will stand beside, on the same level. */
  readonly beside: Section;
}

/** What numbered titles need when sections are inserted. */
export interface Numbering {
  /** In front of the heading of each, in their order; empty where the others have none. */
  readonly leads: readonly string[];
  /** To the titles behind them. */
  readonly edits: readonly FixEdit[];
}

interface TitleNumber {
  readonly section: Section;
  /** Of the sections around it: `2.` of `2.1`. */
  readonly parents: string;
  readonly value: number;
  readonly span: Span;
  readonly isHan: boolean;
  /** Behind the number: `. `. */
  readonly behind: string;
}

/** @param insertions in the order of their places */
export function numberingFor(
  source: SourceText,
  sections: readonly Section[],
  insertions: readonly (Insertion | undefined)[],
): Numbering {
  const numbers = sections.map((section) => numberOf(source, section)).filter((number) => number !== undefined);
  const leads = insertions.map(() => '');
  const edits: FixEdit[] = [];
  for (const run of runsIn(numbers)) {
    const added = insertions.flatMap((insertion, at) =>
      insertion && run.some(({ section }) => section === insertion.beside) ? [{ at, place: insertion.place }] : [],
    );
    const [first] = run;
    if (!first || added.length === 0) continue;
    for (const [earlier, { at, place }] of added.entries()) {
      const before = run.filter(({ span }) => span.start < place).length;
      leads[at] = written(first, first.value + before + earlier) + first.behind;
    }
    for (const number of run) {
      const count = added.filter(({ place }) => place <= number.span.start).length;
      if (count > 0) edits.push(...renumbered(numbers, number, number.value + count));
    }
  }
  return { leads, edits };
}

/** Titles of one level, numbered one after another; at least two. */
function runsIn(numbers: readonly TitleNumber[]): TitleNumber[][] {
  const runs: TitleNumber[][] = [];
  for (const number of numbers) {
    const run = runs.find(([first]) => first && isOfRun(number, first));
    if (run) run.push(number);
    else runs.push([number]);
  }
  return runs.filter((run) => run.length > 1 && run.every(({ value }, at) => value === (run[0]?.value ?? 0) + at));
}

function isOfRun(one: TitleNumber, other: TitleNumber): boolean {
  return (
    one.section.depth === other.section.depth &&
    one.section.parent === other.section.parent &&
    one.parents === other.parents &&
    one.isHan === other.isHan &&
    // “5 Whys” is a name.
    one.behind.trim() === other.behind.trim()
  );
}

/** The number of a title, and that part of the numbers below it. */
function renumbered(
  numbers: readonly TitleNumber[],
  { section, parents, value, span, isHan }: TitleNumber,
  to: number,
): FixEdit[] {
  const newText = [written({ isHan }, to)];
  const path = `${parents}${value}.`;
  const below = numbers.filter(
    (other) => !isHan && isWithin(other.section.titleSpan, section.span) && other.parents.startsWith(path),
  );
  const inThem = below.map((other) => {
    const start = other.span.start - other.parents.length + parents.length;
    return { span: { start, end: start + String(value).length }, newText };
  });
  return [{ span, newText }, ...inThem];
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

const title = /^((?:\d{1,2}\.)*)(\d{1,2})([.):]?\s+|\s*[、．]\s*)(?=\S)/;
const hanTitle = /^([一二三四五六七八九十]{1,2})([、．.]\s*)(?=\S)/;

function numberOf(source: SourceText, section: Section): TitleNumber | undefined {
  const text = source.slice(section.titleSpan);
  const { start } = section.titleSpan;
  const [, parents = '', digits = '', behind = ''] = title.exec(text) ?? [];
  if (digits !== '') {
    const from = start + parents.length;
    return {
      section,
      parents,
      value: Number(digits),
      span: { start: from, end: from + digits.length },
      isHan: false,
      behind,
    };
  }
  const [, han = '', sign = ''] = hanTitle.exec(text) ?? [];
  const value = valueOfHan(han);
  return value === undefined
    ? undefined
    : { section, parents: '', value, span: { start, end: start + han.length }, isHan: true, behind: sign };
}

const hanDigits = '一二三四五六七八九';

/** Up to nineteen. */
function valueOfHan(text: string): number | undefined {
  const [one, two] = [hanDigits.indexOf(text.charAt(0)) + 1, hanDigits.indexOf(text.charAt(1)) + 1];
  if (text === '十') return 10;
  if (text.startsWith('十') && two > 0) return 10 + two;
  return text.length === 1 && one > 0 ? one : undefined;
}

function written({ isHan }: Pick<TitleNumber, 'isHan'>, value: number): string {
  if (!isHan || value > 19) return String(value);
  return `${value >= 10 ? '十' : ''}${hanDigits.charAt((value % 10) - 1)}`;
}
