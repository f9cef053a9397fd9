import type { Role } from '../catalogue.ts';

/** ISO 639-1 codes of the languages that sections have names in. */
export type Language = 'en' | 'es' | 'pt' | 'fr' | 'de' | 'ru' | 'ja' | 'zh' | 'ko';

/**
 * What sections are called in one language. Names are matched without case, accents, emoji, numbering, brackets
 * and a colon at the end, so the plainest spelling will do; more common names come first. A name with `=` in front
 * counts only as the whole title, for words that mean something else beside others.
 */
export interface SectionNames {
  readonly roles: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** Words that add nothing to a name: "Summary *of the incident*". */
  readonly fillers: readonly string[];
}
