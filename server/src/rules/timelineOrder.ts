import {
  type DatedEvent,
  type Disorder,
  disordersOf,
  isDated,
  minutesBefore,
  spans,
} from '../model/timelines/order.ts';
import type { Slip } from '../model/timelines/slip.ts';
import { slipIn } from '../model/timelines/slips.ts';
import { type ZoneSlip, zoneSlipIn } from '../model/timelines/zoneSlips.ts';
import type { SourceText, Timeline } from '../model/types.ts';
import { formatDuration } from '../time/duration.ts';
import { formatClockLike, formatDateLike } from '../time/format.ts';
import { minutesPerDay } from '../time/instant.ts';
import { hasBareTimes } from './edits/bareTimes.ts';
import { moveFix, sortFix } from './edits/reorder.ts';
import { restateTime } from './edits/restate.ts';
import { zonesUsed } from './edits/zoneMentions.ts';
import type { Fix, FixEdit, Report, Rule, RulePage } from './types.ts';
import { shortened } from './words/messages.ts';

export const timelineOrder: Rule = {
  id: 'timeline-order',
  category: 'timeline',
  level: 'error',
  summary: 'An event of the timeline is earlier than the one before it.',
  fix: 'offered',
  check: {
    per: 'timeline',
    *run(timeline, { isForm }) {
      // The times of a form are examples.
      if (isForm) return;
      for (const disorder of disordersOf(timeline))
        if (!isHalfDate(disorder.event) && !standsAtItsEnd(timeline, disorder)) yield report(timeline, disorder);
    },
  },
};

export const timelineOrderPage: RulePage = {
  why: `A timeline is read from top to bottom. An event out of order is either in the wrong place or has the wrong time,
and the reader cannot tell which; every duration computed across it is wrong.

Events with the same time may stand in any order; seconds tell nothing beside a time without them, and a time that is
said to be approximate may be off by some minutes. A timeline with the
newest event first is recognised and held to that direction. What stands below headings of its own
(\`### Database team\`), or in a table among paragraphs, is compared only among itself. A time without a date that jumps
back by twelve hours or more is read as the next day. Where an event would fit with the other half of the day, or with
the day, month or year of its neighbours, that is told at this event, as the first thing to try. So is a date that was
not turned over at midnight, for all events behind it, and so are events in a row that would fit in the zone of the others,
or in UTC. A time without a zone, among events that name
several, is out of order only if it is so in each of them. A range that goes on past the event before it is an information.`,
  source: 'Atlassian incident handbook: "a chronological timeline"; SRE workbook, chapter 10.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 10:14 UTC Pager fires
- 2024-03-05 09:58 UTC Deploy starts
`,
      good: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 09:58 UTC Deploy starts
- 2024-03-05 10:14 UTC Pager fires
`,
    },
  ],
};

/** `- 05.03`, with nothing behind it: no time, but a date whose year somebody is about to write. */
function isHalfDate({ timestamp, text }: DatedEvent): boolean {
  return text === '' && timestamp?.date === undefined && /^\d\d?\.\d\d$/.test(timestamp?.clock?.text ?? '');
}

/** What goes on for days stands where it ends: `11–24 July`, behind the 17th and in front of the 25th. */
function standsAtItsEnd(timeline: Timeline, { event, before }: Disorder): boolean {
  if (!event.end || event.timestamp?.clock || !spans(event, before)) return false;
  const next = timeline.events.slice(event.index + 1).find(isDated);
  return next === undefined || minutesBefore(next.when, event.end) === 0;
}

function report(timeline: Timeline, disorder: Disorder): Report {
  const { event, before, minutes } = disorder;
  const slip = slipIn(timeline, disorder);
  const zoneSlip = slip ? undefined : zoneSlipIn(timeline, disorder);
  const isBefore = slip?.event === before || zoneSlip?.events.includes(before);
  const [own, neighbour] = isBefore ? [before, event] : [event, before];
  const isEarlier = (timeline.direction === 'ascending') === (own === event);
  const side = own === event ? 'before' : 'behind';
  const other = `${neighbour.timestamp?.raw ?? ''} ${shortened(neighbour.text)}`.trim();
  const distance = `${formatDuration(minutes)} ${isEarlier ? 'earlier' : 'later'} than the event ${side} it (${other})`;
  return {
    span: own.timestamp?.span ?? own.textSpan,
    // Some order what goes on for a while by something else than its start.
    level: spans(event, before) ? 'info' : undefined,
    message: `${distance}. ${zoneSlip ? adviceOnZone(zoneSlip) : advice(slip)}`,
    related: [{ span: neighbour.timestamp?.span ?? neighbour.textSpan, message: `The event ${side} it: ${other}` }],
    fixes: ({ source }) => {
      const isBare = event.when.zonesAround ?? before.when.zonesAround;
      const move = isBare ? undefined : moveFix(source, timeline, disorder, slip?.event);
      const mended = zoneSlip ? zoneFix(source, zoneSlip) : slip && slipFix(source, slip);
      // One is enough to be done first.
      const isFirst = !mended && !isInDoubt(timeline, disorder);
      const sort = isSlipAlone(timeline) || hasBareTimes(timeline) ? undefined : sortFix(source, timeline);
      const fixes = [mended, move && { ...move, preferred: isFirst }, sort];
      return fixes.filter((fix) => fix !== undefined);
    },
  };
}

