import type { Nodes } from 'mdast';
import { hasLetterOrDigit } from '../../characters.ts';
import { perNode } from '../../syntax/perNode.ts';
import { flatten, plainTextOf } from '../../syntax/plainText.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';
import type { Role } from '../../templates/catalogue.ts';
import { readDurations } from '../../time/duration.ts';
import { readLeadingExpression, readTimeExpressions } from '../../time/expression.ts';
import { fold } from '../../time/names.ts';
import type { TimeExpression } from '../../time/types.ts';
import type { FrontMatter } from '../frontMatter/frontMatter.ts';
import { type Memory, once } from '../memory.ts';
import { perObject } from '../perObject.ts';
import { contentOf, holdsNext } from '../sections/content.ts';
import { datesLeft, headOf, isTimeLeft } from '../sections/formPlaces.ts';
import { perTimes } from '../timelines/perTimes.ts';
import type { DocumentKind, Section, SourceText, Timeline, TimelineEvent } from '../types.ts';
import { isFinal } from '../words/status.ts';
import { linksIn } from './indexLinks.ts';
import { genreElsewhere, incidentElsewhere, otherGenreElsewhere } from './kindElsewhere.ts';

/** Words that name the genre, folded. */
const inEnglish =
  /\bpost[\s-]?mortems?\b|\b(?:incident|outage|post[\s-]incident|after[\s-]action) (?:report|review|retrospective|analysis|summary|disclosure|post)s?\b|\b(?:root cause analysis|rca)\b|^coe\b|\bcorrections? of errors?\b/;
/** The same in all the languages that sections have names in. */
export const genre = new RegExp(`${inEnglish.source}|${genreElsewhere.source}`, 'u');

/** A title, folded, without the words that only name the genre. */
export function withoutGenre(title: string): string {
  return fold(title).replace(everyGenre, ' ');
}

const everyGenre = new RegExp(genre, 'gu');

/** Words that name an incident. */
const incidentInLatin =
  /\b(?:incidents?|outages?|disruptions?|downtime|incidente|incidencia|incident|panne|ausfall|storung|vorfall|caida|falha|interrupcao|sev-?[0-5])\b/;
export const incident = new RegExp(`${incidentInLatin.source}|${incidentElsewhere.source}`, 'u');

/** Words for things going wrong. */
export const failure =
  /\b(?:down|failed|failing|fails|failures?|failed|errors?|crash(?:ed|es|ing)?|unavailable|unreachable|inaccessible|degraded|degradation|broken|breach|compromised?|attack|exploit(?:ed)?|vulnerability|corrupt(?:ed|ion)|loss|lost|stuck|flood|exhaust(?:ed|ion)|evict(?:ed|ions)|unhealthy|timeouts?|timed out|impacted|affected|locked|deletion|deleted|misclassified|unresponsive|outage|out of (?:memory|disk|space))\b/;

/** Words for what people run. */
const system =
  /\b(?:servers?|services?|databases?|db|dbs|disks?|apis?|hosts?|nodes?|clusters?|networks?|dns|queues?|storage|replicas?|backups?|pipelines?|deploy(?:s|ment|ments)?|outages?|incidents?|errors?|timeouts?|certificates?|certs?|nginx|postgres(?:ql)?|mysql|redis|kafka|kubernetes|k8s|aws|gcp|azure|website|site|login|checkout|payments?|e-?mails?|vms?|crash(?:ed|es)?|downtime)\b/;

/** The same, less sure, and in the other languages: enough to tell a report from a plan. */
const trouble =
  /\b(?:warnings?|outdated|expired|incorrect|wrong|bugs?|problems?|misconfigur\w+|alerts?|alarms?|rollback|rolled back|restored|mitigated|resolved|fallos?|fallas?|error(?:es)?|caida|erros?|falhas?|panne|erreurs?|defaillance|fehler|ausfall|verletzung|storung|ausgefallen)\b|ошибк|сбой|сбоя|недоступ|错误|故障|异常|失败|告警|エラー|障害|失敗|アラート|오류|장애|실패|알람/;

