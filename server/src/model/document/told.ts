import { countAboutWords } from '../../characters.ts';
import { type Block, perBlock } from '../../syntax/block.ts';
import type { Role } from '../../templates/catalogue.ts';
import { fold } from '../../time/names.ts';
import type { Memory } from '../memory.ts';
import { frontOf, rolesAlong, rolesAround } from '../outlineAt.ts';
import { namedIn } from '../sections/namesInTitle.ts';
import { readTitle } from '../sections/roles.ts';
import { passagesIn } from '../text/passages.ts';
import { perTimes } from '../timelines/perTimes.ts';
import type { Section, Telling, Timeline } from '../types.ts';
import { saysWhatFailed } from './kind.ts';
import { rolesNotAsked } from './notAsked.ts';
import { rowsToldIn } from './rowsTold.ts';

/** What sentences say of themselves: the answers that sections are there for, in English and in the other languages. */
const cues: readonly (readonly [Role, RegExp, RegExp, weight?: number])[] = [
  [
    'root-cause',
    /\b(?:caus(?:ed|es|ing)|(?:root )?cause (?:was|is|of)|culprit|due to|owing to|because|(?:result(?:s|ed|ing)?|stems?|stemmed) (?:from|of)|as a result of|triggered by|led to|turn(?:s|ed) out|incorrect(?:ly)?|misconfigur\w+|bugs?|regression|vulnerab\w+|exploit(?:ed)?)\b/i,
    /causad[oa]s? por|debido a|devido a|causa (?:raiz|raíz|principal)|porque\b|causée?s? par|d[ûu]e? (?:à|au)|en raison d|parce qu|verursacht|aufgrund|wegen\b|\bweil\b|ursache|из-за|вызван|причин|потому что|由于|因为|导致|造成|原因|引起|により|起因|때문|원인|인해/i,
  ],
  [
    'resolution',
    /\b(?:(?:was|were|been|is|are|got) (?:\w+ )?(?:resolved|fixed|mitigated|restored|reverted|recovered|rolled back)|(?:resolved?|fix(?:ed)?|mitigated?|restored?|revert(?:ed)?|roll(?:ed)? back|restart(?:ed)?) (?:by|the|it|this|all)|back to normal|workaround|revoked|removed|deleted|replaced|upgraded|disabled|scaled up|permanent fix|no-?op|false alarm|considered (?:resolved|fixed)|(?:resolved|recovered|renewed) (?:itself|by itself|on its own)|no (?:further )?action (?:was |is )?(?:required|needed|taken))\b/i,
    /resuelt|solucion|restaur|correg|corrigid|revertid|mitigad|resolvid|résolu|corrigé|rétabli|retour à la normale|behoben|gelöst|wiederhergestellt|zurückgesetzt|zurückgerollt|исправ|восстанов|устран|откат|恢复|恢復|修复|修復|解决|解決|回滚|缓解|復旧|修正|복구|해결|수정|롤백/i,
  ],
  [
    'impact',
    /\d\s?%|\b(?:(?<![\d.,])\d[\d.,]{0,20} (?:\w{1,30} )?(?:users?|customers?|requests?|orders?|tenants?)|(?:all|most|some|no|many) (?:\w+ )?(?:users?|customers?|data|funds)|un(?:available|reachable|responsive)|inaccessible|(?:un|not )able to|(?:could|did) not|fail(?:s|ed|ing|ures?)?|loss(?:es)?|lost|no-?op|degraded|impact(?:ed)?|affected|outage|disruption|disrupted|downtime|offline|down|errors?|crash\w*|stuck|stopped|blocked|delay(?:s|ed)?|slow|time[ds]?[ -]?outs?|rebooting|rejected)\b/i,
    /usuari|utilisateur|usuári|client[es]|afect|afet|impact|indispon|inaccesib|caíd[ao]|queda\b|erreur|panne|nutzer|kunden|betroffen|ausfall|ausgefallen|nicht erreichbar|fehler|пользовател|клиент|затрон|недоступ|сбо[йя]|ошибк|影响|影響|用户|客户|不可用|失败|失敗|中断|报错|ユーザ|顧客|利用できな|停止|障害|영향|사용자|고객|장애|중단|실패|불가/i,
  ],
  ['timeline', /(?<![\d:.])\d{1,2}:\d{2}(?![\d:])/, /(?<!\d)\d{1,2}[時时시点點](?!間|间|간)/],
  // "The full post-mortem is there."
  [
    'timeline',
    /\b(?:internal|full|detailed|complete|technical) (?:incident )?(?:post-?mortem|report|rca|write-?up|timeline)\b/i,
    /(?!)/,
    3,
  ],
  [
    'action-items',
    /\b(?:we (?:will|should|must|plan to|are going to)|we['’]ll|to prevent|in (?:the )?future|next steps?|(?:permanent|long[ -]term) (?:fix|solution))\b/i,
    /para (?:prevenir|evitar)|en el futuro|no futuro|pr[óo]xim[oa]s pas[so]*|pour (?:éviter|prévenir)|à l['’]avenir|prochaines étapes|künftig|zukünftig|nächste schritte|чтобы (?:предотвратить|избежать)|в будущем|避免|防止|今后|今後|后续|将会|予定|재발|향후|예정/i,
  ],
];

/** One time makes no timeline. */
const fewest: Readonly<Partial<Record<Role, number>>> = { timeline: 3 };

/** Whether there are two events with a time of day. */
const hasClocks = perTimes(({ events }): boolean => events.filter(({ when }) => when?.clock).length > 1);

/** Whether so many events are read that nobody has to look for them. */
const isListed = perTimes(({ events }): boolean => events.filter(({ when }) => when?.clock).length > 2);

interface Cue {
  readonly role: Role;
  readonly start: number;
  readonly weight: number;
}

const none: readonly Cue[] = [];

const cuesIn = perBlock((block: Block): readonly Cue[] => {
  const found = passagesIn(block).flatMap(({ kind, text, start }) => {
    if (kind === 'heading') return [];
    return cues
      .filter(([, english, elsewhere]) => english.test(text) || elsewhere.test(text))
      .map(([role, , , weight = 1]): Cue => ({ role, start, weight }));
  });
  return found.length === 0 ? none : found;
});

/** A paragraph of so many words in front of the first section tells what the document is about; so does a long title. */
const shortestLead = 12;
const shortestTitle = 8;
/** So many, in one or in several, are a summary where they speak of what went wrong. */
const shortestSummary = 20;

interface Lead {
  readonly start: number;
  readonly words: number;
  readonly saysWhat: boolean;
}

const leadsIn = perBlock((block: Block): readonly Lead[] =>
  passagesIn(block).flatMap(({ kind, text, start }) => {
    const words = kind === 'paragraph' ? countAboutWords(text) : 0;
    if (words < shortestLead) return [];
    return [{ start, words, saysWhat: saysWhat(text) }];
  }),
);

/** "Checkout failed for an hour", and not "This document follows the form of …" */
function saysWhat(text: string): boolean {
  return (
    saysWhatFailed(fold(text)) ||
    cues.some(([role, english, elsewhere]) => isOfFailure.has(role) && (english.test(text) || elsewhere.test(text)))
  );
}

function areSummary(leads: readonly Lead[]): boolean {
  return leads.some((lead) => lead.saysWhat) && leads.reduce((sum, { words }) => sum + words, 0) >= shortestSummary;
}

const isOfFailure: ReadonlySet<Role> = new Set<Role>(['impact', 'root-cause']);

/** What a fence around whole sections is called, or not called. */
const fenceOfProse = /^[ \t]{0,3}(?:`{3,}|~{3,})[ \t]*(?:md|markdown)?[ \t]*(?=[\r\n])/i;
const headingInFence = /^#{2,6}[ \t]+([^\r\n]{2,90})/gm;

/** Where somebody wrote whole sections into a fence, what they are for. */
const fencedIn = perBlock(({ kind, text, start }: Block): readonly Cue[] => {
  if (kind !== 'fence' || !fenceOfProse.test(text)) return none;
  const titles = [...text.matchAll(headingInFence)].map(([, title = '']) => title);
  const roles = new Set(titles.flatMap((title) => readTitle(title).roles));
  return roles.size === 0 ? none : [...roles].map((role) => ({ role, start, weight: 1 }));
});

const noCallouts: readonly number[] = [];

/** `> [!summary]`, as notebooks have it. */
const calloutsIn = perBlock(({ text, start }: Block): readonly number[] =>
  /^[ \t]{0,3}>[ \t]*\[!(?:summary|abstract|tldr)\]/im.test(text) ? [start] : noCallouts,
);

/** Where the same words are plans, or about something else. */
const elsewhere: ReadonlySet<Role> = new Set<Role>(['action-items', 'supporting', 'communication']);
/** `Date: 2031-05-14`, and what stands in the paragraphs below it is not of the date. */
const statedInLine: ReadonlySet<Role> = new Set<Role>(['metadata', 'duration']);
/** Where a row of two cells is no fact of the incident. */
const notOfFacts: ReadonlySet<Role> = new Set<Role>([
  ...elsewhere,
  'timeline',
  'lessons-learned',
  'went-well',
  'went-wrong',
]);
/** In a timeline they are steps on the way: what was tried, and what will be. */
const onTheWay: ReadonlySet<Role> = new Set<Role>(['timeline', 'action-items', 'impact']);

/** Sections that answer what another one is there for. */
const answers: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  'root-cause': ['trigger', 'went-wrong'],
  summary: ['trigger'],
};

/** `## Analysis`, of what else than the cause? Documents of every kind have one, so that it says nothing of theirs. */
function isAnalysis({ shape, depth, name }: Section): boolean {
  return shape !== 'label' && depth > 1 && analysis.test(name);
}

const analysis =
  /^(?:(?:technical |incident |failure )?analysis|(?:technische |fehler)?analyse|analyse technique|analisis(?: tecnico)?|analise(?: tecnica)?|(?:технический )?анализ|(?:技术|故障)?分析|技術分析|(?:기술 )?분석)$/;
const ofAnalysis: readonly Role[] = ['root-cause'];

/** Sections of what was done, or is to be done, under names that say as much of the one as of the other. */
const measures = /\b(?:remediation|recommendations?|mitigations?|improvements?|hardening)\b/;

/**
 * Roles whose answers a reader comes across: in the summary, in front of the first section, in the timeline, or in a
 * section that is for something else, which its heading may name. A section of their own would be better; that nothing
 * is said would be false.
 */
export function rolesTold(
  sections: readonly Section[],
  timelines: readonly Timeline[],
  hasActions: boolean,
  status: string | undefined,
  memory: Memory,
): ReadonlyMap<Role, Telling> {
  const found = memory.gather('told', cuesIn, ({ start }) => start);
  const leads = memory.gather('leads', leadsIn, ({ start }) => start);
  const callouts = memory.gather('callouts', calloutsIn, (start) => start);
  const fenced = memory.gather('fenced', fencedIn, ({ start }) => start);
  const rows = memory.gather('rows told', rowsToldIn, ({ start }) => start);
  const isOver = timelines.some(({ events }) =>
    events.some(({ milestone }) => milestone === 'resolved' || milestone === 'mitigated'),
  );
  const hasEvents = timelines.some(hasClocks);
  const listsEvents = timelines.some(isListed);
  const notAsked = rolesNotAsked({ sections, timelines, status }, memory);
  const inputs = [found, leads, callouts, fenced, rows, isOver, hasEvents, listsEvents, hasActions, notAsked];
  return memory.keep(sections, 'told', inputs, () => {
    const told = new Set<Role>([
      ...(isOver ? (['resolution'] as const) : []),
      ...(hasEvents ? (['timeline'] as const) : []),
    ]);
    const counts = new Map<Role, number>();
    const rolesAt = rolesAlong(sections);
    for (const { role, start, weight } of found) {
      if (told.has(role)) continue;
      const roles = rolesAt(start);
      if (roles.some((around) => elsewhere.has(around))) continue;
      if (onTheWay.has(role) && roles.includes('timeline')) continue;
      const count = (counts.get(role) ?? 0) + weight;
      counts.set(role, count);
      if (count >= (fewest[role] ?? 1)) told.add(role);
    }
    const title = sections.find(({ shape }) => shape !== 'label')?.title ?? '';
    const own = leads.filter(({ start }) => rolesAround(sections, start).every((role) => statedInLine.has(role)));
    if (countAboutWords(title) >= shortestTitle || own.length > 0 || callouts.length > 0) told.add('summary');
    if (hasActions || sections.some(({ name }) => measures.test(name))) told.add('action-items');
    for (const [role, others] of Object.entries(answers) as [Role, readonly Role[]][])
      if (sections.some(({ roles }) => roles.some((other) => others.includes(other)))) told.add(role);
    for (const role of notAsked) told.add(role);
    const named = sections.flatMap((section) =>
      rolesAt(section.span.start).some((around) => elsewhere.has(around)) ? [] : namedIn(section),
    );
    for (const { role } of named) told.add(role);
    const underName = new Set(named.flatMap(({ role, isSure }) => (isSure ? [role] : [])));
    if (listsEvents) underName.add('timeline');
    for (const { role } of fenced) {
      told.add(role);
      underName.add(role);
    }
    const ofRows = rows.flatMap(({ role, start }) =>
      rolesAt(start).some((around) => notOfFacts.has(around)) ? [] : role,
    );
    for (const role of [...ofRows, ...(sections.some(isAnalysis) ? ofAnalysis : [])]) {
      told.add(role);
      underName.add(role);
    }
    const front = frontOf(sections);
    const isLed = Number.isFinite(front) && areSummary(own.filter((lead) => lead.start < front));
    const whereIs = (role: Role): Telling =>
      notAsked.includes(role)
        ? 'not asked'
        : role === 'summary' && isLed
          ? 'in front'
          : underName.has(role)
            ? 'under its name'
            : 'elsewhere';
    return new Map([...told].map((role) => [role, whereIs(role)]));
  });
}
