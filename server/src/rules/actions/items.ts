/** What of a list of actions is an action still to be done. */

import { countRuns, hasEastAsian } from '../../characters.ts';
import { once } from '../../model/memory.ts';
import { sectionsAround } from '../../model/outlineAt.ts';
import { perObject } from '../../model/perObject.ts';
import type { ActionItem, Section, Span } from '../../model/types.ts';
import { isWork } from '../../model/words/actionWords.ts';
import type { Template } from '../../templates/types.ts';
import { fold } from '../../time/names.ts';
import { isHousekeeping } from './housekeeping.ts';

/** An open item with words of its own: a bare ticket says the rest itself, and `[Item 1]` is part of a form. */
export const isOpen = perObject(({ state, description, ticket }: ActionItem): boolean => {
  if (state === 'done' || isHousekeeping(description) || /^\[[^\]]*\]$|^<[^>]*>$/.test(description)) return false;
  const words = countRuns(description);
  const hasScript = hasEastAsian(description, 4);
  return (words >= 2 || hasScript) && description !== ticket;
});

const label = /^[^:.]{2,50}:[ \t]+(?=\S)/;

/** The words of an item behind its label: `**Tests:** fill a disk on purpose`. */
export function behindLabel(description: string): string {
  return description.replace(label, '');
}

const somebody =
  "(?:(?:we|they|i|the (?:[a-z]+ ){0,2}(?:team|researchers?|vendor|provider|maintainers|engineers?))(?:['’]ve|['’]d)?\\s+(?:(?:have|has|had|then|also|already|now|for (?:[a-z]+ ){0,2}(?:weeks|months|years)|[a-z]{2,12}ly)\\s+){0,3})?";
/** In front of a noun they say what will be: "Enhanced monitoring of the pool". */
const adjectives =
  '(?:enhanced|improved|automated|advanced|detailed|increased|shared|centrali[sz]ed|reduced|dedicated|limited|added|updated|managed|scheduled)';
const past = new RegExp(
  `^${somebody}(?:${adjectives}\\s+(?:the|an?|our|all|its|their|this|that|how)\\b|(?!(?:need|embed|feed|speed|seed|shed|proceed|exceed|succeed|based|${adjectives})\\b)(?:re-?)?[a-z]{2,16}ed\\b|(?:got|made|took|ran|built|wrote|sent|began|found|gave|went)\\b|(?:has|have) been\\b|already\\b)`,
  'i',
);
const pastSentence =
  /^[^.;:]{1,60}\b(?:was|were|has been|have been|had been)\s+(?:[a-z]{2,12}ly\s+)?[a-z]{2,16}(?:ed|t|n)\b/i;

/**
 * "The upgrade didn't have a test", "The region only had one": what was wrong, unless a condition says when to act, or
 * the work stands behind it: "The region only had one; add another".
 */
const wasLacking =
  /^(?:(?!\b(?:if|when|where|that|which|whether|because)\b)[^.;:]){1,60}?\b(?:did not|didn['’]t|never had|only had|had never|had no)\b/i;

/** Told as done, or as it was: "Removed the test directory", "We've tightened the workflow", "a fix was applied". */
export const isReported = perObject(({ description }: ActionItem): boolean => {
  const words = behindLabel(description);
  return (
    past.test(words) || pastSentence.test(words) || (wasLacking.test(words) && !words.split(partsOfWords).some(isWork))
  );
});

const partsOfWords = /[;:.]\s+(?:please )?|\s+[–—→-]\s+/i;

/** Sections that say what could be better; one that has tasks says so. */
const broad = /\b(?:improvements?|measures?|prevention|preventi(?:ve|on)|recommendations?|remediation|lessons)\b/;
const specific = /\b(?:tasks?|to ?dos?|actions?|action items?|actionables?|follow[ -]?ups?|next steps)\b/;

/**
 * Whether it stands among improvements in broad terms: the ALX form asks for what can be improved, broadly, and then for
 * a list of tasks. A box to tick makes a task of everything.
 */
export function isBroad(item: ActionItem, sections: readonly Section[], template: Template): boolean {
  if (item.isTask) return false;
  const parts = template.sections.flatMap((section) => section.parts ?? []);
  const names = sectionsOver(item, sections).map(({ name }) => name);
  const telling = names.find((name) => parts.includes(name) || specific.test(name) || broad.test(name));
  if (telling !== undefined) return !parts.includes(telling) && !specific.test(telling);
  return template.id === 'alx';
}

/** The title of the section that an item stands in, or the item itself; of several, not what begins the item: `- Recommendation: …` */
export function titleOver(item: ActionItem, sections: readonly Section[]): Span {
  const over = sectionsOver(item, sections).filter(({ roles }) => roles.includes('action-items'));
  return (over.find(({ span }) => span.start !== item.span.start) ?? over[0])?.titleSpan ?? item.span;
}

/** Whether a section says what could be better, in any language, and not what somebody is to do. */
export function advises({ name }: Section): boolean {
  return (broad.test(name) && !specific.test(name)) || advice().test(name);
}

const advice = once(
  () =>
    /\brecommended (?:actions|changes|follow[ -]?ups?|next steps)\b|\b(?:empfehlung|verbesserung|vorbeugung|praevention|pravention)|\b(?:recomendac|prevenc|mejora|melhoria|recommandation|amelioration)|рекомендаци|предотвращени|улучшени|профилактик|建议|建議|预防|預防|提言|推奨|予防|改善(?:点|案|提案)|권고|권장|예방|개선 ?(?:점|방안|제안)/,
);

/** The sections that hold an item, the innermost first. */
export function sectionsOver(item: ActionItem, sections: readonly Section[]): readonly Section[] {
  const known = places.get(item);
  if (known?.sections === sections) return known.around;
  const around = sectionsAround(sections, item.span.start);
  places.set(item, { sections, around });
  return around;
}

/** At each keystroke nearly all items stand where they stood. */
const places = new WeakMap<
  ActionItem,
  { readonly sections: readonly Section[]; readonly around: readonly Section[] }
>();

/** An item with a priority. */
type Prioritised = ActionItem & { readonly priority: string };

export function prioritised(items: readonly ActionItem[]): readonly Prioritised[] {
  return items.filter((item): item is Prioritised => item.priority !== undefined);
}

/** `p2` for "P2", "[P2]" and "2"; words as they are, folded. */
export function normalPriority(priority: string): string {
  const number = /^[^\p{L}\p{N}]*p?([0-5])\b/iu.exec(priority)?.[1];
  return number === undefined ? fold(priority).trim() : `p${number}`;
}

export function isUrgent(priority: string): boolean {
  return /^p[01]$|high|critical|urgent|blocker|major|hoch|dringend|alta|urgente|haute|elevee|высок|критич|срочн|高|紧急|緊急|높|긴급/.test(
    normalPriority(priority),
  );
}
