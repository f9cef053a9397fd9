import type { Role } from './catalogue.ts';
import { section } from './section.ts';
import type { Template } from './types.ts';

const roles: readonly Role[] = ['summary', 'impact', 'timeline', 'root-cause', 'resolution', 'action-items'];

export const minimal: Template = {
  id: 'minimal',
  title: 'Minimal',
  description: 'The six sections that nearly every form of postmortem has in common.',
  origin: 'The intersection of the published forms.',
  sections: roles.map((role) => section(role)),
  marks: [],
};
