/** The numbers of a document's titles: `## 2. Timeline`, `### 2.1 Details`, `## 二、时间线`. */
import type { Section, SourceText } from '../../model/types.ts';

/** Where a section is to be inserted among others. */
export interface Insertion {
  readonly place: number;
  /** One that it will stand beside, on the same level. */
  readonly beside: Section;
}

interface TitleNumber {
  readonly section: Section;
  /** Of the sections around it: `2.` of `2.1`. */
  readonly parents: string;
  /** As it is written. */
  readonly digits: string;
  readonly value: number;
  /** Behind the number: `. `. */
  readonly behind: string;
}

/**
 * The number in front of each section that goes behind the last one of its level; empty where the others have none, and
 * for those between others, whose numbers would no longer be right where somebody refers to them.
 *
 * @param insertions in the order of their places
 */
export function numbersFor(
  source: SourceText,
  sections: readonly Section[],
  insertions: readonly (Insertion | undefined)[],
): readonly string[] {
  const numbers = sections.map((section) => numberOf(source, section)).filter((number) => number !== undefined);
  const leads = insertions.map(() => '');
  for (const run of runsIn(numbers)) {
    const last = run.at(-1);
    if (!last) continue;
    let count = 0;
    for (const [at, insertion] of insertions.entries()) {
      const isOfRun = insertion && run.some(({ section }) => section === insertion.beside);
      if (!isOfRun || insertion.place < last.section.titleSpan.start) continue;
      count++;
      leads[at] = last.parents + numberLike(last.digits, last.value + count) + last.behind;
    }
  }
  return leads;
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
    isHan(one.digits) === isHan(other.digits) &&
    // “5 Whys” is a name.
    one.behind.trim() === other.behind.trim()
  );
}

const title = /^((?:\d{1,2}\.)*)(\d{1,2})([.):]?\s+|\s*[、．]\s*)(?=\S)/;
const hanTitle = /^([一二三四五六七八九十]{1,2})([、．.]\s*)(?=\S)/;

function numberOf(source: SourceText, section: Section): TitleNumber | undefined {
  const text = source.slice(section.titleSpan);
  const [, parents = '', digits = '', behind = ''] = title.exec(text) ?? [];
  if (digits !== '') return { section, parents, digits, value: Number(digits), behind };
  const [, han = '', sign = ''] = hanTitle.exec(text) ?? [];
  const value = valueOfHan(han);
  return value === undefined ? undefined : { section, parents: '', digits: han, value, behind: sign };
}

const hanDigits = '一二三四五六七八九';

function isHan(digits: string): boolean {
  return hanDigits.includes(digits.charAt(0)) || digits.startsWith('十');
}

/** Up to nineteen. */
function valueOfHan(text: string): number | undefined {
  const [one, two] = [hanDigits.indexOf(text.charAt(0)) + 1, hanDigits.indexOf(text.charAt(1)) + 1];
  if (text === '十') return 10;
  if (text.startsWith('十') && two > 0) return 10 + two;
  return text.length === 1 && one > 0 ? one : undefined;
}

/** `03` behind `02`, `三` behind `二`. */
function numberLike(digits: string, value: number): string {
  if (!isHan(digits) || value > 19) return String(value).padStart(digits.startsWith('0') ? digits.length : 1, '0');
  return `${value >= 10 ? '十' : ''}${hanDigits.charAt((value % 10) - 1)}`;
}
