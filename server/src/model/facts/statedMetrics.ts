/** How long it took to detect, acknowledge, mitigate and resolve the incident, as a document states it. */
import { alphabetic } from '../../characters.ts';
import type { PlainText } from '../../syntax/plainText.ts';
import { type Duration, readDurations } from '../../time/duration.ts';
import type { FrontMatter } from '../frontMatter/frontMatter.ts';
import { isOfAnother, lengthOf, rounded } from '../text/lengths.ts';
import type { Metric, StatedMetric } from '../types.ts';
import type { LabelKind, LabelledText } from '../words/labels.ts';
import { isOfThisOne, sentenceEnding } from './failures.ts';

const metrics: readonly Metric[] = ['time-to-detect', 'time-to-acknowledge', 'time-to-mitigate', 'time-to-resolve'];

/** `Time to detect: 12 minutes`. */
export function metricOfLabel({ kinds, value }: LabelledText): readonly StatedMetric[] {
  const named = metrics.find((kind) => kinds.includes(kind));
  const turn = named ? undefined : kinds.find((kind) => kind in metricOfTurn);
  if (!named && !turn) return metricBetween({ kinds, value });
  const metric = named ?? (turn && metricOfTurn[turn]);
  const duration = metric && readDurations(value.text)[0];
  const told = duration && sinceIn(value.text.slice(duration.end));
  if (turn && duration && !isAllOf(value.text, duration, told)) return [];
  // "N/A", "none (12 minutes after the deploy)"
  if (!metric || !duration || duration.start > 16 || (!told && isOfAnother(value.text, duration))) return [];
  const isMost = turn && /\bwithin\b/i.test(value.text.slice(0, duration.start));
  return countedFrom({ ...lengthOf(value, duration), metric, ...(isMost && { isMost }) }, told);
}

/** `Duration: 8 min (detection → resolution)`: what a length says that it is the length of. */
function metricBetween({ kinds, value }: LabelledText): readonly StatedMetric[] {
  if (!kinds.includes('duration') || !betweenTurns.test(value.text)) return [];
  const [duration, ...others] = readDurations(value.text);
  const [, turn] = duration ? (betweenTurns.exec(value.text.slice(duration.end)) ?? []) : [];
  if (!duration || turn === undefined || others.length > 0) return [];
  const metric = /^(?:mitig|attenu)/i.test(turn) ? 'time-to-mitigate' : 'time-to-resolve';
  return [{ ...lengthOf(value, duration), metric, since: 'detected' }];
}

const betweenTurns =
  /(?:^|\s)[([]?(?:from )?(?:first )?(?:detection|detección|detecção|détection)\s?(?:→|->|–|—|-|to|until|a|à|até|hasta)\s?(?:the |full |final |complete )?(mitigation|mitigación|mitigação|atténuation|resolution|recovery|resolución|resolução|résolution)[)\]]?\s*$/i;

/** `Detection time: 31 minutes` says how long it took, and not when. */
const metricOfTurn: Readonly<Partial<Record<LabelKind, Metric>>> = {
  detected: 'time-to-detect',
  acknowledged: 'time-to-acknowledge',
  mitigated: 'time-to-mitigate',
  resolved: 'time-to-resolve',
};

/** "Mitigated: in 20 minutes", "within 20 minutes" is a target as often as not, unless it says from when on. */
function isAllOf(text: string, { start, end }: Duration, told: Since | undefined): boolean {
  const [, preposition] = beforeAll.exec(text.slice(0, start)) ?? [];
  if (preposition === undefined) return false;
  return told !== undefined || (/^(?:after )?$/i.test(preposition) && /^[\s.]*$/.test(text.slice(end)));
}

const beforeAll =
  /^[\s~≈]*(?:only )?((?:(?:after|in|within) )?)(?:about|approx\.?|approximately|ca\.?|around)?\s*[~≈]?$/i;

/** What a length is said to be counted from. */
type Since = 'started' | 'detected';

/** "20 min after start", "20 minutes after the incident was detected", and no more. */
const since =
  /^\s(?:after|from|since) (?:(?:the|its|it|of|impact|outage|incident|was) ){0,4}(?:(?:starts?|started|began|beginning|onset|outage|incident|impact)|(detect(?:ed|ion)))\s*(?=$|[.;)])/i;

function sinceIn(after: string): Since | undefined {
  const found = since.exec(after);
  return found ? (found[1] ? 'detected' : 'started') : undefined;
}

