import type { Language } from '../templates/names/types.ts';
import { languagesOf } from './roles.ts';
import type { Section } from './types.ts';

/** The language that most of a document's sections are named in; English where the names do not tell. */
export function languageOf(sections: readonly Section[]): Language {
  const counts = new Map<Language, number>();
  for (const name of new Set(sections.filter(({ roles }) => roles.length > 0).map((section) => section.name))) {
    for (const language of languagesOf(name)) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  if ((counts.get('en') ?? 0) === most) return 'en';
  return [...counts].find(([, count]) => count === most)?.[0] ?? 'en';
}
