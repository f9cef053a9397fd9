/** Generators for property tests. */
import fc from 'fast-check';
import { fixtureFiles, readFixture } from './suite.ts';

/** The same cases in every run. `FC_RUNS` asks for more of them, `FC_SEED` for others, `FC_END` for no smaller one. */
export function runs(numRuns: number): fc.Parameters<unknown> {
  return {
    seed: Number(process.env.FC_SEED ?? 20250211),
    endOnFailure: process.env.FC_END !== undefined,
    numRuns: numRuns * Number(process.env.FC_RUNS ?? 1),
  };
}

/** How long a test may take that has thousands of cases, on a machine with other things to do. */
export const patience = 60_000 * Math.max(1, Number(process.env.FC_RUNS ?? 1));

/** Complete postmortems, from the fixtures. */
export const cleanDocuments: readonly string[] = fixtureFiles('clean').flatMap((file) =>
  readFixture(file).cases.map(({ text }) => text),
);

export const cleanDocument = fc.constantFrom(...cleanDocuments);

/** Pieces that matter to the parser, the grammar of time or the model. */
// biome-ignore format: a table
const pieces = [
  '# Postmortem', '## Timeline', '##Timeline', '**Timeline:**', 'Timeline', '- ', '* ', '1. ', '  - ', '\t', '> ', '| ', '|', ' | ', '|-|-|',
  '---', '===', '```', '~~~', '<!--', '-->', '<p>', '[x]', '[ ]', '(', ')', '**', '*', '`', '~', '\\', '&amp;', '!', '[', '](u)',
  '09:05', '9:05 PM', '23:59', '24:00', '2025-02-11', 'Feb 29', 'June 5, 2024', '05/06/2024', '31.12.99', 'T', 'Z', ' UTC', ' (EAT)',
  ' IST', ' PT', ' ETA', '25:10', '13:55 PM', '5:PM', '14:??', '2024-02-31', 'Monday, ', '+02:00', ' - ', ' – ', ' to ', 'about ', ':', ',', '.', ' ', '\n', '\n\n', '\r\n', '\r', '\0', '\ufeff', '\u2028', '🚒', '👩‍🚒', '\ud83d',
  '\u0301', 'ü', '年', '日', '٣', '## Summary', '**Duration:** ', '**Impact:** x', '### ', 'resolved', 'word',
  '\n**Detection**\n', '\n**Day 2**\n', '\n**Thursday (Nov 13)**\n', '### Recovery', '### Catch-up run', '- @kim 13:10 ', 'Kim: 13:20 ', '## Updates', 'v2.0.1',
  '**Start:** 2025-11-12 13:00 UTC\n', '## Action Items\n- **Detection**: add it\n', '### Completed', 'Ten minutes later ', '13:20–30', '24.07', ' to document it', '## Severity\n\nSEV2', '| Unknown |', '| Total |',
  '\n  - 13:04 acks', '\nKim Doe  1:10 PM\nwords\n', ' · **Owner:** Ana', ' — Ana — 2025-12-10', '(Bo, 2025-12-10): done', '16:15 CEST (15:15 UTC) ', '| Time (UTC) | Time (CET) |',
  '\n\ntimeline\n', '\n\ntodo\n', ' (+1)', '## Response\n', '## Remediation\n', 'Alert at 13:10 for all', 'failed for 40 minutes', 'between 09:00 and 10:00 UTC', 'T+6m ',
  '\nJuly 20\n- ', 'Next day: ', ' by 10/17', '```text\n', '### Add an alert\n\n- Owner: Ana\n', '  1:20 AM (Sat)', '\n[1] Add an index\nOwner: Ana | Due: 3 days\n',
  '> **Impact**: all\n', 'Der Shop war zwischen 10:15 und 11:40 Uhr nicht erreichbar. ', ' on 17 June 2031', '4/13–4/19 ', ' between ', '"Go back!" ', '| Priority |', '- P0 - critical\n', '\n### Today\n', '### Measures taken\n',
  'constructor', ' constructor time', '__proto__ time', 'T+5 ', 'toString',
];

/** Text made of what postmortems are made of, in any order. */
export const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''));

