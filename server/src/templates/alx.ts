import { roleEntry } from './catalogue.ts';
import type { Template } from './types.ts';

export const alx: Template = {
  id: 'alx',
  title: 'ALX / Holberton',
  description: 'The form of the ALX and Holberton postmortem assignment: 400 to 600 words in four sections.',
  origin: 'ALX Software Engineering, "Postmortem"; it descends from the report on a Google API outage of 2013.',
  sections: [
    {
      roles: ['summary'],
      heading: 'Issue Summary',
      prompt: roleEntry('summary').prompt,
      required: true,
      holds: [
        { role: 'duration', label: 'Duration', prompt: 'Start and end, with date and time zone' },
        { role: 'impact', label: 'Impact', prompt: 'Which service, what users saw, how many percent of them' },
        { role: 'root-cause', label: 'Root Cause', prompt: 'In one sentence' },
      ],
    },
    {
      roles: ['timeline'],
      heading: 'Timeline',
      prompt:
        'When and how it was detected, what was done and assumed, which paths misled, to whom it was escalated, how it was resolved.',
      required: true,
      holds: [],
    },
    {
      roles: ['root-cause', 'resolution'],
      heading: 'Root Cause and Resolution',
      prompt: 'What caused it, in detail, and how it was fixed, in detail.',
      required: true,
      holds: [],
    },
    {
      roles: ['action-items'],
      heading: 'Corrective and Preventative Measures',
      prompt: 'What can be improved, broadly; then a list of specific tasks.',
      required: true,
      parts: ['tasks', 'specific tasks', 'todo', 'todos', 'to do', 'todo list'],
      holds: [],
    },
  ],
  marks: [
    'issue summary',
    'root cause and resolution',
    'root cause and recovery',
    'resolution and recovery',
    'corrective and preventative measures',
    'corrective and preventive measures',
  ],
};
