import { ownSection, section } from './section.ts';
import type { Template } from './types.ts';

export const azurePir: Template = {
  id: 'azure-pir',
  title: 'Azure Post Incident Review',
  description:
    'Questions that customers ask, answered in public: what happened, why, how we responded, what we change.',
  origin: 'Microsoft Azure status history, "Post Incident Review".',
  metadata: {
    shape: 'list',
    fields: [
      { field: 'date', required: true },
      { field: 'incident', required: false },
    ],
  },
  sections: [
    section('summary', {
      heading: 'What happened?',
      prompt: 'Between when and when, which customers, which services, and what did they see?',
    }),
    section('root-cause', {
      heading: 'What went wrong and why?',
      prompt: 'How does it work when it works, what was different this time, and why did that hurt?',
    }),
    section('response', {
      heading: 'How did we respond?',
      prompt: 'When did we notice, what did we try, and what ended it?',
    }),
    section('timeline', { nested: true, required: false }),
    section('action-items', {
      heading: 'How are we making incidents like this less likely or less impactful?',
      prompt: 'What is done already, what will be done, and until when?',
    }),
    ownSection('How can customers make incidents like this less impactful?', 'What can customers do on their side?'),
    section('communication', {
      heading: 'How can we make our incident communications more useful?',
      prompt: 'Where can readers say what they missed here?',
      required: false,
    }),
  ],
  marks: [
    'what went wrong and why',
    'how did we respond',
    'how are we making incidents like this less likely or less impactful',
    'how can customers make incidents like this less impactful',
  ],
};
