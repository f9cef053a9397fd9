import type { Language } from '../templates/names/types.ts';
import { languagesOf } from './roles.ts';
import type { Section } from './types.ts';

/** The language that most of a document's sections are named in; where the names do not tell, English or the given one. */
export function languageOf(sections: readonly Section[], usual: Language = 'en'): Language {
  const counts = new Map<Language, number>();
  for (const name of new Set(sections.filter(({ roles }) => roles.length > 0).map((section) => section.name))) {
    for (const language of languagesOf(name)) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  if ((counts.get(usual) ?? 0) === most) return usual;
  return [...counts].find(([, count]) => count === most)?.[0] ?? usual;
}
