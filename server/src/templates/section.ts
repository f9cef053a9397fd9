/** Making the sections of templates, and what they are called and ask in each language. */
import { type Role, roleEntry } from './catalogue.ts';
import type { Language } from './names/types.ts';
import type { Template, TemplateLabel, TemplateSection } from './types.ts';
import { wordings } from './wording/registry.ts';

/** A required section of a role, called and asking what the catalogue says, but for what is stated. */
export function section(role: Role, differences: Partial<TemplateSection> = {}): TemplateSection {
  const { title, prompt } = roleEntry(role);
  return { roles: [role], heading: title, prompt, required: true, holds: [], ...differences };
}

/** A section that only its own form knows. It is looked for by its name, and so is never required. */
export function ownSection(heading: string, prompt: string, differences: Partial<TemplateSection> = {}) {
  return { roles: [], heading, prompt, required: false, holds: [], ...differences } satisfies TemplateSection;
}

/** What a section is called in a document of that language. One's own template is in its own language only. */
export function headingOf(template: Template, { heading, roles }: TemplateSection, language: Language) {
  if (language === 'en' || template.markdown !== undefined) return heading;
  return wordings[language].headings[heading] ?? (roles.length > 0 ? titleOf(roles, language) : heading);
}

/** What a fresh section asks. */
export function promptOf(template: Template, { prompt, roles }: TemplateSection, language: Language): string {
  if (language === 'en' || template.markdown !== undefined || roles.length === 0) return prompt;
  return roles.map((role) => wordings[language].prompts[role]).join(' ');
}

/** What a label in a section is called, and what it asks. */
export function labelOf(template: Template, { label, prompt, role }: TemplateLabel, language: Language) {
  if (language === 'en' || template.markdown !== undefined) return { label, prompt };
  const { titles, prompts } = wordings[language];
  return { label: titles[role], prompt: prompts[role] };
}

/** The title of a role, or of several in one section: `Ursache und Behebung`. */
export function titleOf(roles: readonly Role[], language: Language): string {
  const { titles, and } = wordings[language];
  const isSentence = language !== 'en' && language !== 'de';
  return roles.map((role, at) => (at > 0 && isSentence ? lowerFirst(titles[role]) : titles[role])).join(and);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
