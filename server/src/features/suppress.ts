import type { Suppression } from '../model/text/suppressions.ts';
import type { SourceText } from '../model/types.ts';
import type { Finding } from './findings.ts';

export interface Suppressed {
  /** What is left to be reported. */
  readonly findings: readonly Finding[];
  /** Rules that each suppression has kept quiet. */
  readonly silenced: ReadonlyMap<Suppression, ReadonlySet<string>>;
}

/** Takes away the findings that somebody wants to hear nothing of. Both lists are in the order of the document. */
export function suppress(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
  source: SourceText,
): Suppressed {
  const lines = byLine(suppressions, source);
  const stretches = new Stretches(suppressions);
  const silenced = new Map<Suppression, Set<string>>();
  const left = findings.filter(({ rule, report }) => {
    const { start } = report.span;
    const own = lines.get(source.lineStart(start))?.find((candidate) => speaksOf(candidate, rule.id));
    const by = own ?? stretches.at(start, rule.id);
    if (!by) return true;
    const rules = silenced.get(by) ?? new Set();
    silenced.set(by, rules.add(rule.id));
    return false;
  });
  return { findings: left, silenced };
}

/** Whether a suppression is about a rule: one that names none is about all. */
export function speaksOf({ rules }: Suppression, id: string): boolean {
  return rules.length === 0 || rules.some(({ text }) => text === id);
}

/** Those for single lines, by the start of the line that they are about. */
function byLine(suppressions: readonly Suppression[], source: SourceText): Map<number, Suppression[]> {
  const lines = new Map<number, Suppression[]>();
  /** By the line that a comment above a line stands in: the one that it is about. */
  const nextLines = new Map<number, number>();
  for (const suppression of suppressions.toReversed()) {
    const { kind, span } = suppression;
    if (kind !== 'line' && kind !== 'next-line') continue;
    let line = source.lineStart(span.start);
    if (kind === 'next-line') {
      const behind = nextText(source, span.end);
      // Several comments may stand above a line.
      const meant = nextLines.get(behind) ?? behind;
      nextLines.set(line, meant);
      line = meant;
    }
    const known = lines.get(line);
    if (known) known.push(suppression);
    else lines.set(line, [suppression]);
  }
  return lines;
}

/** Start of the next line that is not empty: formatters put an empty one behind a comment. */
function nextText(source: SourceText, offset: number): number {
  let line = source.nextLine(offset);
  while (line < source.end && source.slice({ start: line, end: source.lineEnd(line) }).trim() === '')
    line = source.nextLine(line);
  return line;
}

/** Follows `disable` and `enable` through a document. To be asked from its start to its end. */
class Stretches {
  readonly #changes: readonly Suppression[];
  #next = 0;
  /** What keeps all rules quiet, but for those that have been named since. */
  #all: Suppression | undefined;
  readonly #named = new Map<string, Suppression | undefined>();

  constructor(suppressions: readonly Suppression[]) {
    const isFile = ({ kind }: Suppression) => kind === 'file';
    const isChange = ({ kind }: Suppression) => kind === 'disable' || kind === 'enable';
    for (const suppression of suppressions.filter(isFile)) this.#take(suppression);
    this.#changes = suppressions.filter(isChange);
  }

  at(offset: number, rule: string): Suppression | undefined {
    for (let next = this.#changes[this.#next]; next && next.span.start <= offset; next = this.#changes[this.#next]) {
      this.#take(next);
      this.#next++;
    }
    return this.#named.has(rule) ? this.#named.get(rule) : this.#all;
  }

  #take(suppression: Suppression): void {
    const effect = suppression.kind === 'enable' ? undefined : suppression;
    for (const { text } of suppression.rules) this.#named.set(text, effect);
    if (suppression.rules.length > 0) return;
    this.#all = effect;
    this.#named.clear();
  }
}
