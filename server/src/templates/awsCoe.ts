import { ownSection, section } from './section.ts';
import type { Template } from './types.ts';

export const awsCoe: Template = {
  id: 'aws-coe',
  title: 'AWS Correction of Error',
  description:
    'Metrics that show the incident, questions about each of its stages, five whys, and actions to which all of it leads.',
  origin: 'Amazon Web Services, "Why you should develop a correction of error (COE)", 2022.',
  sections: [
    section('summary', {
      prompt: 'Written last: what happened, to whom, for how long, and why, so that it stands alone.',
    }),
    section('metrics', {
      required: false,
      prompt: 'Which graphs show the impact, and which should have raised the alarm?',
    }),
    section('impact', { prompt: 'Which customers were affected, how many, and what could they not do?' }),
    section('timeline', { columns: ['time', 'event'] }),
    ownSection('Incident Questions', 'What each stage can teach:'),
    section('detection', {
      nested: true,
      required: false,
      prompt: 'When and how did we learn of the impact, and what would have told us sooner?',
    }),
    section('response', {
      heading: 'Diagnosis',
      nested: true,
      required: false,
      prompt: 'When did we know the cause, and what was tried before?',
    }),
    section('resolution', {
      heading: 'Mitigation',
      nested: true,
      prompt: 'When did customers stop being affected, and what ended it?',
    }),
    section('root-cause', {
      heading: 'Five Whys',
      prompt: 'Why? And why that? At least five times, for each branch of the answer.',
    }),
    section('lessons-learned'),
    section('action-items', { columns: ['action', 'owner', 'priority', 'due'] }),
    section('supporting', { heading: 'Related Items', required: false }),
  ],
  marks: [
    'incident questions',
    'five whys',
    '5 whys',
    'related items',
    'metrics',
    'what data do you have to support this',
    'what were the critical pillar implications',
    'what was the impact on customers and your business',
    'what lessons did you learn',
    'what corrective actions are you taking',
  ],
};
