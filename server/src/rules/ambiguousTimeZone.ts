import { surveyTimes } from '../model/timelines/timeSurvey.ts';
import type { Postmortem, SourceText, StatedText, Timeline } from '../model/types.ts';
import { utcOffset } from '../time/format.ts';
import type { Zone } from '../time/types.ts';
import { oncePerPlace, placeOverEvents, placesOf, type ZoneUse, zonesUsed } from './edits/zoneMentions.ts';
import { wordsOption } from './options.ts';
import type { Fix, FixContext, FixEdit, Report, Rule, RulePage } from './types.ts';
import { listed } from './words/messages.ts';

const known = wordsOption({
  name: 'known',
  default: [],
  description: 'Abbreviations that all readers take for the same zone, such as `["IST"]`.',
});

export const ambiguousTimeZone: Rule = {
  id: 'ambiguous-time-zone',
  category: 'time',
  level: 'info',
  summary: 'An abbreviation stands for several time zones.',
  fix: 'offered',
  options: [known],
  check: {
    per: 'document',
    reads: ['timelines', 'zoneNotes'],
    run: ({ postmortem, isForm, option }) => (isForm ? [] : oncePerPlace(found(postmortem, option(known)))),
  },
};

function* found(postmortem: Postmortem, known: readonly string[]): Iterable<Report> {
  for (const timeline of postmortem.timelines) {
    if (![...surveyTimes(timeline).zones.values()].some(isFarApart)) continue;
    for (const use of zonesUsed(timeline)) {
      if (isFarApart(use.zone) && !known.includes(use.text) && !isTold(use)) yield report(postmortem, timeline, use);
    }
  }
}

export const ambiguousTimeZonePage: RulePage = {
  why: `\`IST\` is a time in India, in Ireland and in Israel, \`CST\` one in America and in China: up to fourteen hours apart. With
the offset behind it (\`IST (UTC+05:30)\`) it means one thing, to readers and to tools.`,
  source: 'IANA time zone database, "Theory": abbreviations are ambiguous.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 09:58 IST Deploy starts
- 2024-03-05 10:14 IST Pager fires
`,
      good: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 09:58 IST (UTC+05:30) Deploy starts
- 2024-03-05 10:14 IST (UTC+05:30) Pager fires
`,
    },
  ],
};

/** An hour, as between the `CDT` of Chicago and of Havana, is no reason to ask everybody. */
function isFarApart(zone: Zone): boolean {
  if (zone.kind !== 'ambiguous') return false;
  const offsets = zone.candidates.map(({ minutes }) => minutes);
  return Math.max(...offsets) - Math.min(...offsets) > 60;
}

/** `10:20 BST (09:20 UTC)`: readers know when it was, and where the two disagree, another rule says so. */
function isTold({ events }: ZoneUse): boolean {
  return events.every(({ timestamp }) => {
    const other = timestamp?.also?.expression.zone?.zone;
    return other?.kind === 'offset' || other?.kind === 'iana';
  });
}

function report(postmortem: Postmortem, timeline: Timeline, use: ZoneUse): Report {
  const { text, zone, mentions } = use;
  const candidates = zone.kind === 'ambiguous' ? zone.candidates : [];
  const meanings = candidates.map(({ minutes, name }) => `${utcOffset(minutes)} (${name})`);
  return {
    span: mentions[0]?.span ?? placeOverEvents(use, timeline, postmortem)?.span ?? timeline.selectionSpan,
    message: `“${text}” is ${listed(meanings, 'or')}. Add the offset that is meant.`,
    fixes: (context) =>
      candidates.flatMap(({ minutes, name }) => withOffset(context, timeline, use, utcOffset(minutes), name)),
  };
}

function withOffset(
  { postmortem, source }: FixContext,
  timeline: Timeline,
  use: ZoneUse,
  offset: string,
  name: string,
): Fix[] {
  const places = placesOf(use, timeline, postmortem);
  if (places.length === 0) return [];
  return [{ title: `${name}: ${offset}`, edits: places.map((place) => behind(source, place, offset)) }];
}

/** `IST` becomes `IST (UTC+05:30)`, `(IST)` becomes `(IST, UTC+05:30)`. */
function behind(source: SourceText, { span: { start, end } }: StatedText, offset: string): FixEdit {
  const isInBrackets = /[([]/.test(source.slice({ start: start - 1, end: start }));
  return { span: { start: end, end }, newText: [isInBrackets ? `, ${offset}` : ` (${offset})`] };
}
