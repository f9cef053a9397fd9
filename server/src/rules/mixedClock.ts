import { disordersOf } from '../model/timelines/order.ts';
import { surveyTimes } from '../model/timelines/timeSurvey.ts';
import type { StatedText, Timeline, TimelineEvent } from '../model/types.ts';
import { isDigitsAlone, onTwelveHours, onTwentyFourHours } from '../time/format.ts';
import type { ClockParts } from '../time/types.ts';
import type { Fix, Report, Rule, RulePage } from './types.ts';

export const mixedClock: Rule = {
  id: 'mixed-clock',
  category: 'time',
  level: 'info',
  summary: 'A timeline uses the 24-hour clock and AM and PM side by side.',
  fix: 'safe',
  check: {
    per: 'timeline',
    *run(timeline, { isForm }) {
      const { hasHalves, hasLateHours, hasOddHalf } = surveyTimes(timeline);
      if (isForm || !hasHalves || !(hasLateHours || hasOddHalf)) return;
      const clocks = clocksOf(timeline);
      const late = clocks.filter(({ clock }) => clock.meridiem === undefined && (clock.hour > 12 || clock.hour === 0));
      const twelve = clocks.filter(({ clock }) => clock.meridiem !== undefined);
      if (twelve.length === 0 || (late.length === 0 && !hasOddHalf)) return;
      // Without AM and PM, early hours too are on the 24-hour clock.
      const twentyFour = clocks.filter(({ clock }) => clock.meridiem === undefined);
      // "10:20 PM asks why": the product manager. Where times are not in order, one of them may be none.
      const safe = late.length > 0 && disordersOf(timeline).length === 0 && !timeline.events.some(tellsMore);
      yield twelve.length > twentyFour.length
        ? report(twentyFour, late[0] ?? twentyFour[0], twelve[0], { style: 'with AM and PM', safe })
        : report(twelve, twelve[0], late[0] ?? twentyFour[0], { style: 'on the 24-hour clock', safe });
    },
  },
};

export const mixedClockPage: RulePage = {
  why: `A reader who has got used to \`14:05\` reads \`2:30 PM\` twice, and does not know whether \`9:15\` is in the morning or in
the evening. One clock for the whole timeline leaves no doubt.`,
  source: 'PagerDuty postmortem guide, "Create a timeline".',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 13:40 UTC Deploy starts
- 2024-03-05 13:58 UTC Pager fires
- 2024-03-05 2:10 PM UTC Rollback starts
`,
      good: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 13:40 UTC Deploy starts
- 2024-03-05 13:58 UTC Pager fires
- 2024-03-05 14:10 UTC Rollback starts
`,
    },
  ],
};

/** `2 AM / 3 AM cycles fail`: exchanging one of them alone makes it worse. */
function tellsMore({ text }: TimelineEvent): boolean {
  return /^[^\p{L}]{0,3}\d{1,2}(?:[:.]\d\d)? ?[AaPp]\.?[Mm]\b/u.test(text);
}

interface WrittenClock {
  readonly clock: ClockParts;
  readonly words: StatedText;
}

/** The times of day whose clock shows, or can be exchanged: `2:05 PM`, `14:05`. */
function clocksOf({ events }: Timeline): WrittenClock[] {
  return events.flatMap(({ timestamp }) => {
    if (!timestamp) return [];
    const { from, to } = timestamp.expression;
    const start = from.fault ? undefined : written(from.clock, timestamp.clock);
    const end = to?.fault ? undefined : written(to?.clock, timestamp.end?.clock);
    return [start, end].filter((clock) => clock !== undefined);
  });
}

function written(clock: ClockParts | undefined, words: StatedText | undefined): WrittenClock | undefined {
  if (!clock || !words || (clock.meridiem === undefined && !isDigitsAlone(words.text))) return undefined;
  // `오후 3:10 ~ 3:25`: the end goes by the half that the start names.
  return clock.meridiem === undefined && clock.hour > 12 && !words.text.startsWith(String(clock.hour))
    ? undefined
    : { clock, words };
}

interface Wanted {
  readonly style: 'with AM and PM' | 'on the 24-hour clock';
  /** Whether it can be done unseen. */
  readonly safe: boolean;
}

function report(
  odd: readonly WrittenClock[],
  first: WrittenClock | undefined,
  usual: WrittenClock | undefined,
  wanted: Wanted,
): Report {
  const [{ text, span }, other] = [first?.words ?? nothing, usual?.words ?? nothing];
  return {
    span,
    message: `“${text}” and “${other.text}” are on two clocks, which invites misreading. Write all times of this timeline ${wanted.style}.`,
    related: [{ span: other.span, message: `On the other clock: ${other.text}` }],
    fixes: () => [fixOf(odd, wanted)],
  };
}

const nothing: StatedText = { text: '', span: { start: 0, end: 0 } };

function fixOf(odd: readonly WrittenClock[], { style, safe }: Wanted): Fix {
  const write = style === 'with AM and PM' ? onTwelveHours : onTwentyFourHours;
  return {
    title: `Write all times ${style}`,
    edits: odd.map(({ clock, words }) => ({ span: words.span, newText: [write(words.text, clock)] })),
    preferred: true,
    ...(safe && { safe }),
    replaces: true,
  };
}
