import { ownSection, section } from './section.ts';
import type { Template } from './types.ts';

export const wikimedia: Template = {
  id: 'wikimedia',
  title: 'Wikimedia',
  description:
    'In public: a timeline in UTC that marks where the outage begins and ends, conclusions, and a ticket for each actionable.',
  origin: 'Wikitech, "Incident documentation" (CC BY-SA).',
  metadata: {
    shape: 'front-matter',
    fields: [
      { field: 'date', required: true },
      { field: 'status', required: true },
    ],
  },
  sections: [
    section('summary', {
      prompt: 'What happened, what was it caused by, and who noticed? One paragraph, nothing private.',
    }),
    section('impact', {
      prompt: 'Who was affected, for how long, how many requests or edits were lost? Say if it is an estimate.',
    }),
    section('timeline', {
      prompt: 'Mark the events at which the outage began and ended, as users saw it: OUTAGE BEGINS, OUTAGE ENDS.',
    }),
    section('detection', {
      prompt: 'A person or an alert, and which one? What would have raised an alert, if none did?',
    }),
    section('lessons-learned', {
      heading: 'Conclusions',
      required: false,
    }),
    section('went-well', { nested: true }),
    section('went-wrong', { heading: 'What Went Poorly', nested: true }),
    section('got-lucky', { nested: true }),
    section('supporting', {
      heading: 'Links to Relevant Documentation',
      prompt: 'Which pages tell what to do in such an incident, and did they help?',
      required: false,
    }),
    section('action-items', { heading: 'Actionables', prompt: 'What will be done? Each with a ticket.' }),
    ownSection('Scorecard', 'How well did people, process and tools do?'),
  ],
  marks: ['conclusions', 'what went poorly', 'links to relevant documentation', 'actionables', 'scorecard'],
};
