import { isDated } from '../model/timelines/order.ts';
import { peculiarTimes } from '../model/timelines/peculiarTimes.ts';
import type { SourceText, StatedText, Timeline, TimelineEvent, WrittenTime } from '../model/types.ts';
import { formatClockLike, formatDateLike, isoDate, onTwelveHours, onTwentyFourHours } from '../time/format.ts';
import { daysInMonth, minutesPerDay } from '../time/instant.ts';
import { nameOfMonth } from '../time/names.ts';
import type { ClockParts, TimeFault } from '../time/types.ts';
import { fits, later } from './edits/fits.ts';
import { fillDateCell } from './edits/writeDate.ts';
import type { Fix, FixEdit, Report, Rule, RulePage } from './types.ts';

export const invalidTimestamp: Rule = {
  id: 'invalid-timestamp',
  category: 'time',
  level: 'error',
  summary: 'What is written as a time cannot be one, or only half of it is known.',
  fix: 'offered',
  check: {
    per: 'document',
    reads: ['timelines', 'facts', 'actionItems'],
    *run({ postmortem, isForm }) {
      // The times of a form are prompts.
      if (isForm) return;
      const { timelines, facts, actionItems } = postmortem;
      yield* reportsOn(peculiarTimes(timelines, facts));
      yield* reportsOn(actionItems.flatMap(({ impossibleDue }) => impossibleDue ?? []));
    },
  },
};

export const invalidTimestampPage: RulePage = {
  why: `A reader who meets \`13:55 PM\`, \`25:10\` or 31 February has to guess what was meant, and each guess moves the event.

Times with digits left open (\`14:??\`) are an information: \`~14:30\` says the same, and can be computed with. So are
approximate times (\`~10:45\`, \`10:45~\`), which are never reported. Hours counted on past midnight (\`25:10\`) are left
alone where the timeline is in Japanese, whose writers count so.`,
  source: 'ISO 8601, RFC 3339.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 12:40 UTC Deploy starts
- 2024-03-05 13:05 PM UTC Pager fires
`,
      good: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 12:40 UTC Deploy starts
- 2024-03-05 13:05 UTC Pager fires
`,
    },
  ],
};

function* reportsOn(times: readonly WrittenTime[]): Generator<Report> {
  for (const time of times) {
    if (!time.fault) continue;
    const words = wordsOf(time);
    if (words && !isMeant(time)) yield report(time, time.fault, words);
  }
}

const partOf: Readonly<Record<TimeFault, 'date' | 'clock' | undefined>> = {
  hour: 'clock',
  minute: 'clock',
  second: 'clock',
  half: 'clock',
  'no-minutes': 'clock',
  month: 'date',
  day: 'date',
  year: 'date',
  open: undefined,
};

/** What the fault is in. */
function wordsOf({ fault, written, clock }: WrittenTime): StatedText | undefined {
  const part = fault && partOf[fault];
  if (part) return written[part];
  return written.clock && clock?.minute === undefined ? written.clock : written.date;
}

/** Whether it is no slip: hours counted on past midnight, or from the start of the incident. */
function isMeant({ fault, timeline }: WrittenTime): boolean {
  if (fault !== 'hour' || !timeline) return false;
  const late = timeline.events.filter(({ timestamp }) => timestamp?.expression.from.fault === 'hour').length;
  return late * 3 > timeline.events.length && late > 1
    ? true
    : isJapanese.test(timeline.title) || timeline.events.some(({ text }) => isJapanese.test(text));
}

const isJapanese = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

function report(time: WrittenTime, fault: TimeFault, words: StatedText): Report {
  return {
    span: words.span,
    level: fault === 'open' ? 'info' : undefined,
    message: messageOf(time, fault, words.text),
    fixes: ({ source }) => fixesOf(source, time, fault, words),
  };
}