/** Any string at all, half pairs of surrogates included. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => new TextDecoder().decode(bytes)),
  fc.array(fc.nat(0xffff), { maxLength: 100 }).map((units) => String.fromCharCode(...units)),
);

/** A clean document with something done to it. */
export const mutatedDocument = fc
  .tuple(
    cleanDocument,
    fc.array(fc.tuple(fc.nat(), fc.nat(40), fc.constantFrom('', ...pieces)), { minLength: 1, maxLength: 6 }),
  )
  .map(([text, changes]) =>
    changes.reduce((now, [at, length, piece]) => {
      const start = at % (now.length + 1);
      return now.slice(0, start) + piece + now.slice(start + length);
    }, text),
  );

/** A clean document that ends anywhere. */
export const cutDocument = fc.tuple(cleanDocument, fc.nat()).map(([text, at]) => text.slice(0, at % (text.length + 1)));

/** An instant of a timeline, in minutes since 1970-01-01. */
const minutes = fc.integer({ min: 27_000_000, max: 30_000_000 });

/** Distinct instants in ascending order, a few minutes to half a day apart. */
export const ascendingMinutes = fc
  .tuple(minutes, fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 2, maxLength: 8 }))
  .map(([first, steps]) => {
    const times = [first];
    for (const step of steps) times.push((times.at(-1) ?? first) + step);
    return times;
  });

const iso = (time: number) => new Date(time * 60_000).toISOString();

/** Ways to write an instant with its date; every one of them says the same. */
export const fullStamps: readonly ((time: number) => string)[] = [
  (time) => `${iso(time).slice(0, 10)} ${iso(time).slice(11, 16)}`,
  (time) => `${iso(time).slice(0, 16)}Z`,
  (time) => `**${iso(time).slice(0, 10)} ${iso(time).slice(11, 16)} UTC:**`,
  (time) => `${longDate(time)}, ${twelveHour(time)}`,
  (time) => `${iso(time).slice(8, 10)}.${iso(time).slice(5, 7)}.${iso(time).slice(0, 4)} ${iso(time).slice(11, 16)}`,
];

function longDate(time: number): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(time * 60_000);
}

function twelveHour(time: number): string {
  const format = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
  return format.format(time * 60_000).replace(/\s/g, ' ');
}

/** A line that says nothing about time. */
const sentence = fc.array(fc.constantFrom('queue', 'stops', 'on-call', 'looks', 'deploy', '🚒', 'alert', 'fires'), {
  minLength: 1,
  maxLength: 4,
});

export interface WrittenEvent {
  readonly stamp: string;
  readonly text: string;
  /** Lines nested in it. */
  readonly nested: readonly string[];
}

/** Ordered events in one style, each with a text of its own. */
export const orderedEvents: fc.Arbitrary<readonly WrittenEvent[]> = fc
  .tuple(
    ascendingMinutes,
    fc.constantFrom(...fullStamps),
    fc.array(fc.tuple(sentence, fc.array(sentence, { maxLength: 2 })), { minLength: 9, maxLength: 9 }),
  )
  .map(([times, stamp, texts]) =>
    times.map((time, index) => {
      const [own = [], nested = []] = texts[index] ?? [];
      return {
        stamp: stamp(time),
        text: `event ${index} ${own.join(' ')}`,
        nested: nested.map((words) => `detail ${words.join(' ')}`),
      };
    }),
  );

/** How a timeline can be written down. */
export const shapes = {
  list: (events) =>
    events.map((event) => [`- ${line(event)}`, ...event.nested.map((detail) => `  - ${detail}`)].join('\n')).join('\n'),
  loose: (events) => events.map((event) => `- ${line(event)}`).join('\n\n'),
  ordered: (events) => events.map((event, index) => `${index + 1}. ${line(event)}`).join('\n'),
  table: (events) =>
    ['| Time | Event |', '| --- | --- |', ...events.map(({ stamp, text }) => `| ${stamp} | ${text} |`)].join('\n'),
  paragraphs: (events) => events.map(line).join('\n\n'),
  lines: (events) => events.map(line).join('\n'),
  headings: (events) => events.map((event) => [`### ${line(event)}`, ...event.nested].join('\n\n')).join('\n\n'),
} as const satisfies Record<string, (events: readonly WrittenEvent[]) => string>;

function line({ stamp, text }: WrittenEvent): string {
  return [stamp, text].filter(Boolean).join(' ');
}

export type Shape = keyof typeof shapes;

export const shape = fc.constantFrom(...(Object.keys(shapes) as Shape[]));

export function timelineDocument(written: string): string {
  return `# Postmortem\n\n## Timeline (UTC)\n\n${written}\n\n## Root Cause\n\nNone.\n`;
}
