/** What the front matter says of how the document is to be read: `timezone: Europe/Berlin`, `date-order: dmy`. */
import { templates } from '../../templates/registry.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import type { DateOrder } from '../../time/types.ts';
import { zoneOfValue } from '../../time/zone.ts';
import { nearestAbbreviation } from '../../time/zones.ts';
import { withinOneEdit } from '../spelling.ts';
import type { ResolvedZone, UnheededValue } from '../types.ts';
import type { FrontMatter } from './frontMatter.ts';

const zoneKeys = ['timezone', 'tz'];
const orders: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];

/** The zone of times that have none of their own. */
export function zoneInFrontMatter({ values }: FrontMatter, options: ReadingOptions): ResolvedZone | undefined {
  const key = zoneKeys.find((candidate) => values.has(candidate));
  const zone = key === undefined ? undefined : zoneOfValue(values.get(key) ?? '', options);
  return zone && { ...zone, origin: 'front-matter' };
}

/** `date-order: dmy` */
export function orderInFrontMatter(frontMatter: FrontMatter | undefined): DateOrder | undefined {
  const stated = frontMatter?.values.get('dateorder')?.toLowerCase();
  return orders.find((order) => order === stated);
}

/** `template: alx`; a name that is none of ours is somebody else's. */
export function templateInFrontMatter(frontMatter: Pick<FrontMatter, 'values'> | undefined): string | undefined {
  const stated = frontMatter?.values.get('template');
  return templates.find(({ id }) => id === stated)?.id;
}

/** Values that were meant for this, and say nothing that is known. */
export function unheededValues(
  frontMatter: FrontMatter | undefined,
  options: ReadingOptions,
): readonly UnheededValue[] {
  if (!frontMatter) return [];
  const found: UnheededValue[] = [];
  const take = (of: UnheededValue['of'], key: string, known: readonly string[]) => {
    const span = frontMatter.places.get(key);
    const text = frontMatter.values.get(key);
    if (span && text !== undefined) found.push({ of, text, span, known });
  };
  if (!zoneInFrontMatter(frontMatter, options))
    for (const key of zoneKeys) take('time zone', key, zonesLike(frontMatter.values.get(key) ?? ''));
  if (!orderInFrontMatter(frontMatter) && frontMatter.values.get('dateorder')?.toLowerCase() !== 'auto')
    take('date order', 'dateorder', orders);
  // Other tools have templates too: `template: post.html`.
  const stated = frontMatter.values.get('template') ?? '';
  const ours = templates.map(({ id }) => id).filter((id) => id !== stated && withinOneEdit(id, stated.toLowerCase()));
  if (ours.length > 0 && !templateInFrontMatter(frontMatter)) take('template', 'template', ours);
  return found;
}

function zonesLike(text: string): string[] {
  const near = Intl.supportedValuesOf('timeZone').filter((id) =>
    withinOneEdit(id.toLowerCase(), text.toLowerCase().replaceAll(' ', '_')),
  );
  const abbreviation = nearestAbbreviation(text);
  return abbreviation === undefined ? near : [...near, abbreviation];
}
