import { section } from './section.ts';
import type { Template } from './types.ts';

export const googleSre: Template = {
  id: 'google-sre',
  title: 'Google SRE',
  description:
    'Causes and trigger apart, actions by type with owner and ticket, lessons in three parts, the timeline last.',
  origin: 'Beyer, Jones, Petoff, Murphy (eds.): Site Reliability Engineering, 2016, chapter 15 and appendix D.',
  metadata: {
    shape: 'list',
    fields: [
      { field: 'date', required: true },
      { field: 'authors', required: true },
      { field: 'status', required: true },
    ],
  },
  sections: [
    section('summary'),
    section('impact', {
      prompt: 'Who was affected, how many, and what did it cost? Estimate what nobody measured.',
    }),
    section('root-cause', {
      heading: 'Root Causes',
      prompt: 'Which conditions, together, made it possible? Keep asking why until the answers can be changed.',
    }),
    section('trigger'),
    section('resolution'),
    section('detection'),
    section('action-items', { columns: ['action', 'type', 'owner', 'ticket'] }),
    section('lessons-learned', { required: false }),
    section('went-well', { nested: true }),
    section('went-wrong', { nested: true }),
    section('got-lucky', { nested: true }),
    section('timeline'),
    section('supporting', { required: false }),
  ],
  marks: ['root causes', 'trigger', 'where we got lucky', 'supporting information'],
};
