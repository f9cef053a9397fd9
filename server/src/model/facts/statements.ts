import type { Nodes } from 'mdast';
import { type Block, perBlock } from '../../syntax/block.ts';
import { blankOut, flatten, linesOf, type PlainText, plainTextOf, unwrapped } from '../../syntax/plainText.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';
import { type Duration, readDurations } from '../../time/duration.ts';
import { readTimeExpressions } from '../../time/expression.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import type { FrontMatter } from '../frontMatter/frontMatter.ts';
import type { Memory } from '../memory.ts';
import { nodesIn, type OutlineNode } from '../sections/outline.ts';
import { clockLength, isOfAnother, lengthOf, rounded } from '../text/lengths.ts';
import { passagesIn } from '../text/passages.ts';
import type {
  Facts,
  Metric,
  Milestone,
  StatedDuration,
  StatedMetric,
  StatedTime,
  StatedTurn,
  StatedWindow,
} from '../types.ts';
import type { LabelKind, LabelledText } from '../words/labels.ts';
import { doubledIn } from './doubledTimes.ts';
import { frontMatterTime, statedTimes, type TimeFacts, timesOfLabel } from './facts.ts';
import { failuresInLine, isOfFailure, isOfThisOne, sentenceEnding } from './failures.ts';
import { severitiesInText, severitiesStated } from './severities.ts';
import { metricOfLabel, metricsInFrontMatter, metricsInLine } from './statedMetrics.ts';
import { longestJoint, readRanges, type StatedRange } from './statedRanges.ts';
import { turnsInLine } from './turnsInWords.ts';

/**
 * Everything that is stated about the same few facts, so that it can be compared: `Facts.start` is the first start that
 * a document states, `Facts.windows` are all of them, each with its end.
 */
export type Statements = Pick<
  Facts,
  'windows' | 'failures' | 'doubled' | 'durations' | 'metrics' | 'severities' | 'turns' | 'turnsInWords' | 'published'
>;

export interface StatementContext {
  readonly tree: SyntaxTree;
  readonly outline: readonly OutlineNode[];
  readonly labels: readonly LabelledText[];
  readonly frontMatter?: FrontMatter;
  readonly options: ReadingOptions;
  readonly times: TimeFacts;
  readonly memory: Memory;
}

export function readStatements(context: StatementContext): Statements {
  const { outline, labels, frontMatter, options, times, memory } = context;
  const { lengths, failures, turnsInWords, metrics } = saidInWords(options, memory);
  const sections = sectionDurations(context);
  const severities = memory.gather('severities', severitiesIn, startOf);
  const title = outline[0]?.title;
  const { start, end } = times;
  const inputs = [
    labels,
    frontMatter,
    options,
    start,
    end,
    lengths,
    failures,
    turnsInWords,
    metrics,
    sections,
    severities,
    title,
  ];
  return memory.keep(memory, 'statements', inputs, () => ({
    windows: windowsOf(labels, options, times),
    failures,
    doubled: labels.flatMap((label) => doubledIn(label, options)),
    durations: durationsOf(labels, frontMatter, options, sections, lengths),
    metrics: metricsOf(labels, frontMatter, metrics),
    severities: [...severitiesStated(labels, frontMatter, title), ...severities].sort(
      (a, b) => a.span.start - b.span.start,
    ),
    turns: [...turnsInFrontMatter(frontMatter, options), ...labels.flatMap((label) => turnOf(label, options))],
    turnsInWords,
    published: publishedIn(labels, frontMatter, options),
  }));
}

const startOf = ({ span }: { readonly span: { readonly start: number } }): number => span.start;

const severitiesIn = perBlock((block) => passagesIn(block).flatMap(severitiesInText));

// ---------------------------------------------------------------- running text

/** What sentences say of the incident. */
interface SaidInWords {
  readonly lengths: readonly StatedDuration[];
  readonly failures: readonly StatedWindow[];
  readonly turnsInWords: readonly StatedTurn[];
  readonly metrics: readonly StatedMetric[];
}

function saidInWords(options: ReadingOptions, memory: Memory): SaidInWords {
  const read = (block: Block) => saidIn(block, options);
  const said = memory.gather('said in words', read, ({ start }) => start, [options]);
  return memory.keep(memory, 'said in words', [said], () => ({
    lengths: said.flatMap((block) => block.lengths),
    failures: said.flatMap((block) => block.failures),
    turnsInWords: said.flatMap((block) => block.turnsInWords),
    metrics: said.flatMap((block) => block.metrics),
  }));
}

