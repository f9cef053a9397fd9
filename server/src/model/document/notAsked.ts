/**
 * Answers that nobody can ask for: of an incident that goes on, of an exercise, of one that is over by all accounts, and
 * of a vulnerability, whose advisories have a form of their own.
 */
import { type Block, perBlock } from '../../syntax/block.ts';
import type { Role } from '../../templates/catalogue.ts';
import { fold } from '../../time/names.ts';
import type { Memory } from '../memory.ts';
import { passagesIn } from '../text/passages.ts';
import { perTimes } from '../timelines/perTimes.ts';
import type { Section, Timeline } from '../types.ts';

export interface Course {
  readonly sections: readonly Section[];
  readonly timelines: readonly Timeline[];
  /** What the document says of its status. */
  readonly status: string | undefined;
}

export function rolesNotAsked({ sections, timelines, status }: Course, memory: Memory): readonly Role[] {
  const said = fold(status ?? '');
  const isOver = timelines.some(endsResolved);
  const stillDown = memory.gather('still down', stillDownIn, (start) => start);
  const isAdvisory =
    new Set(memory.gather('signs of an advisory', advisorySignsIn, ({ start }) => start).map(({ sign }) => sign))
      .size >= fewestSigns;
  return memory.keep(sections, 'not asked', [said, isOver, stillDown, isAdvisory], () => {
    const isOpen = !isOver && !sections.some(({ roles }) => roles.includes('resolution'));
    const goesOn = isOpen && (ongoing.test(said) || stillDown.some((start) => isOfStatus(sections, start)));
    return [
      ...(goesOn ? ofWhatIsOver : []),
      ...(isExercise(sections) ? ofHarm : []),
      ...(isAdvisory ? ofIncident : []),
      ...(isOver && resolved.test(said) ? ofTheEnd : []),
    ];
  });
}

const ofWhatIsOver: readonly Role[] = ['root-cause', 'resolution', 'action-items'];
const ofHarm: readonly Role[] = ['impact'];
const ofTheEnd: readonly Role[] = ['resolution'];
/** All that is asked of what happened to somebody. */
const ofIncident: readonly Role[] = ['summary', 'impact', 'timeline', 'root-cause', 'resolution', 'action-items'];

/** Folded, in the languages that sections have names in. */
const ongoing =
  /^\W*(?:(?:incident|outage) )?(?:(?:still |is )*(?:ongoing|investigating|identified|monitoring|under investigation|unresolved)|andauernd|anhaltend|laufend|in untersuchung|wird (?:untersucht|beobachtet)|en curso|en investigacion|investigando|monitoreando|em andamento|em investigacao|investigando|monitorando|en cours|enquete en cours|sous surveillance)\b|^\P{L}*(?:продолжается|расследуется|наблюдение|调查中|處理中|处理中|监控中|持续中|調査中|対応中|監視中|継続中|조사 ?중|진행 ?중|모니터링 ?중)/u;

const resolved =
  /\b(?:resolved|mitigated|fixed|closed|gelost|behoben|geschlossen|resuelto|cerrado|resolvido|fechado|encerrado|resolu|clos|cloture|corrige)\b|решен|устранен|закрыт|已解决|已恢复|已关闭|解決|復旧|クローズ|해결|복구|종료/;

const lastOnes = 3;
const fewestEvents = 3;

/** Whether a timeline of several events comes to the end of the incident. */
const endsResolved = perTimes(
  ({ events }): boolean =>
    events.length >= fewestEvents &&
    events.slice(-lastOnes).some(({ milestone }) => milestone === 'resolved' || milestone === 'mitigated'),
);

const none: readonly number[] = [];

/** One of the things that advisories and histories of a disclosure tell, and where. */
interface Sign {
  readonly sign: number;
  readonly start: number;
}

const fewestSigns = 3;
const noSigns: readonly Sign[] = [];

const advisorySignsIn = perBlock(({ text, start }: Block): readonly Sign[] => {
  const found = advisorySigns.flatMap((sign, at) => (sign.test(text) ? [{ sign: at, start }] : []));
  return found.length === 0 ? noSigns : found;
});

