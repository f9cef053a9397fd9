import { ownSection, section } from './section.ts';
import type { Template } from './types.ts';

export const pagerduty: Template = {
  id: 'pagerduty',
  title: 'PagerDuty',
  description: 'Contributing factors in place of one cause, the impact in numbers, and what was told to whom.',
  origin: 'PagerDuty Incident Response Documentation, "Postmortem Template" (response.pagerduty.com).',
  metadata: {
    shape: 'list',
    fields: [
      { field: 'owner', required: true },
      { field: 'severity', required: false },
      { field: 'reviewers', required: false },
    ],
  },
  sections: [
    section('summary', {
      heading: 'Overview',
    }),
    section('contributing-factors', {
      prompt: 'Which conditions had to come together? Not one cause, and nobody’s error.',
    }),
    section('resolution'),
    section('impact', { columns: ['measure', 'value'], prompt: 'How long, how many users, how many calls for help' }),
    ownSection('Responders', 'Who led, who helped, in which role?'),
    section('timeline', {
      prompt: 'Start with what came before. Beside each event, what shows it: a graph, a page, a log.',
    }),
    section('lessons-learned', {
      heading: "How'd We Do?",
      required: false,
    }),
    section('went-well', { nested: true }),
    section('went-wrong', { heading: "What Didn't Go So Well", nested: true }),
    section('action-items', {
      prompt: 'What will be done? Each with a ticket, and small enough to be finished.',
      columns: ['action', 'owner', 'ticket'],
    }),
    section('communication', { heading: 'Messaging', required: false }),
  ],
  marks: ['responders', "how'd we do", "what didn't go so well", 'messaging', 'contributing factors'],
};