/** How much a section of a role says about the genre. Others are found in documents of every kind. */
const weights: Partial<Record<Role, number>> = {
  timeline: 1,
  'root-cause': 1,
  impact: 1,
  'contributing-factors': 1,
  detection: 0.75,
  'lessons-learned': 0.75,
  'went-well': 1,
  'went-wrong': 1,
  'got-lucky': 1,
  summary: 0.5,
  resolution: 0.5,
  'action-items': 0.5,
  duration: 0.5,
  trigger: 0.25,
  response: 0.25,
};

/** Sections that only a document about something that went wrong has. */
const troubles: ReadonlySet<Role> = new Set<Role>([
  'root-cause',
  'contributing-factors',
  'detection',
  'went-wrong',
  'got-lucky',
  'resolution',
]);

/** Texts that tell how a postmortem is to be written. */
const aboutTheForm =
  /\bmust contain\b|\bshould (?:contain|include)\b|\bwrite (?:a|your|the) post-?mortem|\b(?:standard|our|this) template\b|\bhow to (?:write|run|conduct)\b|\bpost-?mortem (?:process|guide|guidelines|policy|culture|meeting)\b/g;

/** Titles of other genres, in which incidents are mentioned. */
const otherGenre =
  /\b(?:change ?log|release notes|releases|readme|meeting|minutes|weekly|stand-?up|agenda|newsletter|run ?book|play ?book|rota|schedule|roadmap|guide|guidelines|handbook|manual|faq|polic(?:y|ies)|process(?:es)?|procedures?|checklist|adr|proposal|rfc|on-?call)\b|\b(?:response|recovery|continuity|management|action|project|test) plan\b|\b(?:deployment|release|verification|validation|testing|readiness) report\b|^(?:security )?incident (?:response|management|handling)$/;

/** Attacks that somebody makes for practice, or was asked for: titles, and the names of places for it in the first paragraphs. */
const practice = /\b(?:live ?blog|walk-?through|pen(?:etration)?[ -]?test(?:ing)?|red team(?:ing)? engagement)\b/;
const placeOfPractice = /\b(?:try ?hack ?me|hack ?the ?box|vulnhub)\b/;

/** Whether somebody tells of such an attack; one that broke something is an incident. */
function isPractice(name: string, prose: string): boolean {
  return (practice.test(name) && !speaksOfTrouble(name)) || placeOfPractice.test(prose);
}

