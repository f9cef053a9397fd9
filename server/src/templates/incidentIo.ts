import { section } from './section.ts';
import type { Template } from './types.ts';

export const incidentIo: Template = {
  id: 'incident-io',
  title: 'incident.io',
  description:
    'Key facts in a table; what contributed, what kept it from being worse, what was learned and what is still a risk.',
  origin: 'incident.io, "Incident postmortem template".',
  metadata: {
    shape: 'table',
    fields: [
      { field: 'date', required: true },
      { field: 'severity', required: true },
      { field: 'owner', required: false },
      { field: 'participants', required: false },
    ],
  },
  sections: [
    section('summary'),
    section('timeline', { heading: 'Incident Timeline' }),
    section('contributing-factors', { heading: 'Contributors', prompt: 'What made it possible, likelier or worse?' }),
    section('resolution', {
      heading: 'Mitigators',
      prompt: 'What made it shorter or smaller, and what ended it?',
    }),
    section('lessons-learned', {
      heading: 'Learnings and Risks',
      prompt: 'What do we know now, and what could still happen?',
    }),
    section('action-items', {
      heading: 'Follow-ups',
      columns: ['action', 'owner', 'due', 'ticket'],
    }),
  ],
  marks: ['contributors', 'mitigators', 'learnings and risks', 'key information'],
};
