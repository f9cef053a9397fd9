/**
 * The section catalogue: the roles that a section can have, and what people call them.
 *
 * Names are matched without case, accents, emoji, numbering, brackets and a colon at the end,
 * so they are listed here in their plainest spelling. Prompts are what a fresh section asks its writer.
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
  /** Plain spellings, most common first. */
  readonly names: readonly string[];
  /** Roles that its section may have inside, when titles do not tell their level (bold paragraphs, labels). */
  readonly holds: readonly Role[];
}

export const catalogue: readonly RoleEntry[] = [
  {
    id: 'summary',
    title: 'Summary',
    purpose: 'Says in a few sentences what happened, for somebody who reads nothing else.',
    prompt: 'What happened, to whom, from when to when, and why? Two or three sentences.',
    names: ['summary', 'executive summary', 'overview', 'tl;dr', 'tldr', 'abstract', 'what happened', 'synopsis'],
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
    names: ['impact', 'effects', 'affected users', 'affected systems', 'affected services', 'blast radius', 'scope'],
    holds: ['duration', 'metrics'],
  },
  {
    id: 'duration',
    title: 'Duration',
    purpose: 'States when it began and ended, with the time zone.',
    prompt: 'From when to when, in which time zone?',
    names: ['duration', 'start and end time', 'start time', 'end time', 'time window', 'timing'],
    holds: ['duration'],
  },
  {
    id: 'timeline',
    title: 'Timeline',
    purpose: 'Lists what happened when, from the first sign to the end.',
    prompt: 'One event a line, the time first and the zone stated once.',
    names: [
      'timeline',
      'time line',
      'chronology',
      'chain of events',
      'sequence of events',
      'course of events',
      'event log',
      'log of events',
    ],
    holds: ['detection', 'response'],
  },
  {
    id: 'detection',
    title: 'Detection',
    purpose: 'Says how and when the responders learned of it.',
    prompt: 'Who or what noticed it first, and how long after it began?',
    names: ['detection', 'discovery', 'how was it detected', 'how we detected it', 'how did we find out'],
    holds: [],
  },
  {
    id: 'response',
    title: 'Response',
    purpose: 'Says who did what.',
    prompt: 'Who responded, and what did they try?',
    names: ['response', 'how did we respond', 'investigation', 'actions taken', 'escalation'],
    holds: ['detection'],
  },
  {
    id: 'trigger',
    title: 'Trigger',
    purpose: 'Names the change or condition that set it off.',
    prompt: 'Which change or condition set it off?',
    names: ['trigger', 'triggers', 'leadup', 'lead up', 'lead-up', 'background'],
    holds: [],
  },
  {
    id: 'root-cause',
    title: 'Root Cause',
    purpose: 'Explains what made it possible.',
    prompt: 'What made it possible? Keep asking why until the answer is something you can change.',
    names: [
      'root cause',
      'root causes',
      'root cause analysis',
      'rca',
      'cause',
      'causes',
      'what caused the incident',
      'what went wrong and why',
      'five whys',
      '5 whys',
      'fault',
    ],
    holds: ['trigger', 'contributing-factors'],
  },
  {
    id: 'contributing-factors',
    title: 'Contributing Factors',
    purpose: 'Lists the conditions that made it worse or likelier.',
    prompt: 'What else had to be true for this to happen?',
    names: ['contributing factors', 'contributing conditions', 'contributors', 'contributing causes'],
    holds: [],
  },
  {
    id: 'resolution',
    title: 'Resolution',
    purpose: 'Says what ended it.',
    prompt: 'What ended the impact, and how do we know that it did?',
    names: [
      'resolution',
      'recovery',
      'mitigation',
      'remediation',
      'fix',
      'how it was resolved',
      'how we fixed it',
      'mitigators',
      'solution',
    ],
    holds: ['response', 'detection'],
  },
  {
    id: 'lessons-learned',
    title: 'Lessons Learned',
    purpose: 'Keeps what the next responders should know.',
    prompt: 'What do we know now that we did not know then?',
    names: ['lessons learned', 'lessons learnt', 'lessons', 'learnings', 'takeaways', 'insights', 'retrospective'],
    holds: ['went-well', 'went-wrong', 'got-lucky'],
  },
  {
    id: 'went-well',
    title: 'What Went Well',
    purpose: 'Names what helped.',
    prompt: 'What helped, and should be kept?',
    names: ['what went well', 'things that went well', 'what worked', 'what worked well'],
    holds: [],
  },
  {
    id: 'went-wrong',
    title: 'What Went Wrong',
    purpose: 'Names what hindered.',
    prompt: 'What hindered us?',
    names: [
      'what went wrong',
      'what went poorly',
      'what went badly',
      'things that went poorly',
      'what could have gone better',
      'what did not go well',
      "what didn't go well",
      "what didn't go so well",
      'what could be improved',
    ],
    holds: [],
  },
  {
    id: 'got-lucky',
    title: 'Where We Got Lucky',
    purpose: 'Names what could have been worse.',
    prompt: 'What could have made it worse, and did not?',
    names: ['where we got lucky', 'what we got lucky with', 'got lucky', 'luck'],
    holds: [],
  },
  {
    id: 'action-items',
    title: 'Action Items',
    purpose: 'Lists what will be done, by whom and until when.',
    prompt: 'What will be done, by whom, until when?',
    names: [
      'action items',
      'actions',
      'follow up actions',
      'follow-up actions',
      'follow ups',
      'follow-ups',
      'followups',
      'follow up',
      'next steps',
      'corrective actions',
      'corrective measures',
      'preventive measures',
      'preventative measures',
      'preventive actions',
      'preventative actions',
      'corrective and preventative measures',
      'corrective and preventive measures',
      'corrective and preventative actions',
      'corrective and preventive actions',
      'capa',
      'tasks',
      'todo',
      'to do',
      'todos',
      'recommendations',
      'actionables',
      'improvements',
      'what are we doing about this',
      'prevention',
    ],
    holds: ['action-items'],
  },
  {
    id: 'metrics',
    title: 'Metrics',
    purpose: 'States how long detection, mitigation and resolution took.',
    prompt: 'How long did detection, mitigation and resolution take?',
    names: ['metrics', 'stats', 'statistics', 'incident metrics'],
    holds: [],
  },
  {
    id: 'communication',
    title: 'Communication',
    purpose: 'Records what was told to whom.',
    prompt: 'What was told to whom, and when?',
    names: ['communication', 'communications', 'messaging', 'external message', 'customer communication'],
    holds: [],
  },
  {
    id: 'supporting',
    title: 'Supporting Information',
    purpose: 'Holds graphs, logs and links.',
    prompt: 'Which graphs, logs and threads show it?',
    names: ['supporting information', 'appendix', 'references', 'evidence', 'links', 'graphs', 'glossary', 'resources'],
    holds: [],
  },
  {
    id: 'metadata',
    title: 'About',
    purpose: 'Says who wrote this, when, and in which state it is.',
    prompt: 'Authors, date, status, severity.',
    names: ['metadata', 'authors', 'author', 'owner', 'status', 'severity', 'date', 'attendees', 'incident id'],
    holds: ['metadata', 'duration'],
  },
];

/** Words that add nothing to a section's name: "Summary of the incident", "Our response". */
export const fillers: readonly string[] = [
  'the',
  'a',
  'an',
  'of',
  'for',
  'on',
  'to',
  'our',
  'this',
  'and',
  'or',
  'incident',
  'issue',
  'outage',
  'problem',
  'event',
  'postmortem',
  'report',
  'customer',
  'customers',
  'user',
  'users',
  'business',
  'team',
  'service',
  'assessment',
  'analysis',
  'details',
  'full',
  'brief',
  'detailed',
  'steps',
  'plan',
  'measures',
  'fixes',
];

export function roleEntry(id: Role): RoleEntry {
  const entry = catalogue.find((candidate) => candidate.id === id);
  if (!entry) throw new Error(`The catalogue has no role ${id}.`);
  return entry;
}
