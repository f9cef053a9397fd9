import { type Block, perBlock } from '../../syntax/block.ts';
import type { Language } from '../../templates/names/types.ts';
import { dateOrderOf, isDashedDayFirst, type NumericDate, numericDatesIn, plainDatesIn } from '../../time/dateOrder.ts';
import type { DateOrder } from '../../time/types.ts';
import type { Memory } from '../memory.ts';

interface Placed<T> {
  readonly dates: readonly T[];
  readonly start: number;
}

const numericIn = perBlock((block) => placed(block, numericDatesIn));
const plainIn = perBlock((block) => placed(block, plainDatesIn));

function placed<T>({ text, start }: Block, read: (text: string) => readonly T[]): readonly Placed<T>[] {
  const dates = read(text);
  return dates.length === 0 ? [] : [{ dates, start }];
}

/**
 * Which comes first in a document's all-digit dates, day or month; undefined where it does not tell.
 *
 * @param language asked for only where there are such dates
 */
export function dateOrderIn(memory: Memory, language: () => Language): DateOrder | undefined {
  const numeric = memory.gather<Placed<NumericDate>>('numeric dates', numericIn, startOf);
  if (numeric.length === 0) return undefined;
  const plain = memory.gather<Placed<string>>('plain dates', plainIn, startOf);
  const written = language();
  return memory.keep(memory, 'date order', [numeric, plain, written], () =>
    dateOrderOf(
      numeric.flatMap(({ dates }) => dates),
      () => plain.flatMap(({ dates }) => dates),
      usualIn(written),
    ),
  );
}

/** Whether dates with dashes have the day first, and not the month as in `2026-02-28`. */
export function dashedDayFirstIn(memory: Memory): boolean {
  const numeric = memory.gather<Placed<NumericDate>>('numeric dates', numericIn, startOf);
  return memory.keep(memory, 'dashed day first', [numeric], () =>
    isDashedDayFirst(numeric.flatMap(({ dates }) => dates)),
  );
}

function startOf({ start }: { readonly start: number }): number {
  return start;
}

/** What writers of a language agree on, wherever they live; those of English do not. */
function usualIn(language: Language): DateOrder | undefined {
  if (language === 'en') return undefined;
  return language === 'ja' || language === 'zh' || language === 'ko' ? 'ymd' : 'dmy';
}