function messageOf({ date, clock, event }: WrittenTime, fault: TimeFault, text: string): string {
  switch (fault) {
    case 'half': {
      const [long, short] = bothClocks(text, clock);
      return `“${text}” mixes the 24-hour clock with AM and PM, so a reader cannot trust either. Write ${long} or ${short}.`;
    }
    case 'no-minutes':
      return `“${text}” has a colon, but no minutes. Add them: ${withMinutes(text)}.`;
    case 'hour':
      return event?.when?.clock
        ? `“${text}” is past the end of the day, and read as ${formatClockLike('00:00', minuteOf(event.when.clock))} on the next one. Write it so, with its date.`
        : `There is no such hour as in “${text}”, so nobody knows when this was. Correct it.`;
    case 'minute':
      return `There are no such minutes as in “${text}”, so nobody knows when this was. Write them with two digits, up to 59.`;
    case 'second':
      return `There are no such seconds as in “${text}”. Correct them, or leave them out.`;
    case 'month':
      return `There is no such month as in “${text}”. Correct the date, or write it as year, month and day.`;
    case 'day':
      return date?.month !== undefined && date.day !== undefined
        ? `${capital(nameOfMonth(date.month, true))} has ${daysInMonth(date.year ?? 2000, date.month)} days, so “${text}” is no date. Correct the day.`
        : `There is no such day as in “${text}”. Correct the date.`;
    case 'year':
      return `The year in “${text}” has a digit too many; it is read as ${date?.year}. Correct it.`;
    case 'open':
      return event && clock && clock.minute === undefined
        ? `“${text}” leaves the minutes open. State about when it was: an approximate time such as “~14:30” can be sorted and computed with.`
        : `“${text}” leaves digits open. State about when it was, or leave out what is not known.`;
  }
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function minuteOf({ hour, minute = 0 }: ClockParts): number {
  return hour * 60 + minute;
}

function withMinutes(text: string): string {
  return text.replace(/[:：]\s*/, ':00 ');
}

/** The time on the 24-hour clock, and on the other one. */
function bothClocks(text: string, clock: ClockParts = { hour: 0 }): [string, string] {
  const { hour, meridiem } = clock;
  return [onTwentyFourHours(text, clock), onTwelveHours(text, { hour: meridiem === 'am' ? hour % 12 : hour })];
}

// ---------------------------------------------------------------- fixes

function fixesOf(source: SourceText, time: WrittenTime, fault: TimeFault, { text, span }: StatedText): Fix[] {
  const write = (newText: string, preferred: boolean): Fix => ({
    title: `Write ${newText}`,
    edits: [{ span, newText: [newText] }],
    preferred,
    replaces: true,
  });
  switch (fault) {
    case 'half': {
      const usesHalves = time.timeline?.events.some(writesHalves) ?? false;
      const [long, short] = bothClocks(text, time.clock).map((newText) => ({ newText, minutes: 0 }));
      if (!long || !short) return [];
      // `13:55 AM` is 13:55 or 1:55 AM: nothing is obvious there.
      const isMorning = time.clock?.meridiem === 'am';
      const choices = [long, { ...short, minutes: isMorning ? -12 * 60 : 0 }].filter(({ minutes }) =>
        canBe(time, minutes),
      );
      if (usesHalves) choices.reverse();
      return choices.map(({ newText }, at) => write(newText, at === 0 && (!isMorning || choices.length === 1)));
    }
    case 'no-minutes':
      return [write(withMinutes(text), true)];
    case 'year':
      return [write(text.replace(/\d{5}/, String(time.date?.year)), true)];
    case 'hour':
      return time.event && time.timeline ? onTheNextDay(source, time.timeline, time.event) : [];
    case 'open':
      return time.event && time.timeline ? aboutThen(time.timeline, time.event, text, span) : [];
    default:
      return [];
  }
}

/** Whether it could be so many minutes later, in view of what stands around it. */
function canBe({ timeline, event }: WrittenTime, minutes: number): boolean {
  return !timeline || !event?.when || fits(timeline, event, later(event.when, minutes));
}

function writesHalves({ timestamp }: TimelineEvent): boolean {
  const { clock, fault } = timestamp?.expression.from ?? {};
  return clock?.meridiem !== undefined && fault === undefined;
}

/** `25:10` as `01:10` of the day after, with the date where it is known. */
function onTheNextDay(source: SourceText, timeline: Timeline, event: TimelineEvent): Fix[] {
  const { timestamp, when } = event;
  const { clock, date } = timestamp ?? {};
  if (!clock || !when?.clock) return [];
  const time = formatClockLike(clock.text, minuteOf(when.clock));
  const days = Math.floor(when.localMinutes / minutesPerDay);
  const own = timestamp?.expression.from.date;
  const edits: FixEdit[] = [];
  if (own && date) edits.push({ span: date.span, newText: [formatDateLike(date.text, own, days)] });
  const isUntold = !own && when.date?.year !== undefined;
  const inCell = isUntold ? fillDateCell(source, timeline, event, days) : undefined;
  if (inCell) edits.push(inCell.edit);
  const day = isUntold && !inCell ? `${isoDate(days)} ` : '';
  edits.push({ span: clock.span, newText: [day + time] });
  return [{ title: `Write ${inCell ? `${inCell.text} ` : day}${time}`, edits, preferred: true, replaces: true }];
}

/** `14:??` as `~14:30`, or what of the hour the neighbours leave. */
function aboutThen(timeline: Timeline, event: TimelineEvent, text: string, span: StatedText['span']): Fix[] {
  const { when, timestamp } = event;
  if (!when?.clock || when.clock.minute !== undefined || timeline.direction === 'descending') return [];
  const hour = Math.floor(when.localMinutes / 60) * 60;
  const timed = timeline.events.filter((other) => isDated(other) && other.when?.clock?.minute !== undefined);
  const before = timed.findLast((other) => other.index < event.index)?.when?.localMinutes ?? hour;
  const after = timed.find((other) => other.index > event.index)?.when?.localMinutes ?? hour + 60;
  const [from, to] = [Math.max(hour, before), Math.min(hour + 60, after)];
  if (from > to || to - from > 60) return [];
  const time = formatClockLike(text.replace(/[?xX]+/, '00'), Math.floor((from + to) / 2));
  const about = timestamp?.raw.includes('~') ? time : `~${time}`;
  return [{ title: `Write ${about}`, edits: [{ span, newText: [about] }], preferred: true, replaces: true }];
}
