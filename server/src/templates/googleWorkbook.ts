import { section } from './section.ts';
import type { Template } from './types.ts';

export const googleWorkbook: Template = {
  id: 'google-workbook',
  title: 'Google SRE Workbook',
  description:
    'For readers outside the team: an executive summary, background and glossary, and actions with priority, owner and ticket.',
  origin: 'Beyer, Murphy, Rensin, Kawahara, Thorne (eds.): The Site Reliability Workbook, 2018, chapter 10.',
  metadata: {
    shape: 'list',
    fields: [
      { field: 'owner', required: true },
      { field: 'status', required: true },
      { field: 'date', required: true },
      { field: 'reviewers', required: false },
    ],
  },
  sections: [
    section('summary', {
      heading: 'Executive Summary',
      prompt: 'Impact and cause in a few sentences, for somebody who does not know the system.',
    }),
    section('trigger', {
      heading: 'Background',
      prompt: 'What does a reader from another team have to know about the system?',
      required: false,
    }),
    section('impact', { prompt: 'On users, on revenue, on the team: each with a number.' }),
    {
      ...section('root-cause'),
      roles: ['root-cause', 'trigger'],
      heading: 'Root Causes and Trigger',
      prompt: 'What made it possible, and which change or condition set it off?',
    },
    section('detection'),
    section('resolution', {
      heading: 'Recovery Efforts',
      prompt: 'What was tried, what helped, and how do we know that it did?',
    }),
    section('timeline'),
    section('lessons-learned', { required: false }),
    section('went-well', { heading: 'Things That Went Well', nested: true }),
    section('went-wrong', { heading: 'Things That Went Poorly', nested: true }),
    section('got-lucky', { nested: true }),
    section('action-items', { columns: ['action', 'type', 'priority', 'owner', 'ticket'] }),
    section('supporting', {
      heading: 'Glossary',
      prompt: 'Which terms does a reader from another team not know?',
      required: false,
    }),
  ],
  marks: [
    'executive summary',
    'root causes and trigger',
    'recovery efforts',
    'things that went well',
    'things that went poorly',
    'where we got lucky',
    'glossary',
  ],
};
