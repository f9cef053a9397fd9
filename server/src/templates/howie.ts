import { ownSection, section } from './section.ts';
import type { Template } from './types.ts';

export const howie: Template = {
  id: 'howie',
  title: 'Howie',
  description:
    'For learning first: what people saw and thought as it went on, what contributed, and themes; fixing is kept apart.',
  origin: 'Jeli, "Howie: The Post-Incident Guide", 2021.',
  metadata: {
    shape: 'list',
    fields: [
      { field: 'authors', required: true },
      { field: 'participants', required: false },
    ],
  },
  sections: [
    section('summary'),
    section('trigger', {
      heading: 'Background',
      prompt: 'How is this system supposed to work, and how did it come to be that way?',
      required: false,
    }),
    section('impact'),
    section('timeline', {
      heading: 'Narrative Timeline',
      prompt: 'What did people see at each moment, what did they make of it, and what did they do next?',
    }),
    section('contributing-factors', {
      heading: 'Contributors',
      prompt: 'What, in technology and in the organisation, contributed? And what made it less bad?',
    }),
    section('lessons-learned', {
      heading: 'Takeaways',
      prompt: 'Which themes came up in talking with those who were there? What surprised them?',
    }),
    ownSection('Open Questions', 'What do we still not understand?'),
    section('action-items', {
      heading: 'Follow-ups',
      prompt: 'Which fixes has this led to? They are decided elsewhere; link them here.',
      required: false,
    }),
  ],
  marks: ['narrative timeline', 'contributors', 'takeaways', 'open questions'],
};
