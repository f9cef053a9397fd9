import type { Role } from '../templates/catalogue.ts';
import { fold } from '../time/names.ts';
import type { DocumentKind, Section, Timeline } from './types.ts';

/** Words in a title that name the genre. */
const genre =
  /\bpost[\s-]?mortems?\b|\b(?:incident|outage|post[\s-]incident|after[\s-]action) (?:report|review|retrospective|analysis|summary)\b|\b(?:root cause analysis|rca)\b/;

/** Roles that make a document a postmortem when several of them come together. */
const core: readonly Role[] = [
  'summary',
  'impact',
  'timeline',
  'root-cause',
  'contributing-factors',
  'resolution',
  'detection',
  'action-items',
  'lessons-learned',
  'duration',
];

/** Words that only a document about how to write postmortems has in its title. */
const aboutForms = /\b(?:template|guide|guidelines|how to|process|policy|playbook|runbook)\b/;

/** What kind of document this is, by its content alone. */
export function kindOf(
  title: string | undefined,
  sections: readonly Section[],
  timelines: readonly Timeline[],
): DocumentKind {
  const present = new Set(sections.flatMap((section) => section.roles.filter((role) => core.includes(role))));
  const events = timelines.reduce((count, timeline) => count + timeline.events.filter((event) => event.when).length, 0);
  const named = genre.test(fold(title ?? ''));
  const filled = events > 0;
  if (named && filled && present.size >= 1) {
    return { kind: 'postmortem', reason: 'its title says so, and it has a timeline' };
  }
  if (present.has('timeline') && events >= 2 && present.size >= 3) {
    return { kind: 'postmortem', reason: `it has a timeline and ${present.size - 1} other sections of a postmortem` };
  }
  if (present.size >= 3 && (named || present.has('timeline'))) {
    return aboutForms.test(fold(title ?? ''))
      ? { kind: 'template', reason: 'it has the sections of a postmortem, and its title calls it a form' }
      : { kind: 'postmortem', reason: named ? 'its title and sections say so' : 'it has the sections of a postmortem' };
  }
  if (named && present.size >= 2) return { kind: 'postmortem', reason: 'its title and sections say so' };
  return { kind: 'other', reason: 'neither its title nor its sections are those of a postmortem' };
}
