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
    section('detection', { prompt: 'Who or what noticed it first? How could that be halved?' }),
    section('response'),
    section('resolution', {
      heading: 'Recovery',
    }),
    section('timeline'),
    section('root-cause', {
      prompt: 'Ask why, and why again, five times or until the answer can be changed.',
    }),
    ownSection('Backlog Check', 'Was there work in the backlog that would have prevented it or made it smaller?'),
    ownSection('Recurrence', 'Has this root cause led to other incidents?'),
    section('lessons-learned'),
    section('action-items', {
      heading: 'Corrective Actions',
      columns: ['action', 'owner', 'due', 'ticket'],
    }),
  ],
  marks: ['leadup', 'fault', 'backlog check', 'recurrence', 'corrective actions', 'five whys'],
};
