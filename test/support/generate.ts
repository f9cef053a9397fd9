/** Postmortems of any size, the same for the same seed, with faults that are counted. */
import { action, causes, event, paragraph, people, sentence, systems } from './phrases.ts';
import { createRandom, type Random } from './random.ts';

/**
 * - `mixed`: incidents of about 5 KB one after another, each with all usual sections
 * - `timeline`, `table`: one incident whose timeline, a list or a table, fills the size
 * - `prose`: one incident whose root cause fills the size
 */
export type DocumentShape = 'mixed' | 'timeline' | 'table' | 'prose';

export interface GenerateOptions {
  readonly shape?: DocumentShape;
  /** In bytes, met within a few hundred. */
  readonly size: number;
  readonly seed?: number;
  /** Share of events that have no time, and of those that are too early. */
  readonly faults?: number;
}

export interface Generated {
  readonly text: string;
  readonly undated: number;
  readonly outOfOrder: number;
}

/** Text with its faults, as it is being written. */
interface Draft {
  readonly random: Random;
  readonly faults: number;
  readonly parts: string[];
  bytes: number;
  /** Whether the last event with a time is one that is too early. */
  early: boolean;
  undated: number;
  outOfOrder: number;
}

/** How a timeline's events give their time, from a date. */
type Stamp = (time: Date) => string;

const incidentSize = 5_000;
const minute = 60_000;

export function generate({ shape = 'mixed', size, seed = 1, faults = 0.03 }: GenerateOptions): Generated {
  const draft: Draft = {
    random: createRandom(seed),
    faults,
    parts: [],
    bytes: 0,
    early: false,
    undated: 0,
    outOfOrder: 0,
  };
  if (shape === 'mixed') writeIncidents(draft, size);
  else writeIncident(draft, shape, size);
  return { text: draft.parts.join(''), undated: draft.undated, outOfOrder: draft.outOfOrder };
}

function writeIncidents(draft: Draft, size: number): void {
  const count = Math.max(1, Math.round(size / incidentSize));
  for (let index = 1; index <= count; index++) writeIncident(draft, 'mixed', Math.round((size * index) / count));
}

/** Sections are written until the draft has a size; the one that the shape asks for takes what the others leave. */
function writeIncident(draft: Draft, shape: DocumentShape, size: number): void {
  const { random } = draft;
  const begin = new Date(Date.UTC(2024, random.between(0, 11), random.between(1, 28), 8, random.between(0, 59)));
  const room = size - draft.bytes;
  const ending = endingOf(random);
  const fill = size - byteLength(ending);
  write(draft, openingOf(random, begin));
  const timelineEnd = { mixed: draft.bytes + room * 0.4, timeline: fill, table: fill, prose: draft.bytes + 1_000 };
  writeTimeline(draft, shape, begin, timelineEnd[shape]);
  write(draft, '\n## Root Cause\n\n');
  do write(draft, `${paragraph(random)}\n\n`);
  while (draft.bytes < fill - 300);
  write(draft, ending);
}

function openingOf(random: Random, begin: Date): string {
  const system = random.pick(systems);
  const end = new Date(begin.getTime() + random.between(90, 200) * minute);
  return [
    `# Postmortem: ${system} out of order`,
    '',
    '## Summary',
    '',
    `On ${day(begin)} the ${system} failed from ${clock(begin)} to ${clock(end)} UTC. ${sentence(random)}`,
    '',
    `- **Severity:** SEV-${random.between(1, 3)}`,
    `- **Authors:** ${random.pick(people)}, ${random.pick(people)}`,
    '',
    '## Impact',
    '',
    `- ${random.between(100, 9_000)} customers could not use the ${system}.`,
    `- ${sentence(random)}`,
    '',
    '',
  ].join('\n');
}

function writeTimeline(draft: Draft, shape: DocumentShape, begin: Date, end: number): void {
  const { random } = draft;
  const table = shape === 'table';
  write(draft, '## Timeline\n\nAll times in UTC.\n\n');
  if (table) write(draft, '| Time | Who | What |\n| --- | --- | --- |\n');
  // A clock alone would pass midnight without a word.
  const stamp: Stamp = shape === 'mixed' ? random.pick(stamps) : dated;
  let time = begin;
  draft.early = false;
  for (let index = 0; index < 2 || draft.bytes < end - 100; index++) {
    time = new Date(time.getTime() + random.between(1, 12) * minute);
    const when = index === 0 ? stamp(time) : faulty(draft, time, stamp);
    write(draft, table ? `| ${when} | ${random.pick(people)} | ${event(random)} |\n` : item(random, when));
  }
}

/** The time of an event, unless chance makes it one without a time or one that is too early. */
function faulty(draft: Draft, time: Date, stamp: Stamp): string {
  const { random, faults } = draft;
  if (random.chance(faults)) {
    draft.undated++;
    return '';
  }
  // After one that is too early, another could be in order.
  draft.early = !draft.early && random.chance(faults);
  if (!draft.early) return stamp(time);
  draft.outOfOrder++;
  return stamp(new Date(time.getTime() - random.between(25, 50) * minute));
}

function item(random: Random, when: string): string {
  const head = `- ${[when, event(random)].filter(Boolean).join(' ')}\n`;
  return random.chance(0.1) ? `${head}  - ${sentence(random)}\n` : head;
}

function endingOf(random: Random): string {
  const rows = Array.from(
    { length: random.between(3, 5) },
    () => `| ${action(random)} | ${random.pick(people)} | 2040-0${random.between(1, 9)}-15 | open |`,
  );
  return [
    '## Resolution',
    '',
    `The cause, ${random.pick(causes)}, was removed:`,
    '',
    '```yaml',
    'pool:',
    `  size: ${random.between(32, 512)}`,
    `  wait: ${random.between(1, 9)}s`,
    '```',
    '',
    '## Lessons Learned',
    '',
    `1. ${sentence(random)}`,
    `2. ${sentence(random)}`,
    '',
    '> Graceful failure is a feature, and has to be built like one.',
    '',
    '## Action Items',
    '',
    '| Action | Owner | Due | State |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    '',
  ].join('\n');
}

const stamps: readonly [Stamp, ...Stamp[]] = [
  (time) => `**${clock(time)}**`,
  (time) => `${clock(time)} UTC:`,
  (time) => dated(time),
  (time) => `**${day(time)}, ${clock(time)}** –`,
];

function dated(time: Date): string {
  return `${time.toISOString().slice(0, 10)} ${clock(time)} UTC`;
}

function clock(time: Date): string {
  return time.toISOString().slice(11, 16);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

function day(time: Date): string {
  return `${time.getUTCDate()} ${months[time.getUTCMonth()]} ${time.getUTCFullYear()}`;
}

function write(draft: Draft, part: string): void {
  draft.parts.push(part);
  draft.bytes += byteLength(part);
}

function byteLength(text: string): number {
  return Buffer.byteLength(text);
}