/** Of one block; nothing where it says nothing. */
function saidIn(block: Block, options: ReadingOptions): readonly (SaidInWords & { readonly start: number })[] {
  const lines = passagesIn(block).flatMap((passage) => (passage.kind === 'heading' ? [] : linesOf(unwrapped(passage))));
  const lengths = lines.flatMap((line) => lengthsInLine(line, options));
  const failures = lines.flatMap((line) => failuresInLine(line, options));
  const turnsInWords = lines.flatMap((line) => turnsInLine(line, options));
  const metrics = lines.flatMap(metricsInLine);
  const isNothing = [lengths, failures, turnsInWords, metrics].every(({ length }) => length === 0);
  return isNothing ? nothing : [{ start: block.start, lengths, failures, turnsInWords, metrics }];
}

const nothing: readonly never[] = [];

// ---------------------------------------------------------------- start and end

/** `Start: …` with the `End: …` below it, `Duration: 09:00 – 11:30`, and what the facts took for start and end. */
function windowsOf(
  labels: readonly LabelledText[],
  options: ReadingOptions,
  { start, end }: TimeFacts,
): readonly StatedWindow[] {
  const windows: StatedWindow[] = [];
  let open: StatedTime | undefined;
  for (const label of labels) {
    const [first, second] = hasOne(label, bounded) ? timesOfLabel(label, options) : [];
    if (!first) continue;
    if (hasOne(label, ['start'])) open = first;
    else if (hasOne(label, ['end'])) {
      if (open) windows.push({ start: open, end: first });
      open = undefined;
    } else if (second && first.clock && second.clock) windows.push({ start: first, end: second });
  }
  const isKnown = windows.some((window) => samePlace(window.start, start) || samePlace(window.end, end));
  return start && end && !isKnown ? [{ start, end }, ...windows] : windows;
}

/** What was read twice, as a label and in its section. */
function samePlace(a: StatedTime, b: StatedTime | undefined): boolean {
  const [one, other] = [a.clockSpan ?? a.dateSpan ?? a.span, b?.clockSpan ?? b?.dateSpan ?? b?.span];
  return one.start === other?.start;
}

const bounded: readonly LabelKind[] = ['start', 'end', 'date', 'duration', 'impact-duration', 'response-duration'];

function hasOne({ kinds }: LabelledText, wanted: readonly LabelKind[]): boolean {
  return kinds.some((kind) => wanted.includes(kind));
}

// ---------------------------------------------------------------- lengths

/** An outage may have been shorter than the incident, so what is called both is the narrower. */
const durationKinds = {
  'impact-duration': 'impact',
  'response-duration': 'response',
  duration: 'incident',
} as const;

function durationsOf(
  labels: readonly LabelledText[],
  frontMatter: FrontMatter | undefined,
  options: ReadingOptions,
  ...others: readonly (readonly StatedDuration[])[]
): readonly StatedDuration[] {
  const place = frontMatter?.places.get('duration');
  const inFrontMatter = place && { ...place, text: frontMatter?.values.get('duration') ?? '' };
  const labelled = labels.flatMap((label): readonly StatedDuration[] => {
    const kind = (Object.keys(durationKinds) as (keyof typeof durationKinds)[]).find((key) => hasOne(label, [key]));
    return kind ? durationIn(label.value, durationKinds[kind], options) : [];
  });
  const headed = inFrontMatter ? durationIn(inFrontMatter, 'incident', options) : [];
  const all = [...headed, ...labelled, ...others.flat()].sort((a, b) => a.span.start - b.span.start);
  // A label says more about its length than the sentence that it is.
  return all.filter((one, at) => one.span.start !== all[at - 1]?.span.start);
}

