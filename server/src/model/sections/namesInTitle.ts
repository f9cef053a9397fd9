import type { Role } from '../../templates/catalogue.ts';
import type { Section } from '../types.ts';
import { commonplace } from '../words/commonplace.ts';
import { isOfOthers } from './joinedTitle.ts';
import { type HeldName, namesIn } from './roles.ts';

/** A role that a title names. */
export interface NamedRole {
  readonly role: Role;
  /** The title surely is that of a section for it. */
  readonly isSure: boolean;
}

/**
 * What a heading below the title names without being known as a section for it: "Root cause in the retry loop", "How
 * the timeline was reconstructed".
 */
export function namedIn({ depth, shape, title, roles }: Section): readonly NamedRole[] {
  if (shape === 'label' || depth < 2 || isOfOthers(title)) return [];
  return namesIn(title)
    .filter(({ name, role }) => !commonplace.has(name) && !roles.includes(role))
    .map((held) => ({ role: held.role, isSure: held.at === 0 && goesOn(held) }));
}

/** "Impact on exports", "Root cause in the retry loop": other words may change what one word means, as in "Impact crater". */
function goesOn({ name, next }: HeldName): boolean {
  return next === undefined || name.includes(' ') || relations.has(next) || /^\d/.test(next);
}

const relations: ReadonlySet<string> = new Set(
  `of for on in at by with from and or that which we i is was as to per across since during
  de del en por para con y que a sobre do da no na em com e du des dans sur par pour avec et
  von der des im in bei für fur mit und auf auf по на в из и для`.split(/\s+/),
);