function advice(slip: Slip | undefined): string {
  if (!slip) return 'Move the event to its place, or correct its time.';
  const meant = `“${meantBy(slip)}”`;
  if (!slip.others) return `${meant} would fit: correct its time, or move the event to its place.`;
  const isDate = Math.abs(slip.minutes) >= minutesPerDay;
  const [when, what] = isDate ? ['midnight', 'date'] : ['noon', 'hour'];
  return `Past ${when} it was ${meant}: correct the ${what}${alsoBelow(slip.others.length)}.`;
}

function adviceOnZone({ events, zone, minutes }: ZoneSlip): string {
  const [first, ...others] = events.map(({ timestamp }) => `“${timestamp?.raw ?? ''}”`);
  const all = others.length === 0 ? first : `${first} to ${others.at(-1)}`;
  return minutes === 0
    ? `${all} would fit in ${zone}, as the times around: correct the zone, or the time.`
    : `${all} would fit if they were in ${zone}: name that zone, or correct the times.`;
}

function zoneFix(source: SourceText, { events, zone, minutes }: ZoneSlip): Fix | undefined {
  const edits = events.map((event): FixEdit[] | undefined => {
    const { timestamp } = event;
    // Of a range the end would have to move, too.
    if (minutes !== 0) return timestamp?.end ? undefined : editsOf(source, { event, minutes });
    return timestamp?.zone && [{ span: timestamp.zone.span, newText: [zone] }];
  });
  if (edits.some((each) => each === undefined)) return undefined;
  const title = minutes === 0 ? `Write the zone ${zone}` : `Write them in the zone of the others`;
  return { title, edits: edits.flatMap((each) => each ?? []), preferred: true, replaces: true };
}

function alsoBelow(count: number): string {
  if (count === 0) return '';
  return count === 1 ? ', here and once below' : `, here and ${count} times below`;
}

/** Whether a wrong time is nearly all there is: sorted by that, its event would be taken further astray. */
function isSlipAlone(timeline: Timeline): boolean {
  const disorders = disordersOf(timeline);
  return disorders.length <= 2 && disorders.some((disorder) => slipIn(timeline, disorder) !== undefined);
}

/** Whether the times may be what is wrong: one of them, or one between them, can't be one, or is in a zone of its own. */
function isInDoubt(timeline: Timeline, { event, before }: Disorder): boolean {
  const [usual] = zonesUsed(timeline);
  return (
    timeline.events
      .slice(before.index, event.index + 1)
      .some(({ timestamp }) => timestamp?.expression.from.fault !== undefined) ||
    [event, before].some(({ when: { zone } }) => usual && zone && zone.text !== usual.text)
  );
}

/** The part of the time that was meant, as it would be written. */
function meantBy({ event: { timestamp, when }, minutes }: Slip): string {
  const [date, clock] = [timestamp?.expression.from.date, timestamp?.clock];
  const meant = when.localMinutes + minutes;
  if (date && timestamp?.date && Math.abs(minutes) >= minutesPerDay)
    return formatDateLike(timestamp.date.text, date, Math.floor(meant / minutesPerDay));
  return formatClockLike(clock?.text ?? '', meant);
}

function slipFix(source: SourceText, slip: Slip): Fix | undefined {
  const { event, minutes, others = [] } = slip;
  const edits = [event, ...others].map((each) => editsOf(source, { event: each, minutes }));
  if (edits.some((each) => each === undefined)) return undefined;
  const title = `Write “${meantBy(slip)}”${alsoBelow(others.length)}`;
  return { title, edits: edits.flatMap((each) => each ?? []), preferred: true, replaces: true };
}

function editsOf(source: SourceText, slip: Slip): FixEdit[] | undefined {
  const { timestamp, when } = slip.event;
  const written = {
    date: timestamp?.expression.from.date,
    dateSpan: timestamp?.date?.span,
    clockSpan: timestamp?.clock?.span,
  };
  const from = when.localMinutes;
  const to = from + slip.minutes;
  return written.clockSpan
    ? restateTime(source, written, from, to)
    : written.date && written.dateSpan && [{ span: written.dateSpan, newText: [meantBy(slip)] }];
}