/** Nothing is detected some time after it is detected. */
function countedFrom(metric: StatedMetric, told: Since | undefined): readonly StatedMetric[] {
  if (told !== 'detected') return [metric];
  return metric.metric === 'time-to-detect' ? [] : [{ ...metric, since: told }];
}

const keys: Readonly<Record<Metric, readonly string[]>> = {
  'time-to-detect': ['timetodetect', 'ttd', 'mttd'],
  'time-to-acknowledge': ['timetoacknowledge', 'tta', 'mtta'],
  'time-to-mitigate': ['timetomitigate', 'ttm', 'mttm'],
  'time-to-resolve': ['timetoresolve', 'timetorecover', 'ttr', 'mttr'],
};

/** `ttd: 12m`. */
export function metricsInFrontMatter(frontMatter: FrontMatter | undefined): readonly StatedMetric[] {
  if (!frontMatter) return [];
  return metrics.flatMap((metric) => {
    const key = keys[metric].find((candidate) => frontMatter.places.has(candidate));
    const place = key === undefined ? undefined : frontMatter.places.get(key);
    const text = (key !== undefined && frontMatter.values.get(key)) || '';
    const [duration] = readDurations(text);
    return place && duration?.start === 0 ? [{ ...lengthOf({ ...place, text }, duration), metric }] : [];
  });
}

/** A quick look at what every line is asked. */
const mayTell =
  /\b(?:(?:mitigated|resolved|acknowledged)\s{1,5}(?:only |about )?(?:after|in|~?\d)|detect|notice|discover|spotted|alert|paged?\b|fired|m?tt[adrm]\b|time to|erkennung|entdeckung)|détection|detección|detecção|обнаруж/i;

/** "Detection took 26 minutes", `TTD 4 min, TTR 165 min`, "an alert fired 20 minutes after the start of the outage". */
export function metricsInLine(line: PlainText): readonly StatedMetric[] {
  if (!mayTell.test(line.text)) return [];
  return readDurations(line.text).flatMap((duration) => {
    const metric = metricIn(line.text, duration);
    if (metric) return [{ ...rounded(lengthOf(line, duration)), metric, inWords: true as const }];
    const turned = metricOfTurnIn(line, duration);
    if (turned) return turned;
    const most = mostIn(line.text, duration);
    return most ? [{ ...rounded(lengthOf(line, duration)), metric: most, inWords: true, isMost: true } as const] : [];
  });
}

/** What a length in a sentence says how long it took, if it does. */
function metricIn(text: string, { start, end }: Duration): Metric | undefined {
  const before = sentenceEnding(text.slice(Math.max(0, start - longestLead), start));
  const after = /^[^.!?;]{0,60}/.exec(text.slice(end))?.[0] ?? '';
  if (notMeasured.test(before) || !isOfThisOne(before + after)) return undefined;
  if (otherThan.test(after)) return undefined;
  const named = namedIn(before);
  if (named) return named;
  if (detectionTook.test(before) || (took.test(before) && toDetect.test(after))) return 'time-to-detect';
  return noticed.test(before) && afterStart.test(after) ? 'time-to-detect' : undefined;
}

/** "The incident was mitigated 20 minutes after detection." */
const turnTold =
  /\bthe (?:incident|outage|problem|issue|disruption) was (?:only |first |finally |fully )?(detected|acknowledged|mitigated|resolved)\s{1,5}(?:only )?(after |in )?(?:(?:about|around|approximately|just) )?[~≈]?$/i;

function metricOfTurnIn(line: PlainText, duration: Duration): readonly StatedMetric[] | undefined {
  const before = sentenceEnding(line.text.slice(Math.max(0, duration.start - longestLead), duration.start));
  const [, turn, preposition] = turnTold.exec(before) ?? [];
  const metric = metricOfTurn[turn?.toLowerCase() as LabelKind];
  const after = line.text.slice(duration.end);
  const told = sinceIn(after);
  const isWhole = told !== undefined || (preposition !== undefined && /^\s*(?:$|[.;)])/.test(after));
  if (!metric || !isWhole || !isOfThisOne(before)) return undefined;
  return countedFrom({ ...rounded(lengthOf(line, duration)), metric, inWords: true }, told);
}

const longestLead = 100;

const withinBefore =
  /\b(?:was|were|we|it|monitoring|on-?call|engineers?|team|alerts?|page) (?:\w+ )?(detected|noticed|spotted|caught|paged|fired|acknowledged|mitigated|resolved|restored)\b[^.;,\d]{0,40}? within$/i;