/** Of all that a value says, the length that is meant: at its head, in brackets, or all there is in a short one. */
function durationIn(value: PlainText, of: StatedDuration['of'], options: ReadingOptions): readonly StatedDuration[] {
  const clock = clockLength(value.text);
  if (clock) return [{ ...lengthOf(value, clock), of }];
  const [duration, ...others] = readDurations(value.text);
  if (!duration || isOfAnother(value.text, duration)) return [];
  const rest = others.filter((other) => !isOfAnother(value.text, other));
  const before = value.text.slice(0, duration.start);
  const isMeant =
    rest.length === 0 && (flatten(before).length <= 12 || /[([]\s*$/.test(before) || value.text.length <= 80);
  if (!isMeant) return [];
  // `1h05` is no time.
  const [start, end] = statedTimes([{ ...value, text: blankOut(value.text, duration) }], 'fact', options);
  const beside = start?.clock && end?.clock ? { start, end } : undefined;
  const isPart = ofFailure.test(value.text.slice(duration.end));
  return [{ ...lengthOf(value, duration), of: isPart ? 'failure' : of, ...(beside && { beside }) }];
}

/** `### Duration` over "2 hours and 15 minutes". */
function sectionDurations({ tree, outline, options, memory }: StatementContext): readonly StatedDuration[] {
  const sections = memory.keep(outline, 'durations', [], () =>
    outline.filter(
      ({ section }) =>
        section.roles.includes('duration') && section.shape !== 'label' && !/\b(?:start|end)/.test(section.name),
    ),
  );
  return memory.each('durations', sections, ({ bodyStart, span }) => {
    const nodes = nodesIn(tree, { start: bodyStart, end: span.end }).slice(0, 2);
    const lines = nodes.flatMap(paragraphsIn).flatMap((node) => linesOf(plainTextOf(node, tree.source)));
    const own = lines.filter(({ start, end }) => start >= bodyStart && end <= span.end);
    return own.flatMap((line) => durationIn(line, 'incident', options)).slice(0, 1);
  });
}

function paragraphsIn(node: Nodes): readonly Nodes[] {
  if (node.type === 'paragraph') return [node];
  return 'children' in node && node.type !== 'table' ? node.children.flatMap(paragraphsIn) : [];
}

/** Lengths in running text that say what they are the length of. */
function lengthsInLine(line: PlainText, options: ReadingOptions): readonly StatedDuration[] {
  const durations = readDurations(line.text);
  if (durations.length === 0) return [];
  const ranges = readRanges(line, options);
  return durations.flatMap((duration): readonly StatedDuration[] => {
    if (isOfAnother(line.text, duration)) return [];
    const beside = ranges.find((range) => standsBeside(line.text, duration, range));
    if (beside) return [{ ...lengthOf(line, duration), of: 'range', beside: beside.window }];
    if (isOfOutage(line.text, duration)) return [{ ...lengthOf(line, duration), of: 'outage' }];
    return isOfFailure(line.text, duration) ? [{ ...rounded(lengthOf(line, duration)), of: 'failure' }] : [];
  });
}

/** `14:02 – 15:21 (79 minutes)`, "from 14:02 to 15:21, for about an hour". */
const rangeToLength =
  /^[\s,;:=([~≈–—-]*(?:(?:for|or|lasting|lasted|total(?:ing)?|duration|a|of|about|approx|approximately|roughly|around|almost|nearly|ca|soit|circa)\b\.?[\s:~]*){0,4}$/i;
/** "79 minutes, from 14:02 to 15:21", `3h (16:27 → 19:30)`. */
const lengthToRange = /^[\s,;:([–—-]*(?:(?:from|between|de|entre|desde|von|zwischen|about|around)\b[\s~]*){0,2}$/i;

function standsBeside(text: string, duration: Duration, range: StatedRange): boolean {
  const isBehind = range.end <= duration.start;
  const [from, to] = isBehind ? [range.end, duration.start] : [duration.end, range.start];
  if (from > to || to - from > longestJoint) return false;
  const joint = text.slice(from, to);
  if (isBehind) return rangeToLength.test(joint);
  // Where nothing parts them, the words in front say whether it went on for so long.
  const isParted = /^\s*[,;:([–—-]/.test(joint);
  return lengthToRange.test(joint) && (isParted || saysHowLong.test(text.slice(0, duration.start)));
}

/** "for 79 minutes from …", "lasted about 79 minutes from …", but not "took 30 seconds", "every 5 minutes from …". */
const saysHowLong =
  /(?:^|[.:;,([–—|])\s*(?:(?:a )?total (?:of )?)?(?:about |approximately |around |roughly |~|≈)?\s*$|\b(?:for|down|lasting|lasted|duration(?: was| of)?|downtime(?: was| of)?|total(?:ing)?(?: of)?|durante|pendant|während|für|dauerte|duró|durou|a duré|in total)(?: (?:about|approximately|around|roughly|almost|nearly|over|just|some|etwa|environ|unos|cerca de|a total of))?\s*[~≈]?\s*$/i;

/** "The outage lasted (for) 45 minutes", "a 45-minute outage", "a total downtime of 45 minutes". */
function isOfOutage(text: string, { start, end }: Duration): boolean {
  const before = text.slice(Math.max(0, start - 100), start);
  const sentence = sentenceEnding(before) + (/^[^.!?]{0,60}/.exec(text.slice(end))?.[0] ?? '');
  if (
    (lasted.test(before) ||
      lastedElsewhere.test(before) ||
      (wentOn.test(text.slice(end, end + 20)) && serviceBefore.test(before) && !otherBefore.test(sentence))) &&
    isOfThisOne(sentence)
  )
    return true;
  return (
    /^an?\s*$/i.test(before.slice(-3).trimStart()) &&
    /^[ -](?:long )?(?:outage|incident|downtime)\b/i.test(text.slice(end, end + 20))
  );
}

const lasted =
  /(?:\b(?:outage|incident|disruption|downtime|degradation|interruption)\b(?:(?:[^.!?;]{0,40}\blast(?:ed|ing|s)(?: for)?(?: a total of)?)|(?: duration)?(?: was| of){1,2})|\bthe (?:total )?duration(?: was| is)) *(?:(?:about|approximately|roughly|around|just|exactly|almost|nearly|over|under)\s+)?[~≈]?\s*$/i;

/** The same in other languages: „Der Ausfall dauerte …“, « L'incident a duré … », «Сбой длился …», 故障持续了…. */
const lastedElsewhere =
  /(?:(?:ausfall|störung|vorfall|unterbrechung|downtime) dauerte(?: insgesamt)?|(?:incident|panne|interruption|indisponibilité) a duré|(?:incidente|incidencia|caída|interrupción) dur[oó]|(?:incidente|indisponibilidade|queda|interrupção) durou|(?:инцидент|сбой|простой|авария|недоступность) (?:длил|продолжал|продлил)[а-я]*) *(?:(?:etwa|circa|ca\.|rund|ungefähr|knapp|gut|environ|près de|aproximadamente|alrededor de|unos|unas|cerca de|casi|quase|около|примерно|почти) *)?[~≈]?$|(?:故障|中断|宕机|事故)(?:总共|一共|总计|共)?(?:持续|历时|长达)(?:了|时间)?(?:约|大约)?$/i;
/** サービスは `1時間30分にわたり停止した`, 장애가 `1시간 30분간 지속` */
const wentOn = /^ ?(?:にわたり|にわたって|間?(?:続い|継続し)|間? ?(?:停止し|ダウンし))|^(?:간|동안) ?(?:지속|중단)/;
const serviceBefore = /(?:障害|サービス|システム|サイト|장애|서비스)[^.!?。！？]{0,30}$/;
const otherBefore = /メンテナンス|バックアップ|リトライ|監視|訓練|점검|모니터링|훈련|백업/;

/** `35 minutes of customer impact` */
const ofFailure =
  /^\s*(?:of|with)\s+(?:\w+\s+){0,2}(?:impact|errors?|degradation|downtime|unavailability|disruption)\b/i;

// ---------------------------------------------------------------- turns

function metricsOf(
  labels: readonly LabelledText[],
  frontMatter: FrontMatter | undefined,
  inWords: readonly StatedMetric[],
): readonly StatedMetric[] {
  const labelled = labels.flatMap(metricOfLabel);
  const known = new Set(labelled.map(startOf));
  const said = inWords.filter((metric) => !known.has(startOf(metric)));
  // What is said twice, and not alike, is said of two things.
  const lengths = new Map<Metric, Set<number>>();
  for (const { metric, minutes } of said) lengths.set(metric, (lengths.get(metric) ?? new Set()).add(minutes));
  const isOfOne = ({ metric }: StatedMetric) => lengths.get(metric)?.size === 1;
  return [...metricsInFrontMatter(frontMatter), ...labelled, ...said.filter(isOfOne)];
}

const turns = [
  'detected',
  'acknowledged',
  'escalated',
  'mitigated',
  'resolved',
] as const satisfies readonly Milestone[];

/** `Detected: 2024-06-05 09:12 UTC`, with nothing else but a few words. */
function turnOf(label: LabelledText, options: ReadingOptions): readonly StatedTurn[] {
  const milestone = turns.find((kind) => hasOne(label, [kind]));
  if (!milestone) return [];
  const [expression] = readTimeExpressions(label.value.text, options);
  const [time] = timesOfLabel(label, options);
  const rest = expression && label.value.text.slice(expression.end);
  if (!time?.clock || !expression || expression.start > 2 || (rest && rest.length > 25 && !aside.test(rest))) return [];
  return [{ milestone, time }];
}

/** `09:07:32 UTC (the mail that it was over had been sent)` */
const aside = /^\s?\([^()]{1,120}\)[\s.]*$/;

/** `detected_at: 2024-06-05T09:12Z` */
function turnsInFrontMatter(frontMatter: FrontMatter | undefined, options: ReadingOptions): readonly StatedTurn[] {
  if (!frontMatter) return [];
  return turns.flatMap((milestone) => {
    const time = frontMatterTime(
      frontMatter,
      options,
      milestone,
      `${milestone}at`,
      `${milestone}time`,
      `time${milestone}`,
    );
    return time?.clock && time.span !== frontMatter.span ? [{ milestone, time }] : [];
  });
}

function publishedIn(
  labels: readonly LabelledText[],
  frontMatter: FrontMatter | undefined,
  options: ReadingOptions,
): StatedTime | undefined {
  const label = labels.find((candidate) => hasOne(candidate, ['published']));
  const [labelled] = label ? timesOfLabel(label, options) : [];
  const keys = ['published', 'publishedat', 'publishdate', 'publicationdate', 'datepublished'];
  const time = labelled ?? frontMatterTime(frontMatter, options, ...keys);
  return time?.date?.day === undefined ? undefined : time;
}
