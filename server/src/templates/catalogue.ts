/**
 * The section catalogue: the roles that a section can have, and what each is for.
 *
 * What they are called in each language is in `names/`. Prompts are what a fresh section asks its writer.
 */

export type Role =
  | 'summary'
  | 'impact'
  | 'duration'
  | 'timeline'
  | 'detection'
  | 'response'
  | 'trigger'
  | 'root-cause'
  | 'contributing-factors'
  | 'resolution'
  | 'lessons-learned'
  | 'went-well'
  | 'went-wrong'
  | 'got-lucky'
  | 'action-items'
  | 'metrics'
  | 'communication'
  | 'supporting'
  | 'metadata';

export interface RoleEntry {
  readonly id: Role;
  /** What a fresh heading says. */
  readonly title: string;
  /** What the section is for, in one sentence. */
  readonly purpose: string;
  /** A question to the writer of a fresh section. */
  readonly prompt: string;
  /** Roles that its section may have inside, when titles do not tell their level (bold paragraphs, labels). */
  readonly holds: readonly Role[];
}

export const catalogue: readonly RoleEntry[] = [
  {
    id: 'summary',
    title: 'Summary',
    purpose: 'Says in a few sentences what happened, for somebody who reads nothing else.',
    prompt: 'What happened, to whom, from when to when, and why? Two or three sentences.',
    holds: [
      'duration',
      'impact',
      'root-cause',
      'contributing-factors',
      'detection',
      'trigger',
      'resolution',
      'metadata',
    ],
  },
  {
    id: 'impact',
    title: 'Impact',
    purpose: 'Says who was affected, how badly, and how many.',
    prompt: 'Who was affected, how many, and what could they not do?',
    holds: ['duration', 'metrics'],
  },
  {
    id: 'duration',
    title: 'Duration',
    purpose: 'States when it began and ended, with the time zone.',
    prompt: 'From when to when, in which time zone?',
    holds: ['duration'],
  },
  {
    id: 'timeline',
    title: 'Timeline',
    purpose: 'Lists what happened when, from the first sign to the end.',
    prompt: 'One event a line, the time first and the zone stated once.',
    holds: ['detection', 'response'],
  },
  {
    id: 'detection',
    title: 'Detection',
    purpose: 'Says how and when the responders learned of it.',
    prompt: 'Who or what noticed it first, and how long after it began?',
    holds: [],
  },
  {
    id: 'response',
    title: 'Response',
    purpose: 'Says who did what.',
    prompt: 'Who responded, and what did they try?',
    holds: ['detection'],
  },
  {
    id: 'trigger',
    title: 'Trigger',
    purpose: 'Names the change or condition that set it off.',
    prompt: 'Which change or condition set it off?',
    holds: [],
  },
  {
    id: 'root-cause',
    title: 'Root Cause',
    purpose: 'Explains what made it possible.',
    prompt: 'What made it possible? Keep asking why until the answer is something you can change.',
    holds: ['trigger', 'contributing-factors'],
  },
  {
    id: 'contributing-factors',
    title: 'Contributing Factors',
    purpose: 'Lists the conditions that made it worse or likelier.',
    prompt: 'What else had to be true for this to happen?',
    holds: [],
  },
  {
    id: 'resolution',
    title: 'Resolution',
    purpose: 'Says what ended it.',
    prompt: 'What ended the impact, and how do we know that it did?',
    holds: ['response', 'detection'],
  },
  {
    id: 'lessons-learned',
    title: 'Lessons Learned',
    purpose: 'Keeps what the next responders should know.',
    prompt: 'What do we know now that we did not know then?',
    holds: ['went-well', 'went-wrong', 'got-lucky'],
  },
  {
    id: 'went-well',
    title: 'What Went Well',
    purpose: 'Names what helped.',
    prompt: 'What helped, and should be kept?',
    holds: [],
  },
  {
    id: 'went-wrong',
    title: 'What Went Wrong',
    purpose: 'Names what hindered.',
    prompt: 'What hindered us?',
    holds: [],
  },
  {
    id: 'got-lucky',
    title: 'Where We Got Lucky',
    purpose: 'Names what could have been worse.',
    prompt: 'What could have made it worse, and did not?',
    holds: [],
  },
  {
    id: 'action-items',
    title: 'Action Items',
    purpose: 'Lists what will be done, by whom and until when.',
    prompt: 'What will be done, by whom, until when?',
    holds: ['action-items'],
  },
  {
    id: 'metrics',
    title: 'Metrics',
    purpose: 'States how long detection, mitigation and resolution took.',
    prompt: 'How long did detection, mitigation and resolution take?',
    holds: [],
  },
  {
    id: 'communication',
    title: 'Communication',
    purpose: 'Records what was told to whom.',
    prompt: 'What was told to whom, and when?',
    holds: [],
  },
  {
    id: 'supporting',
    title: 'Supporting Information',
    purpose: 'Holds graphs, logs and links.',
    prompt: 'Which graphs, logs and threads show it?',
    holds: [],
  },
  {
    id: 'metadata',
    title: 'About',
    purpose: 'Says who wrote this, when, and in which state it is.',
    prompt: 'Authors, date, status, severity.',
    holds: ['metadata', 'duration'],
  },
];

export function roleEntry(id: Role): RoleEntry {
  const entry = catalogue.find((candidate) => candidate.id === id);
  if (!entry) throw new Error(`The catalogue has no role ${id}.`);
  return entry;
}