/** `Post-mortem and runbook: …` is a postmortem, whatever else it is. */
const postmortemFirst = /^\W*(?:an? )?post[\s-]?mortem(?: &| and|[^\w]*:| of\b| [–—-])/;
/** `Incident: four bugs from one ADR`, `INC-12 – …`, `障害：…`; what is not told to have gone wrong may be its runbook. */
const incidentFirst =
  /^\W*(?:(?:incident|outage|rca|root cause analysis)(?: (?:report|review|summary|analysis))?|inc[-\s#]?\d+|sev-?\d|vorfall|storung|ausfall|incidente|incidencia|panne|caida|falha|инцидент|сбой|авария|インシデント|障害|事故|故障|인시던트|장애|사고)(?:[:：]| [–—-])/;

/** Whether a title, folded, is that of an incident, whatever else it names. */
function isOfIncident(name: string): boolean {
  if (postmortemFirst.test(name)) return true;
  const lead = incidentFirst.exec(name)?.[0];
  return lead !== undefined && (failure.test(name.slice(lead.length)) || trouble.test(name.slice(lead.length)));
}

/** Titles of pages about how postmortems are written. */
const aboutWriting =
  /\bhow (?:we|to|do we|i) (?:write|run|do|conduct|hold|document)\b|\b(?:writing|running|conducting) (?:an? |good |better |blameless )?(?:post-?mortems?|incident (?:reviews?|reports?))\b|\bpost-?mortem (?:guide|process|policy|culture)\b/;

/** Titles of forms, folded: `Postmortem template`, `Plantilla de informe`. */
const templateTitle = /\b(?:template|plantilla|vorlage|modelo|modele|gabarit)\b|шаблон|模板|テンプレート|템플릿/;

/** `YYYY-MM-DD — Title`, `Postmortem DD/MM/YYYY` */
const dateLeftOpen = new RegExp(
  String.raw`\byyyy[-/.](?:mm[-/.]dd|xx[-/.]xx)\b|\bdd[-/.]mm[-/.]yyyy\b|(?<![a-z\u0400-\u04ff])(?:${datesLeft.toLowerCase()})`,
);

/** `Postmortem: {{name}}`, `Retrospective: ${title}`, `Postmortem: {incident title}`, `[Incident title]`, `INC-XXXX` */
const unnamedTitle = new RegExp(
  [
    /\{\{[^{}]{1,60}\}\}/,
    // Not "Postmortem: ${HOME} is not set".
    /(?:^|[:–—-] )(?:\$\{[^{}]{1,100}\}[\s/–—-]{0,3}){1,4}$/,
    /(?:^|[:–—-] )\{[a-z][^{}]{2,60}\}(?:$| [-–—(])/,
    /(?:^|[:–—-] | (?:for|of|about|de|do|da|para|sobre|pour|sur|zu|uber) )\[[a-z][^\][\d]{2,60}\]$/,
    /-x{3,}\b/,
    dateLeftOpen,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** `# Incident title`: that of a form, and of many a postmortem whose writer began with the sections. */
const titleOfForm = /^(?:incident|outage|post-?mortem) (?:title|name)$/;

const bracketedTitle = /(?:^|[:–—-] )\[[^\][]+\]$/;

/** "Postmortem: stale template broke checkout" is of what a template did. */
function isFormTitle(name: string): boolean {
  return unnamedTitle.test(name) || (templateTitle.test(name) && (calledForm.test(name) || !isOfIncident(name)));
}

/** Surely a form, as long as nothing is dated in it: "Post-incident review template". */
const calledForm = new RegExp(
  [
    /(?:^|\b(?:post-?mortem|report|review|incident|rca) )template$|^template\b/,
    /^(?:plantilla|modelo|modele|gabarit|canevas) (?:(?:de|del|do|da|d|para|pour|le|un|el|o) |d['’] ?)*(?:post-?mortem|informes?|reportes?|rapports?|relatorios?|documentos?|document|comptes? rendus?|analis[ei]s?|incidentes?|incidents?|rca)\b/,
    /^vorlage (?:fur |für )?(?:(?:ein|eine|einen|den|die|das) )?\W?(?:post-?mortem|\S*bericht|\S*analyse)/,
    /\b(?:post-?mortem|\S*bericht|\S*analyse|incident)s?[ -]vorlage$/,
    /^шаблон (?:постмортема|отчета|разбора|анализа)/,
    /(?:ポストモーテム|障害報告書?|インシデント(?:レポート|報告書?)?|振り返り|复盘|复盘报告|事故报告|故障报告|포스트모템|보고서|리포트)(?:の|用)?[ ・]?(?:テンプレート|模板|템플릿|양식|雛形|ひな形)$/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'u',
);

/** Whether a section of a role by itself lets one think of a postmortem. */
export function tellsKind(role: Role): boolean {
  return (weights[role] ?? 0) >= 0.75;
}

export const otherReason = 'neither its title nor its sections are those of a postmortem';

const enough = 3.25;
const opening = 1500;

/** What tells the kind of a document. */
export interface KindSigns {
  readonly tree: SyntaxTree;
  readonly title?: string;
  readonly sections: readonly Section[];
  readonly timelines: readonly Timeline[];
  readonly frontMatter?: FrontMatter;
}

/** What kind of document this is, by its content alone. */
export function kindOf({ tree, title, sections, timelines, frontMatter }: KindSigns, memory: Memory): DocumentKind {
  const name = fold(title ?? '');
  const first = openingOf(tree);
  const prose = memory.keep(memory, 'opening', [first], () => fold(first));
  const events = timelines.reduce((count, timeline) => count + datedEventsOf(timeline), 0);
  const told = timelines.reduce((count, timeline) => count + countedEventsOf(timeline), events);
  const ofIncident = memory.keep(memory, 'of an incident', [name], () => ({ is: isOfIncident(name) })).is;
  const roles = memory.keep(sections, 'roles', [ofIncident], () => rolesIn(sections, ofIncident));
  const labels = memory.keep(sections, 'roles of labels', [roles], () => rolesOfLabels(sections, roles));
  const weightOf = (role: Role) => (weights[role] ?? 0) * (labels.has(role) ? ofLabel : 1);
  const hasWeight = (least: number) => [...roles].some((role) => weightOf(role) >= least);
  const filed = filedAs(frontMatter);
  const { telling, ...judged } = memory.keep(memory, 'judged', [name, prose, filed], () =>
    judge({ name, title: title ?? '', prose, filed }),
  );
  // What a form asks for is as good as told: `- ${timestamp} ${event}` below `# Retrospective: ${title}`.
  const isToTell = () =>
    unnamedTitle.test(name) && roles.has('timeline') && headOf(tree.source, memory).places >= fewestPlaces;
  const score =
    judged.score +
    (ofIncident ? 0.5 : 0) +
    [...roles].reduce((sum, role) => sum + weightOf(role), 0) +
    (told >= 5 || isToTell() ? 2.5 : told >= 2 ? 1.5 : told >= 1 ? 0.5 : 0) -
    (events >= 2 ? 0 : 2 * judged.form()) -
    // A policy of incidents has their sections too, but nothing happens in it.
    (judged.isOther && !(judged.isNamed && events >= 2) ? (events === 0 ? 6 : 4) : 0);
  const strong =
    hasWeight(0.75) ||
    judged.isNamed ||
    judged.callsItself ||
    telling ||
    ofIncident ||
    (judged.isOfIncidentDay && told >= mostDated);
  const links = () => linksIn(tree.source, genre, memory);
  // A title alone may belong to a page about postmortems, or to their index.
  const substance =
    events > 0 ||
    telling ||
    judged.isOfOne ||
    hasWeight(0.01) ||
    (judged.isOfDays() && !links().any) ||
    (tellsOfOne(sections) && !links().isIndex);
  // A plan has a timeline and a summary too, but nothing goes wrong in it.
  const troubled = () =>
    [...roles].some((role) => troubles.has(role)) ||
    judged.isTroubled() ||
    sections.some(isTimelineOfIncident) ||
    timelines.some(tellsOfTrouble);
  if (!judged.isNamed && !judged.callsItself && !telling && events === 0 && isRetrospective(roles))
    return { kind: 'other', reason: otherReason };
  if (events === 0 && isDecision(sections)) return { kind: 'other', reason: otherReason };
  if (isRegister(name, timelines)) return { kind: 'other', reason: otherReason };
  if (events === 0 && titleOfSeveral.test(name) && links().listsFiles) return { kind: 'other', reason: otherReason };
  if (score < enough || !strong || !substance || !troubled()) return { kind: 'other', reason: otherReason };
  if (isForm({ name, sections, timelines, events }, tree.source, memory))
    return { kind: 'template', reason: 'it has the sections of a postmortem, still to be filled in' };
  return { kind: 'postmortem', reason: reasonOf(name, events, roles) };
}

const partsOfDecision = ['context', 'decision', 'consequences'];
/** What no decision on postmortems tells. */
const tellsOfWhat: readonly Role[] = ['root-cause', 'impact', 'timeline'];

/** Whether this is a record of a decision, and has nothing else that tells of an incident. */
function isDecision(sections: readonly Section[]): boolean {
  const others = sections.filter(({ name }) => !partsOfDecision.includes(name));
  return (
    partsOfDecision.every((part) => sections.some(({ shape, name }) => shape === 'atx' && name === part)) &&
    !others.some(({ roles }) => roles.some((role) => tellsOfWhat.includes(role)))
  );
}

/** Titles of lists of all incidents, folded. Many a postmortem is called "Incident log" too. */
const registerTitle = new RegExp(
  [
    /\b(?:incidents?|outages?|downtimes?) (?:log|register|registry|history|list|index|tracker|overview)s?\W*$|^\W*(?:past |all |known )?(?:incidents|outages)\W*$/,
    /\b(?:incident|vorfall|storungs?|ausfall)s?[ -]?(?:register|liste|protokoll|verlauf|historie)\b|\b(?:registro|historial|bitacora|lista|historico|registo|journal|registre|historique|liste) d(?:e |es |os |as |['’])(?:incidentes|incidencias|incidents|caidas|pannes|falhas)\b/,
    /(?:журнал|реестр|история|список) (?:инцидентов|сбоев)|(?:障害|インシデント)(?:一覧|履歴|台帳|ログ)|(?:故障|事故|事件)(?:列表|记录表?|台账|历史|登记)|(?:장애|인시던트) ?(?:목록|이력|대장|기록)/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** Titles of pages that lead to several reports, folded: `Incident reports`, `Informes de incidentes`. */
const titleOfSeveral = new RegExp(
  [
    /^\W*(?:[a-z-]+ ){0,3}(?:post-?mortems|(?:incident|outage) (?:reports|reviews|retrospectives|analyses|summaries|postmortems)|rcas)\W*$/,
    /^\W*(?:informes|reportes|relatorios) de (?:incidentes|incidencias)\W*$|^\W*rapports d['’ ] ?incidents?\W*$|^\W*(?:vorfall|storungs|ausfall|incident)s?-?berichte\W*$/,
    /^\W*(?:постмортемы|отчеты об инцидентах)\W*$|^\W*(?:ポストモーテム|障害報告書?|インシデント報告書?)(?:一覧|集)\W*$|^\W*(?:事故|故障|事件)?(?:报告|報告|复盘|復盤)(?:列表|汇总|彙總|索引|目录|目錄)\W*$|^\W*(?:장애 보고서|포스트모템) ?(?:목록|모음)\W*$/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'u',
);

/** Whether this is a list of incidents, of which nearly each tells when it ended or how long it was. */
function isRegister(name: string, timelines: readonly Timeline[]): boolean {
  if (!registerTitle.test(name)) return false;
  const events = timelines.flatMap((timeline) => timeline.events);
  return events.length > 1 && events.filter(isWholeIncident).length * 4 >= events.length * 3;
}

/** `2026-09-08 03:11 | 2026-09-08 10:04 | 7 h` */
function isWholeIncident({ when, text }: TimelineEvent): boolean {
  const hasEnd = readTimeExpressions(text).some(({ from }) => from.date?.day !== undefined && from.clock !== undefined);
  return when?.date?.day !== undefined && (hasEnd || readDurations(text).length > 0);
}

/** What every retrospective has, of a sprint or a game. */
const looksBack: ReadonlySet<Role> = new Set<Role>([
  'went-well',
  'went-wrong',
  'got-lucky',
  'lessons-learned',
  'action-items',
  'summary',
]);

function isRetrospective(roles: ReadonlySet<Role>): boolean {
  return [...roles].every((role) => looksBack.has(role));
}

/** @param withTails whether `Root cause: the disk` counts, as it does below the title of an incident */
function rolesIn(sections: readonly Section[], withTails = false): Set<Role> {
  return new Set(sections.flatMap(({ hasTail, roles }) => (hasTail && !withTails ? [] : roles)));
}

/** What a label among headings says, of what a heading would. */
const ofLabel = 0.4;

/**
 * The roles that only labels have, in a document that has headings: error references, plans and lists of features have
 * `**Cause:**` and `**Impact:**` too.
 */
function rolesOfLabels(sections: readonly Section[], roles: ReadonlySet<Role>): ReadonlySet<Role> {
  const headings = sections.filter(({ shape }) => shape !== 'label' && shape !== 'bold');
  // One is the title.
  if (headings.length < 2) return new Set();
  const headed = rolesIn(headings);
  return new Set([...roles].filter((role) => !headed.has(role)));
}

/** `type: incident`, `tags: [outage, postmortem]`; folded. */
function filedAs(frontMatter: FrontMatter | undefined): string {
  return fold(['type', 'category', 'categories', 'tags'].map((key) => frontMatter?.values.get(key) ?? '').join('\n'));
}

/** What a document says of itself, all but its title folded too. */
interface Said {
  readonly name: string;
  readonly title: string;
  /** The first paragraphs. */
  readonly prose: string;
  /** In the front matter. */
  readonly filed: string;
}

function judge({ name, title, prose, filed }: Said) {
  const isDated = titleSaysDay(title);
  const isOfIncidentDay = isDated && incident.test(name) && !isPlanned.test(`${name}\n${prose}`);
  const telling = tells(prose, isOfIncidentDay);
  return {
    telling,
    /** `May 18 downtime` */
    isOfIncidentDay,
    score:
      titleScore(name, isDated) + proseScore(prose, telling) + filedScore(filed) - (aboutWriting.test(name) ? 12 : 0),
    /** `Post-mortem 2023-11-28: errors on disk 2`, but not of a game or an election. */
    isOfOne: isDated && genre.test(name) && failure.test(name) && system.test(name),
    // What hardly a postmortem comes to is read only if it does.
    isOfDays: once(() => genre.test(name) && prose.split('\n').filter(startsWithDay).length > 1),
    form: once(() => [...`${name}\n${prose}`.matchAll(aboutTheForm)].length),
    isTroubled: once(() => speaksOfTrouble(`${name}\n${prose}`)),
    isNamed: genre.test(name),
    isOther:
      (otherGenre.test(name) || otherGenreElsewhere.test(name) || isPractice(name, prose)) && !isOfIncident(name),
    callsItself: genre.test(prose.slice(0, 300)) || genre.test(filed),
  };
}

/** `September 28, 2021` in front of what happened then, and over it. */
function startsWithDay(paragraph: string): boolean {
  return /^\S{0,20} ?\d/.test(paragraph) && readLeadingExpression(paragraph, 0)?.from.date?.day !== undefined;
}

function isTold({ events }: Timeline): boolean {
  return events.some(({ text }) => hasLetterOrDigit(text));
}

function speaksOfTrouble(text: string): boolean {
  return genre.test(text) || incident.test(text) || saysWhatFailed(text);
}

/** Whether a text, folded, says that something went wrong. */
export function saysWhatFailed(text: string): boolean {
  return failure.test(text) || trouble.test(text);
}

/** `## Ablauf des Vorfalls`: events of an incident, whatever else the document calls itself. */
function isTimelineOfIncident({ roles, title }: Section): boolean {
  return roles.includes('timeline') && incident.test(fold(title));
}

function tellsOfTrouble({ events }: Timeline): boolean {
  return events.slice(0, 40).some(({ text }) => speaksOfTrouble(fold(text)));
}

/** More of them say no more. */
const mostDated = 5;

/** `### v2.0.1 (2025-12-13)` */
const release = /^\W*v?\d+\.\d+(?:\.\d+)*\W*$/i;

const isRelease = perObject(({ text }: TimelineEvent): boolean => release.test(text));

const datedEventsOf = perObject(({ events }: Timeline): number => {
  let count = 0;
  for (const event of events) {
    const { when } = event;
    if (isRelease(event)) continue;
    if (when?.clock || when?.date?.day) count++;
    if (count === mostDated) break;
  }
  return count;
});

/** How many are counted from the first: `T+6m`, but not in a plan with its `T-24h`. */
const countedEventsOf = perTimes(({ events }): number => {
  const counted = events.flatMap(({ when }) => when?.relativeMinutes ?? []);
  return counted.some((minutes) => minutes <= -60) ? 0 : counted.length;
});

/** Whether a heading below the title names an incident. */
function tellsOfOne(sections: readonly Section[]): boolean {
  return sections.slice(1, 5).some(({ name }) => incident.test(name) && !ofAny.test(name));
}

/** "What qualifies as an incident?", "Postmortems of incidents", folded. */
const ofAny = new RegExp(
  [
    /\b(?:an?|any|each|every|une?|una|uma?|eine[mnrs]?|cada|chaque|jede[mnrs]?) (?:incident|outage|disruption|incidente|incidencia|panne|ausfalls?|storung|vorfalls?|caida|falha|interrupcao)\b/,
    /\b(?:incidents|outages|disruptions|incidentes|incidencias|pannes|ausfalle|storungen|vorfalle|caidas|falhas|interrupcoes)\b|инцидентов|инциденты/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** `INC-002 — …` */
const incidentNumber = /^\W*inc[-\s#]?\d/;
/** `PM-002: …`, `PIR-7 – …`: that of a postmortem, if something failed. */
const reportNumber = /^\W*(?:pm|pir)-\d{1,5}(?::| [–—-])/;

function titleScore(folded: string, isDated: boolean): number {
  const fails = failure.test(folded);
  const isIncident = incident.test(folded) || incidentNumber.test(folded) || (fails && reportNumber.test(folded));
  const named = genre.test(folded) ? 3 : isIncident ? 2 : fails ? 1 : 0;
  return named + (isDated ? 1 : 0);
}

function titleSaysDay(title: string): boolean {
  return readTimeExpressions(title).some(({ from }) => from.date?.day !== undefined);
}

/** `tags: [retrospective, postmortem]` is of a sprint. */
function filedScore(filed: string): number {
  if (/\bretro(?:spective)?s?\b/.test(filed)) return 0;
  return genre.test(filed) ? 2 : incident.test(filed) ? 1 : 0;
}

/** The first paragraphs: do they call themselves a postmortem, and do they tell of an incident? */
function proseScore(prose: string, telling: boolean): number {
  const named = genre.test(prose.slice(0, 300)) ? 2 : incident.test(prose) ? 0.5 : 0;
  return named + (telling ? 2.5 : 0);
}

/**
 * Whether a sentence says that something failed, on which day, and for how long or from when to when. Below the title of
 * an incident of some day it says enough from when to when something was: "Between … and … the site had no certificate".
 */
function tells(prose: string, isBelowIncident: boolean): boolean {
  return prose
    .split('\n')
    .flatMap(sentencesOf)
    .some((sentence) => {
      const fails = failure.test(sentence) || incident.test(sentence);
      if (!fails && !isBelowIncident) return false;
      const expressions = readTimeExpressions(sentence);
      if (!fails) return expressions.some(isWindow) || expressions.filter(isMoment).length > 1;
      const dated = expressions.some(({ from }) => from.date?.day !== undefined);
      return dated && (expressions.some(({ from, to }) => from.clock ?? to) || readDurations(sentence).length > 0);
    });
}

/** What is to come is no incident yet: "Planned downtime", folded. */
const isPlanned =
  /\b(?:planned|scheduled|upcoming|maintenance|geplante?|angekundigte?|wartung\w*|planifiee?s?|prevue?s?|programad[ao]s?|previst[ao]s?|mantenimiento|manutencao)\b|планов|запланир|予定|計画|メンテナンス|计划|計劃|维护|維護|예정|계획|점검/;

/** `2025-07-30 21:27 – 22:10` */
function isWindow(expression: TimeExpression): boolean {
  return isMoment(expression) && expression.to?.clock !== undefined;
}

function isMoment({ from }: TimeExpression): boolean {
  return from.date?.day !== undefined && from.clock !== undefined;
}

/** Not by looking behind every space, which takes longer than all the rest. */
export function sentencesOf(prose: string): string[] {
  return prose.replace(/([.!?。])\s+/g, '$1\0').split('\0');
}

/** The words of the first paragraphs. */
function openingOf(tree: SyntaxTree): string {
  let text = '';
  for (const node of tree.root.children) {
    if (text.length >= opening) break;
    if (node.type === 'paragraph' || node.type === 'html') text += wordsOf(node, tree.source);
    if (node.type === 'list') {
      for (const item of node.children.slice(0, 8)) {
        const first = item.children[0];
        if (first?.type === 'paragraph') text += wordsOf(first, tree.source);
      }
    }
  }
  return text.slice(0, opening * 2);
}

const wordsOf = perNode((node: Nodes, source) => `${flatten(plainTextOf(node, source).text)}\n`);

/** What tells whether a document is a form. */
interface FormSigns {
  /** Its title, folded. */
  readonly name: string;
  readonly sections: readonly Section[];
  readonly timelines: readonly Timeline[];
  /** How many of them are dated. */
  readonly events: number;
}

/** Whether most of it is still to be written. Fresh documents have the time of a first event; some forms show one. */
function isForm({ name, sections, timelines, events }: FormSigns, source: SourceText, memory: Memory): boolean {
  const titled = isFormTitle(name);
  if (!titled && !titleOfForm.test(name) && events > 3) return false;
  const { text, words, places, orders } = headOf(source, memory);
  const isEmpty = () => isMostlyEmpty(source, sections);
  const left = places + orders;
  const called = titled || (titleOfForm.test(name) && (left >= fewestPlaces || isEmpty()));
  if (!called && events > 3) return false;
  // Only the title is left to be filled in: `Postmortem: [what failed]` over a timeline and sections that are written.
  if (events > 3 && places < fewestPlaces && bracketedTitle.test(name) && !isEmpty()) return false;
  if (called && words < 120) return true;
  if (events === 0 && (calledForm.test(name) || dateLeftOpen.test(name))) return true;
  // The times of an example, on no day.
  if (calledForm.test(name) && !saysDay.test(text)) return true;
  if (events === 0 && !saysTime.test(text) && leavesTimes(timelines)) return true;
  if (words < 240 && !isCalledFinal(text) && isEmpty()) return true;
  return (events === 0 || called || !timelines.some(isTold)) && (left >= fewestPlaces || places * 60 > words);
}

const fewestPlaces = 3;

/** A time of day or a date with digits. */
const saysTime = /\d:\d\d|(?<!\d)\d{4}[-/.]\d\d|\d[./]\d{1,2}[./]\d\d/;

/** A day in digits, or a year. */
const saysDay = /(?<!\d)(?:19|20)\d\d(?!\d)|\d[./]\d{1,2}[./]\d\d/;

/** Whether the times of nearly all events are left to be filled in. */
function leavesTimes(timelines: readonly Timeline[]): boolean {
  const events = timelines.flatMap(({ events }) => events);
  const left = events.filter(({ text, timestamp }) => isTimeLeft(timestamp?.raw ?? text));
  return left.length > 1 && left.length * 4 >= events.length * 3;
}

/** `- **Status:** final`: what is empty is left out, and not to come. */
function isCalledFinal(text: string): boolean {
  const status = /^[^\p{L}\r\n]{0,8}status[^\p{L}\r\n]{1,8}([^\r\n]{1,40})/imu.exec(text)?.[1];
  return status !== undefined && isFinal(status);
}

/** Whether more sections are empty, or hold nothing but a prompt, than have text. */
function isMostlyEmpty(source: SourceText, sections: readonly Section[]): boolean {
  const own = sections.filter(
    (section) => section.roles.length > 0 && section.shape !== 'label' && !holdsNext(sections, section),
  );
  const filled = own.filter((section) => contentOf(source, section) === 'text').length;
  return own.length > 2 && filled * 2 < own.length;
}

function reasonOf(name: string, events: number, roles: ReadonlySet<Role>): string {
  const titled = genre.test(name) || incident.test(name);
  if (titled && events > 0) return 'its title says so, and it has a timeline';
  if (titled) return 'its title and sections say so';
  return roles.has('timeline') ? 'it has a timeline and other sections of a postmortem' : 'it tells of an incident';
}
