import { type Role, roleEntry } from './catalogue.ts';
import type { Template, TemplateSection } from './types.ts';

const roles: readonly Role[] = ['summary', 'impact', 'timeline', 'root-cause', 'resolution', 'action-items'];

function sectionOf(role: Role): TemplateSection {
  const { title, prompt } = roleEntry(role);
  return { roles: [role], heading: title, prompt, required: true, holds: [] };
}

export const minimal: Template = {
  id: 'minimal',
  title: 'Minimal',
  description: 'The six sections that nearly every form of postmortem has in common.',
  origin: 'The intersection of the published forms.',
  documentTitle: 'Postmortem: what failed',
  sections: roles.map(sectionOf),
  marks: [],
};