const ofOtherStart = /^ (?:of|after|from) (?!(?:the|its) (?:start|onset|beginning|outage|incident)\b|it )/i;

/** "An alert fired within 12 minutes": the most that it took. */
function mostIn(text: string, { start, end }: Duration): Metric | undefined {
  const before = sentenceEnding(text.slice(Math.max(0, start - longestLead), start)).trimEnd();
  const verb = withinBefore.exec(before)?.[1]?.toLowerCase();
  if (verb === undefined || notMeasured.test(before.slice(0, -' within'.length))) return undefined;
  const after = /^[^.!?;]{0,60}/.exec(text.slice(end))?.[0] ?? '';
  if (!isOfThisOne(before + after) || ofOtherStart.test(after)) return undefined;
  if (verb === 'acknowledged') return 'time-to-acknowledge';
  if (verb === 'mitigated') return 'time-to-mitigate';
  return verb === 'resolved' || verb === 'restored' ? 'time-to-resolve' : 'time-to-detect';
}

/** What is wished for, or usual. */
const notMeasured =
  /\b(?:would|should|could|may|might|must|will|expect(?:ed)?|typical(?:ly)?|usual(?:ly)?|normal(?:ly)?|goal|target|objective|slo|sla|within|at most|up to|average|avg|median|mean time|reduce[ds]?|cut|improve[ds]?|from|not|never|nobody|no one|none|last|duplicate|of which)\b/i;
/** "12 minutes for Europe", "7 minutes late": of a part, or beside another time. */
const otherThan = /^ (?:late|later|longer|slower|faster|earlier|more|less|for|in|into|per|of|each)\b/i;

const about = String.raw`(?: (?:about|some|approximately|roughly|around|just|only|exactly|almost|nearly|over|under))?\s*[~≈]?\s*$`;
const nameBefore = new RegExp(
  String.raw`(?<![${alphabetic}-])(?:(tt[damr])|time to (detect|acknowledg|mitigat|resol|recover|restor)\w*)(?: (?:was|is|of|took)|\s?[=:])?${about}`,
  'i',
);

const named: Readonly<Record<string, Metric>> = {
  ttd: 'time-to-detect',
  tta: 'time-to-acknowledge',
  ttm: 'time-to-mitigate',
  ttr: 'time-to-resolve',
  detect: 'time-to-detect',
  acknowledg: 'time-to-acknowledge',
  mitigat: 'time-to-mitigate',
  resol: 'time-to-resolve',
  recover: 'time-to-resolve',
  restor: 'time-to-resolve',
};

function namedIn(before: string): Metric | undefined {
  const [, acronym, verb] = nameBefore.exec(before) ?? [];
  return named[(acronym ?? verb ?? '').toLowerCase()];
}

const detectionTook = new RegExp(
  String.raw`\b(?:detection(?: time)? (?:took|was)(?: us)?|detecting (?:it|this|the (?:issue|incident|outage|problem)) took(?: us)?|(?:erkennung|entdeckung) dauerte|détection a pris|detección (?:tardó|llevó|tomó)|detecção (?:levou|demorou))${about}|обнаружение заняло ?$`,
  'i',
);

const took = new RegExp(String.raw`\btook(?: (?:us|me|the team|engineers|everyone))?${about}`, 'i');
const toDetect =
  /^ (?:to|before (?:we|anyone|anybody|somebody|someone)|until (?:we|anyone|anybody|somebody|someone)) (?:detect|notice|discover|spot)(?:e?d)?(?: (?:it|this|the (?:issue|incident|outage|problem))\b(?! (?:with|in|of|on|at))|(?= that (?:something|anything|orders|requests|the (?:service|site|system))\b)|\s*(?:$|,))/i;

const noticed = new RegExp(
  String.raw`(?:^|\b(?:we|it|the (?:first )?(?:alert|page)|an? (?:alert|page)|the (?:incident|outage|issue|problem)|an? (?:on-?call )?engineer|on-?call|pagerduty|monitoring)) (?:only |first |was |were |had been |got ){0,2}(?:(?:detected|noticed|discovered|spotted|alerted|paged|saw)(?: (?:it|this|the (?:issue|incident|outage|problem)))?|fired|came)${about}`,
  'i',
);
const afterStart =
  /^ (?:after|into) (?:(?:the |its )?(?:start|onset|beginning)\b|(?:it|the (?:incident|outage|impact|problem|issue|errors?|failures?)) (?:had )?(?:start|beg[au]n)|the (?:incident|outage)\b(?! (?:was|had been|is)))/i;
