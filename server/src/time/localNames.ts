/** Names of months and weekdays as people write them, accents and all, in the languages that dates are read in. */
import { fold } from './names.ts';

const locales = ['de', 'fr', 'es', 'pt', 'ru', 'ko'] as const;
const styles = ['long', 'short'] as const;

type Part = 'month' | 'weekday';

/** All names of a part, January or Monday first. */
type Names = readonly string[];

const tables = new Map<Part, readonly Names[]>();

/** The tables of all languages; made when first asked for. */
function tablesOf(part: Part): readonly Names[] {
  const known = tables.get(part);
  if (known) return known;
  const made = locales.flatMap((locale) => styles.map((style) => namesIn(locale, part, style)));
  tables.set(part, made);
  return made;
}

function namesIn(locale: string, part: Part, style: (typeof styles)[number]): Names {
  // With a day beside it, a month has the case that it has in a date: "5 марта".
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    ...(part === 'month' ? { month: style, day: 'numeric' } : { weekday: style }),
  });
  const days = Array.from({ length: part === 'month' ? 12 : 7 }, (_, at) =>
    // 1 January 2024 was a Monday.
    part === 'month' ? Date.UTC(2024, at, 1) : Date.UTC(2024, 0, 1 + at),
  );
  return days.map(
    (day) =>
      format
        .formatToParts(day)
        .find(({ type }) => type === part)
        ?.value.replace(/\.$|-feira$/, '') ?? '',
  );
}

/**
 * Another month or weekday in the language and the length of a written one; undefined where no language writes it so.
 *
 * @param number 1 to 12, or 1 (Monday) to 7
 */
export function nameLikeLocal(sample: string, part: Part, number: number): string | undefined {
  const plain = fold(sample);
  const names = tablesOf(part).find((candidates) => candidates.some((name) => fold(name) === plain));
  const name = names?.[number - 1];
  if (name === undefined) return undefined;
  const isCapital = /^\p{Lu}/u.test(sample);
  return isCapital ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}
