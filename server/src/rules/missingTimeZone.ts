import type { DatedEvent } from '../model/timelines/order.ts';
import { perTimes } from '../model/timelines/perTimes.ts';
import type { Origin, Timeline } from '../model/types.ts';
import { offsetAt } from '../time/instant.ts';
import { amendTitle } from './edits/amendTitle.ts';
import { type BareRun, bareRuns, fitsIn } from './edits/bareTimes.ts';
import { isSameRegion, type ZoneUse, zonesUsed } from './edits/zoneMentions.ts';
import type { Fix, FixContext, Report, Rule, RulePage } from './types.ts';
import { listed } from './words/messages.ts';

export const missingTimeZone: Rule = {
  id: 'missing-time-zone',
  category: 'time',
  level: 'warning',
  summary: 'The times of a timeline have no time zone.',
  fix: 'offered',
  check: {
    per: 'document',
    reads: ['timelines'],
    *run({ postmortem: { timelines }, isForm }) {
      if (isForm) return;
      const bare = timelines.filter(lacksZone);
      const [first] = bare;
      if (first) yield missing(first, bare);
      for (const timeline of timelines) {
        const zone = zoneFromElsewhere(timeline);
        if (zone) yield elsewhere(timeline, zone);
        const [bare] = bareRuns(timeline);
        if (bare) yield* amongSeveral(timeline, bare);
      }
    },
  },
};

export const missingTimeZonePage: RulePage = {
  why: `A postmortem is read in other places and other seasons, and compared with logs in UTC. Without a zone no time in
it is certain. To name it once is enough: in the heading (\`## Timeline (UTC)\`), in a note, at the first event.

A time without a zone among events that name several is an information. Where the summary, the text in front of the
timeline or the front matter names the zone, and the timeline does not, it is a hint.`,
  source: 'Atlassian incident handbook: a timeline in UTC; ALX, "Postmortem": start and end "including timezone".',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 09:58 Deploy starts
- 2024-03-05 10:14 Pager fires
`,
      good: `# Postmortem: checkout errors

## Timeline (UTC)

- 2024-03-05 09:58 Deploy starts
- 2024-03-05 10:14 Pager fires
`,
    },
  ],
};

/** Whether a timeline has times of day, and no zone for any of them. */
const lacksZone = perTimes(({ events }): boolean => {
  if (events.some(({ when }) => when?.clock && when.zone)) return false;
  const first = events.find(({ when }) => when?.clock)?.when;
  // `00:00`, `00:10`: minutes from the start, in a form or in a drill.
  const countsFromZero = first?.date === undefined && first?.clock?.hour === 0 && first.clock.minute === 0;
  return first !== undefined && !countsFromZero;
});

function missing(first: Timeline, all: readonly Timeline[]): Report {
  return {
    span: first.selectionSpan,
    message: `These times have no time zone, and ${reason(first)}, so nobody in another place can tell when this was. Name it once, such as (UTC) in the heading.`,
    fixes: (context) => {
      const zones = ['UTC', ...(context.localTimeZone === 'UTC' ? [] : [context.localTimeZone])];
      return zones.flatMap((zone) => nameZone(context, all, zone, false));
    },
  };
}

function reason({ title }: Timeline): string {
  const local = localTime.exec(title)?.[0];
  return local === undefined ? 'no note about them names one' : `“${local}” does not say where`;
}

const localTime =
  /\blocal times?\b|\bortszeit(?:en)?\b|\blokalzeit\b|\b(?:heures? locales?|horas? loca(?:l|les|is)|horários? loca(?:l|is))(?![\p{L}])|местн(?:ое|ого) врем(?:я|ени)|місцев(?:ий|ого) час|現地時間|現地時刻|当地时间|本地时间|현지 ?(?:시간|시각)/iu;

// ---------------------------------------------------------------- named elsewhere

interface ZoneFromElsewhere {
  readonly text: string;
  readonly place: string;
}

const places: Partial<Readonly<Record<Origin, string>>> = {
  section: 'the text elsewhere names it',
  fact: 'the stated times name it',
  'front-matter': 'the front matter names it',
  setting: 'the settings say so',
};

/** The zone that all events of a timeline have from outside of it. */
const zoneFromElsewhere = perTimes(({ events }): ZoneFromElsewhere | undefined => {
  let found: ZoneFromElsewhere | undefined;
  for (const { when } of events) {
    if (!when?.clock) continue;
    const place = when.zone && places[when.zone.origin];
    if (!when.zone || !place) return undefined;
    found ??= { text: when.zone.text, place };
  }
  return found;
});

function elsewhere(timeline: Timeline, { text, place }: ZoneFromElsewhere): Report {
  return {
    span: timeline.selectionSpan,
    level: 'hint',
    message: `These times are in ${text} only because ${place}. Name the zone here, where the times are read.`,
    fixes: (context) => nameZone(context, [timeline], text, true),
  };
}

// ---------------------------------------------------------------- among several

/** `02:25` between `03:19 CET` and `02:44 UTC` */
function* amongSeveral(timeline: Timeline, run: BareRun): Iterable<Report> {
  const [event] = run.events;
  const uses = zonesUsed(timeline);
  if (!event?.timestamp || !showDifferentTimes(event, uses)) return;
  const fitting = uses.filter((use) => fitsIn(timeline, run, use));
  yield {
    span: event.timestamp.span,
    level: 'info',
    message: `“${event.timestamp.raw}” has no time zone, and the events around it name ${listed(
      uses.map(({ text }) => text),
      'and',
    )}. Name its zone.`,
    fixes: () => fitting.flatMap((use) => writeZone(run, use.text, fitting.length === 1)),
  };
}

/** Not so for names of one offset, and for winter and summer of one region. */
function showDifferentTimes({ when: { localMinutes } }: DatedEvent, uses: readonly ZoneUse[]): boolean {
  const [first, ...others] = uses;
  if (first && others.every(({ text }) => isSameRegion(text, first.text))) return false;
  const offsets = new Set(uses.map(({ zone }) => offsetAt(zone, localMinutes)));
  return offsets.size > 1 && !offsets.has(undefined);
}

function writeZone({ events }: BareRun, zone: string, preferred: boolean): Fix[] {
  const places = events.flatMap(({ timestamp }) => (timestamp?.end ?? timestamp)?.clock?.span ?? []);
  if (places.length < events.length) return [];
  const edits = places.map(({ end }) => ({ span: { start: end, end }, newText: [` ${zone}`] }));
  return [
    { title: events.length === 1 ? `Add ${zone}` : `Add ${zone} to these ${events.length} times`, edits, preferred },
  ];
}

function nameZone({ postmortem }: FixContext, timelines: readonly Timeline[], zone: string, preferred: boolean): Fix[] {
  const edits = timelines.map((timeline) => amendTitle(postmortem, timeline, [` (${zone})`]));
  // Two timelines under one heading.
  const places = new Set(edits.map((edit) => edit?.span.start));
  const isWhole = edits.every((edit) => edit !== undefined) && places.size === edits.length;
  if (!isWhole) return [];
  return [{ title: `Add (${zone}) to the heading`, edits: edits.filter((edit) => edit !== undefined), preferred }];
}
