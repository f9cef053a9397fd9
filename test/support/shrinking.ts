import fc from 'fast-check';
import { createRandom, type Random } from './random.ts';

/**
 * Values that are written with chance, and made smaller step by step when one of them fails: fast-check prints the
 * smallest that still fails, with the seed and the path that lead to it.
 *
 * @param smaller the boldest steps first
 */
export function shrinking<T>(make: (random: Random) => T, smaller: (value: T) => Iterable<T>): fc.Arbitrary<T> {
  return new Shrinking(make, smaller);
}

class Shrinking<T> extends fc.Arbitrary<T> {
  readonly #make: (random: Random) => T;
  readonly #smaller: (value: T) => Iterable<T>;

  constructor(make: (random: Random) => T, smaller: (value: T) => Iterable<T>) {
    super();
    this.#make = make;
    this.#smaller = smaller;
  }

  generate(random: fc.Random): fc.Value<T> {
    return this.#value(this.#make(createRandom(random.nextInt(0, 0x7fffffff))));
  }

  canShrinkWithoutContext(_value: unknown): _value is T {
    return true;
  }

  shrink(value: T): fc.Stream<fc.Value<T>> {
    return fc.stream(this.#smallerValues(value));
  }

  *#smallerValues(value: T): Generator<fc.Value<T>, void, undefined> {
    for (const candidate of this.#smaller(value)) yield this.#value(candidate);
  }

  #value(value: T): fc.Value<T> {
    return new fc.Value(value, undefined);
  }
}

/** A piece of text that may be left out. */
export interface Cut {
  readonly start: number;
  readonly end: number;
}

/** What may be left out of a text: half of its lines, a quarter …, single ones, and then characters. */
export function* cutsOf(text: string): Generator<Cut, void, undefined> {
  const lineStarts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((found) => found.index + found[0].length)];
  if (lineStarts.at(-1) !== text.length) lineStarts.push(text.length);
  yield* runsOf(lineStarts);
  // Characters one by one only where few are left.
  if (text.length <= 400) yield* runsOf(Array.from({ length: text.length + 1 }, (_, at) => at));
}

/** Runs of pieces between `bounds`, long ones first. */
function* runsOf(bounds: readonly number[]): Generator<Cut, void, undefined> {
  const count = bounds.length - 1;
  for (let length = count; length >= 1; length = Math.floor(length / 2))
    for (let from = 0; from < count; from += length)
      yield { start: bounds[from] ?? 0, end: bounds[Math.min(count, from + length)] ?? 0 };
}

/** A text with less in it. */
export function* smallerTexts(text: string): Generator<string, void, undefined> {
  for (const { start, end } of cutsOf(text)) yield text.slice(0, start) + text.slice(end);
}