/** Its number, how bad it is, which versions have it, which do not, what to do until then, and how its finder was heard. */
const advisorySigns: readonly RegExp[] = [
  /\bGHSA(?:-[a-z\d]{4}){3}\b|\bCVE-\d{4}-\d{4,7}\b|\bCVE (?:numbers?|ids?|requests?)\b/i,
  /\bCWE-\d{1,5}\b|\bCVSS\b/,
  /\b(?:affected|vulnerable) versions?\b|\bversions? affected\b|betroffene versionen|versions? (?:affectées?|vulnérables?)|versiones (?:afectadas|vulnerables)|versões (?:afetadas|vulneráveis)|(?:уязвимые|затронутые) версии|影響を受けるバージョン|受?影响(?:的)?版本|영향(?:을)? ?받는 버전/i,
  /^[ \t#*_>-]{0,8}(?:patch(?:es|ed versions?)|fixed (?:in )?versions?|behobene versionen|versions? corrigées?|versiones corregidas|versões corrigidas|исправленные версии|修正バージョン|修复版本|패치 버전)\b/im,
  /^[ \t#*_>-]{0,8}workarounds\b/im,
  /\bvendor (?:was |has )?(?:notified|contacted|informed|confirmed|acknowledged|replied|declined|responded)\b|\b(?:coordinated|responsible) disclosure\b|\bbug bounty program/i,
];

/** "The site remains offline. The investigation continues." */
const stillDownIn = perBlock((block: Block): readonly number[] => {
  const found = passagesIn(block).filter(({ kind, text }) => kind !== 'heading' && stillDown.test(fold(text)));
  return found.length === 0 ? none : found.map(({ start }) => start);
});

const stillDown =
  /\b(?:remains? (?:offline|down|unavailable|unresolved)|(?:is|are) still (?:offline|down|unavailable|being investigated|under investigation|ongoing)|investigation (?:continues|is ongoing)|(?:ist|sind|bleibt) (?:weiterhin|noch) (?:offline|nicht erreichbar|ausgefallen)|sigue (?:caido|caida|fuera de servicio|sin servicio)|la investigacion continua|(?:continua|permanece) (?:fora do ar|indisponivel)|a investigacao continua|(?:reste|est toujours) (?:hors ligne|indisponible)|l['’]enquete se poursuit)\b|(?:все еще|по-прежнему) недоступ|расследование продолжается|仍(?:然)?(?:不可用|离线|在调查)|(?:停止|ダウン|利用できない状態)が続いて|調査を続けて|여전히 (?:중단|장애|다운)|조사(?:를|가) 계속/;

/** Whether a section around a place says how things are: "Current status". In others, it may be told of back then. */
function isOfStatus(sections: readonly Section[], start: number): boolean {
  return sections.some(
    ({ name, depth, span }) => depth > 1 && span.start < start && start < span.end && now.test(name),
  );
}

const now =
  /\b(?:(?:current|present|latest) (?:status|state|situation)|ongoing|status|estado (?:actual|atual)|situacion actual|situacao atual|etat actuel|situation actuelle|aktueller (?:stand|status))\b|текущее состояние|текущий статус|当前状态|目前状态|現状|現在の(?:状況|状態)|현재 (?:상태|상황)/;

/** Whether a title or heading says that it was an exercise: nobody was harmed by it, but what an exercise broke is told. */
function isExercise(sections: readonly Section[]): boolean {
  return sections.some(({ title, depth, shape }, at) => {
    if (shape === 'label' || depth > 2) return false;
    const words = fold(title);
    return (at === 0 ? exercise.test(words) : theExercise.test(words)) && !brokenBy.test(words);
  });
}

const exercise =
  /\b(?:drill|game[ -]?day|table[ -]?top|(?:failover|recovery|incident|chaos|dr|response) exercise|wargame|simulacro|simulado|exercice|probealarm|notfallubung|ubung)\b|учени[яйе]|演练|演習|訓練|훈련/;
const theExercise =
  /\b(?:(?:the|this|our) (?:drill|game[ -]?day|exercise)|(?:el|este) simulacro|o simulado|l['’]exercice|die ubung|der ubung)\b|本次演练|今回の(?:訓練|演習)|이번 훈련/;
const brokenBy =
  /\b(?:caused|broke|triggered|during|after|due to|failed|outage|por|durante|pendant|wahrend|verursacht|causad[oa]|causee?)\b|во время|из-за|期间|导致|中に|による|중 |인한/;
