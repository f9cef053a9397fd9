/** What generated postmortems say. */
import type { Random } from './random.ts';

type Phrase = (random: Random) => string;
type Choices = readonly [string, ...string[]];

export const systems: Choices = [
  'booking desk',
  'ticket printer',
  'parcel tracker',
  'tariff engine',
  'tide forecast',
  'seat map',
  'meter reader',
  'label service',
  'warehouse feed',
  'route planner',
];

export const people: Choices = ['Amara', 'Bogdan', 'Chiyo', 'Désirée', 'Eskil', 'Farida', 'Gwen', 'Hamza', 'Ilona'];

const crews: Choices = ['network crew', 'storage crew', 'harbour team', 'mobile team', 'night shift', 'help desk'];

export const causes: Choices = [
  'a queue without an upper bound',
  'two jobs that wait for the same lock',
  'a certificate that nobody renewed',
  'a clock that ran eleven minutes ahead',
  'a cache that was emptied at noon',
  'an index dropped by a migration',
  'a health check that always says yes',
  'retries that multiply at every hop',
];

/** One for the entry of a timeline; none of them begins with a time or ends without a full stop. */
const events: readonly [Phrase, ...Phrase[]] = [
  (r) => `Alert \`${slug(r)}-latency\` fires and pages ${r.pick(people)}.`,
  (r) => `${r.pick(people)} acknowledges the page and opens a call.`,
  (r) => `The ${r.pick(systems)} answers one request in ${r.between(3, 9)}; the others fail.`,
  (r) => `Graphs of the [${r.pick(systems)}](https://graphs.example.org/${r.between(10, 99)}) show **no** traffic.`,
  (r) => `Escalated to the ${r.pick(crews)}.`,
  (r) => `${r.pick(people)} suspects ${r.pick(causes)}; the logs say nothing of the kind.`,
  (r) => `Release ${r.between(100, 999)} of the ${r.pick(systems)} is rolled back, which changes little.`,
  (r) => `The flag \`use-${slug(r)}\` is turned off for half of the customers.`,
  (r) => `The ${r.pick(crews)} restarts the ${r.pick(systems)}, node by node.`,
  (r) => `Errors fall from ${r.between(40, 90)} % to ${r.between(1, 9)} %.`,
  (r) => `Status page: *${r.pick(['looking into it', 'cause found', 'watching'])}*.`,
  (r) => `${r.pick(people)} finds ${r.pick(causes)}.`,
];

const sentences: readonly [Phrase, ...Phrase[]] = [
  (r) => `Behind the outage of the ${r.pick(systems)} stood ${r.pick(causes)}.`,
  (r) =>
    `It had been there for ${r.between(2, 14)} months, and in all that time load never rose high enough to show it.`,
  (r) => `Each failed request was sent again by the ${r.pick(systems)}, which made *three* of it, and soon nine.`,
  (r) =>
    `Of ${r.between(10, 99)} nodes only ${r.between(1, 9)} were in use, as \`pool.size = ${r.between(4, 64)}\` allows.`,
  (r) => `${r.pick(people)} had warned of this in [a review](../reviews/${r.between(1, 400)}.md).`,
  () => `The dashboard looked **green** throughout, since it counts answers and not *right* answers.`,
  (r) => `Nobody on the ${r.pick(crews)} could say which version was running where.`,
  (r) => `A rehearsal would have shown it; the last one was ${r.between(2, 11)} quarters ago.`,
  (r) => `Customers of the ${r.pick(systems)} saw an empty page, some for ${r.between(2, 30)} seconds at a time.`,
  (r) => `We were slow to doubt the first explanation, because it had been right ${r.between(2, 6)} times before.`,
];

const actions: Choices = [
  'Bound the queue and shed what does not fit',
  'Count wrong answers as errors',
  'Renew certificates by machine',
  'Let retries back off, and give up',
  'Write down how to fail over by hand',
  'Rehearse the rollback each quarter',
  'Show the running version on the dashboard',
  'Warn before a pool runs dry',
];

export function event(random: Random): string {
  return random.pick(events)(random);
}

export function sentence(random: Random): string {
  return random.pick(sentences)(random);
}

export function paragraph(random: Random): string {
  return Array.from({ length: random.between(2, 5) }, () => sentence(random)).join(' ');
}

export function action(random: Random): string {
  return random.pick(actions);
}

function slug(random: Random): string {
  return random.pick(systems).replace(' ', '-');
}
