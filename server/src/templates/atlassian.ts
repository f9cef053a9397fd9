import { ownSection, section } from './section.ts';
import type { Template } from './types.ts';

export const atlassian: Template = {
  id: 'atlassian',
  title: 'Atlassian',
  description:
    'From what led up to it over fault, detection, response and recovery to five whys and a check of the backlog.',
  origin: 'Atlassian Incident Management Handbook, "Postmortems".',
  metadata: {
    shape: 'table',
    fields: [
      { field: 'owner', required: true },
      { field: 'severity', required: true },
      { field: 'incident', required: false },
    ],
  },
  sections: [
    section('summary', { heading: 'Incident Summary' }),
    section('trigger', {
      heading: 'Leadup',
      prompt: 'Which events and changes led up to it?',
    }),
    ownSection('Fault', 'What did not work as it should have, and what did that look like?'),
    section('impact'),
    section('detection', { prompt: 'Who or what noticed it first, and what would have noticed it sooner?' }),
    section('response'),
    section('resolution', {
      heading: 'Recovery',
    }),
    section('timeline'),
    section('root-cause', {
      prompt: 'Ask why, and why again, five times or until the answer can be changed.',
    }),
    ownSection('Backlog Check', 'Which work was planned already that would have spared us this?'),
    ownSection('Recurrence', 'When did the same cause show itself before?'),
    section('lessons-learned'),
    section('action-items', {
      heading: 'Corrective Actions',
      columns: ['action', 'owner', 'due', 'ticket'],
    }),
  ],
  marks: ['leadup', 'fault', 'backlog check', 'recurrence', 'corrective actions', 'five whys'],
};
