/** What a sentence says of a failure: for how long something did not work, and from when to when. */
import type { PlainText } from '../../syntax/plainText.ts';
import type { Span } from '../../syntax/position.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import type { StatedWindow } from '../types.ts';
import { failedElsewhere, plannedElsewhere } from '../words/failureWords.ts';
import { readRanges } from './statedRanges.ts';

/** "Checkout failed for 40 minutes", "was down for about two hours": whether that is what a length is said of. */
export function isOfFailure(text: string, { start }: Span): boolean {
  const before = text.slice(Math.max(0, start - longestLead), start);
  const sentence = sentenceEnding(before) + text.slice(start, start + 60);
  return failedFor.test(before) && isOfThisOne(sentence);
}

/** "Checkout was down from 11:32 to 13:10 UTC", "Between 11:32 and 13:10 UTC, all requests failed". */
export function failuresInLine(line: PlainText, options: ReadingOptions): readonly StatedWindow[] {
  const inEnglish = mayTell.test(line.text);
  if (!inEnglish && !(twoTimes.test(line.text) && failedElsewhere.test(line.text))) return [];
  const tells = inEnglish ? tellsOfFailure : tellsElsewhere;
  return readRanges(line, options)
    .filter((range) => tells(line.text, range))
    .map(({ window }) => window);
}

/** A quick look at what every line is asked. */
const mayTell = /\b(?:from|between|on|for)\b[^.]{0,40}\d/i;
const twoTimes = /\d ?[:：h時时시點点u].{1,40}?\d ?[:：h時时시點点u]/i;

/** „Der Shop war zwischen 11:32 und 13:10 Uhr nicht erreichbar“, 11:32から13:10まで、APIが利用できなかった */
function tellsElsewhere(text: string, { start, end }: Span): boolean {
  const before = sentenceEnding(text.slice(Math.max(0, start - longestLead), start));
  const after = /^[^.!?;。！？\n]{0,120}/.exec(text.slice(end))?.[0] ?? '';
  const isLead =
    before.length <= longestSubject && (joinsInFront.test(before) || joinsBehind.test(text.slice(end - 2)));
  const sentence = `${before} ${after}`;
  return isLead && failedElsewhere.test(sentence) && isOfThisOne(sentence) && !plannedElsewhere.test(sentence);
}

/** What fails may be named in front of its time; behind more than that the times are those of something else. */
const longestSubject = 80;
const joinsInFront =
  /(?:^|[\s(])(?:von|zwischen|de|entre|desde|das|с|между)(?: (?:las?|[aà]s|etwa|ca\.|environ|около))? ?[~≈]?$|(?:从|從|在|于|於)[^，。]{0,12}$/i;
/** The particle may be a part of the unit: `40분까지`. */
const joinsBehind = /^..? ?(?:まで|の間|にかけて|にわたり|까지|之间|之間|期间|期間)|^까지/;

function tellsOfFailure(text: string, { start, end }: Span): boolean {
  const before = sentenceEnding(text.slice(Math.max(0, start - longestLead), start));
  const after = /^[^.!?;\n]{0,120}/.exec(text.slice(end))?.[0] ?? '';
  if (!introducing.test(before) || !isOfThisOne(`${before} ${after}`)) return false;
  return (
    failed.test(before) || lasted.test(before) || (atHead.test(before) && (failed.test(after) || suffered.test(after)))
  );
}

/** "from", "for ~40 minutes (" */
const introducing = /\b(?:(?:from|between|on)\s+[^.!?;:]{0,25}|for\s+[^!?;:()]{1,25}\()$/i;

const longestLead = 160;

/** What of a sentence stands in front of its next word. */
export function sentenceEnding(before: string): string {
  return before.slice(before.search(/(?:[^.!?。！？]|(?<=\d)\.(?=\d))*$/));
}

/** Whether a sentence speaks of this incident, and of all of it. */
export function isOfThisOne(sentence: string): boolean {
  return !oneOfMany.test(sentence) && !ofOtherTime.test(sentence);
}

/** One of several incidents, or a part of one. */
const oneOfMany =
  /\b(?:first|second|third|another|other|each|every|previous|earlier|last week|initial|partial|brief|similar|(?:erst|zweit|letzt|vorherig|vorig)e[nrs]?|premi(?:er|ère)|deuxième|précédente?|derni(?:er|ère)|primer[ao]?|segund[ao]|anterior|pasad[ao]|passad[ao])\b|прошл|перв|втор|предыдущ|上次|上一次|前回|第[一二]/i;

/** "Backups had been failing for weeks", "a node that is down for 15 minutes is removed", "in March". */
const ofOtherTime =
  /\b(?:had|if|whenever|when a|that (?:is|are)|and (?:\w+ ){1,4}for (?:about )?\d+|maintenance|planned|(?:as an? |out of )precaution(?:ary measure)?|on purpose|deliberately|intentionally|(?:deploy(?:s|ments?)|releases?|merges?|rollouts?) (?:was|were) (?:stopped|paused|frozen|blocked)|same|ago|usually|as well|last (?:week|month|year|quarter|time)|yesterday|in (?:19|20)\d\d|on (?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:of|at|by) (?:our|their|the|its) (?:\w+ )?(?:provider|vendor|supplier|upstream|partner)|in (?:january|february|march|april|may|june|july|august|september|october|november|december))\b/i;

const failure = String.raw`(?:failed(?! to\b)|(?:was|were|went) (?:\w+ )?(?:down|unavailable|offline|unreachable|inaccessible|inactive|degraded|interrupted|unresponsive)|(?:was|were) (?:not|no longer) (?:\w+ )?(?:available|accessible|reachable|operational|working|functional|functioning|responding|responsive)|could not|couldn't|unable to|stopped|return(?:ed|ing) (?:\w+ ){0,2}(?:errors?|nothing|5\d\d\w*|HTTP))\b`;
const failed = new RegExp(String.raw`\b${failure}`, 'i');
const failedFor = new RegExp(
  String.raw`\b${failure}[^.!?;\d]{0,80}\bfor (?:(?:about|approximately|roughly|around|just|exactly|almost|nearly|over|under|a total of)\s+)?[~≈]?\s*$`,
  'i',
);

/** "The outage lasted from …" */
const lasted =
  /\b(?:outage|incident|disruption|downtime|interruption)\b[^.!?;]{0,40}\b(?:lasted|lasting|ran|occurred|spanned)\b/i;

/** "On 3 March, between …", "For 13 minutes, between …" */
const atHead = /^\s*(?:(?:on|for)\b[^,.:]{2,40},?\s+)?(?:from|between|on)\s+[^.!?;:]{0,25}$/i;
const suffered =
  /\b(?:experienced|encountered|suffered|(?:saw|received|got|returned|result(?:ed|ing) in) (?:\w+ ){0,3}(?:errors?|failures?|timeouts?)|timed out|(?:was|were) (?:\w+ )?(?:declined|rejected|refused|dropped|lost|delayed|affected|impacted))\b/i;
