import { minutesPerDay } from '../../time/instant.ts';
import { fold } from '../../time/names.ts';
import type { ClockParts } from '../../time/types.ts';
import { remembered } from '../memory.ts';
import { perObject } from '../perObject.ts';
import type { Milestone, TimelineEvent } from '../types.ts';

/**
 * Words by which an event's text says which turn of the incident it is, folded, in the languages that sections have
 * names in. The first that fits wins, so the more final turn comes first: "resolved, alert cleared" is a resolution.
 * `\b` knows ASCII only, so other scripts stand outside of it.
 */
const signs: readonly (readonly [Milestone, RegExp])[] = [
  [
    'resolved',
    /\b(?:(?<!(?<!\b(?:self|auto))[.-])resolved(?! to\b(?! normal)|[- ](?:notif|warning|message|alert|webhook|event|state))|100 ?% (?:back|online|restored|recovered|operational|functional)|fully restored|fully operational|fully recovered|services? (?:was |were |is )?(?:fully )?restored|restored (?:the )?services?\b|^full recovery(?=[;,.:]|$| (?:achieved|confirmed|complete|verified))|(?<!\bfile ?)systems? (?:was |were |is )?(?:fully )?restored(?! (?:from|to|by|with|using)\b)|(?:success rate|availability) (?:is |was )?back (?:at|to|up to) 100(?= ?%)|confirmed working(?=[.,;!]| ?$| (?:again|now|normally|as expected)\b)|all clear|(?:outage|impact|incident|disruption) (?:ends?|ended|(?:is |was )?over)|end of (?:outage|impact|incident)|(?<!\b(?:first|some|most|many) )errors? (?:(?:are|were|is|have|all) )?(?:gone|clear(?:ed)?(?= ?(?:[;,.]|$)))|(?:site|service|servers?|system|app|api|website|shop|gateway|database|cluster|[A-Z]{2,5}) (?:is |are |was |were )?(?:up|online|live) again|(?:site|service|server|portal|platform|database|system|app|api|website|shop|everything|all (?:\w+ )?(?:services|systems|sites)) (?:is|are|was|were|comes?|came) (?:up|available|reachable|running|working)(?: and running)? again|^full (?:service )?restoration|full restoration (?:was |is )?(?:achieved|completed?|confirmed)|(?<!\b(?:so that|until|await(?:s|ing)?|waiting for|once|when|if) (?:the )?)(?:services?|network|cluster|site|system|platform|api|database) (?:has |have |is |are )?(?:fully )?recovered(?! (?:from|to|by|some|part|slowly|gradually|\d))|(?:site|service|servers?|system|app|api|website|web page|page|shop|database|cluster|everything) (?:is|are|was|were|came|comes) back up\b|(?:is|are|was|were|now|all) (?:running|working|operating) normally|successful resolution|recovery (?:of (?:\w+ ){1,3})?(?:is |was |has )?(?:been )?completed?|incident (?:was |is )?closed|incident ends|(?:back|returned|returns|restored) to (?:normal|baseline)|back online|(?:operations?|functionality|access|availability|traffic|performance|monitoring|connectivity) (?:was |were |is |are |has been |have been )?(?:fully |completely )?(?:restored|recovered)|normal service (?:was |is )?(?:gradually )?restored|fully functional|(?:back|returned|restored) to (?:an? )?(?:fully )?functional|(?:runs?|ran|running|works?|worked|working|pass|passes) (?:successfully|correctly|normally|fine|fast|smoothly|properly|as expected) again|(?:users?|customers?|clients?|everyone) (?:stopped|no longer) (?:having|seeing|experiencing|reporting|have|had|see|saw|experience[ds]?|reports?|reported) (?:any |these |the )?(?:issues?|problems?|errors?)|resuelto|solucionado|restablecido|normalizado|resolvido|normalizada|resolu|retabli|retour a la normale|situation normale|fin de l'(?:incident|impact)|fin del incidente|fim do incidente|behoben|gelost|wiederhergestellt|normalbetrieb|entwarnung|vorfall geschlossen|incident clos|servicio restaurado|(?:service|acces|trafic|fonctionnement) (?:est |a ete )?(?:entierement |completement )?restauree?|incidente (?:(?:e|fue|foi|esta) )?(?:cerrado|encerrado|fechado)|vuelta a la normalidad|(?:problem|issue) (?:was |is |has been )?(?:solved|fixed)|(?:dienst|dienste|service|system|systeme|shop|seite|website) (?:ist |sind )?wieder (?:verfugbar|erreichbar|online)|wieder in betrieb|incident geschlossen|servicio recuperado|incidencia cerrada|servico restabelecido|ambiente estabilizado|(?:confirmation|constat) (?:de|du) (?:retablissement|retour a la normale)|retablissement (?:du service|confirme|constate)|(?:de|a) nouveau (?:accessibles?|disponibles?|operationnel(?:le)?s?)|servicio (?:en vivo y verificado|(?:de nuevo|nuevamente|otra vez) (?:operativo|disponible|en linea|en vivo))|(?:todo|todos los servicios) (?:de nuevo|nuevamente|otra vez) (?:operativos?|disponibles?)|(?<![\d/.])(?<all>[1-9]\d{0,3})\/\k<all> (?:[a-z]{2,12} ){0,2}(?:healthy|green)|servico restaurado|retorno as operacoes normais|encerramento)\b|решен(?!и)|устранен(?!и)|восстановлен(?!и)|инцидент закрыт|верну[а-я]{1,5} (?:к норме|в норму)|нормализова|已恢复|恢复正常|故障解除|^(?:全部|完全|系统)?恢复$|已解决|(?:服务|故障|业务)(?:已)?恢复(?!中)|(?<!部分|一部)復旧(?!作業|予定|可能|見込|対応|方法|手順|の確認|を開始|開始|中|せず|しな)|(?<!部分|一部)解消(?!せず|しな|に向|する(?:ため|方針|予定|計画))|해결 ?(?:됨|완료)|장애 ?종료|복구(?! ?(?:작업|시작|중|시도|예정|방법|절차|방안|계획))|정상화(?! ?(?:작업|시작|중|시도|예정|진행|방안|계획))/g,
  ],
  [
    'mitigated',
    /\b(?:mitigat(?:ed|ion|es)|work-?around|rolled back|rolls? back|(?<!announc(?:ed|es|ing) (?:the |an? )?)rollback|(?<!auto-?)reverted|fix (?:was |is )?(?:being )?(?:applied|deployed|released)|hotfix(?:ed)?|(?:incident|attack|threat|breach|intrusion|malware|compromise) (?:is |was |has been )?(?:fully )?contained|(?:incidente|ataque|ameaca|amenaza|brecha|intrusao|intrusion|vazamento) (?:foi |fue |esta |totalmente )?(?:contid|contenid)[oa]|mitigado|mitigada|revertido|contourne|attenue|entscharft|eingedammt|zuruckgerollt)\b|откат|止血|部分復旧|一部復旧|緩和(?!策|措置)|(?<!准备|准备执行|计划|考虑)回滚|回滾|缓解|暫定対応|切り戻し|롤백|완화|정상화 ?(?:시작|중|진행)/g,
  ],
  [
    'escalated',
    /\b(?:escalat(?:ed|ion|es|ing)|paged(?<!\b(?:(?:alert|alarm)(?:s|ed)?|monitor\w*|checks?|fire[sd]?|firing)\b.{0,80}paged)|called in|summon(?:ed|s)|escalado|escalada|escalonado|escalade|eskaliert)\b|эскал|(?<!系统|版本|软件|固件)升级(?!(?:到|至|为)?\s*[a-z\d]|完成|版本)|エスカレーション|에스컬레이션/g,
  ],
  [
    'acknowledged',
    /\b(?:acknowledg(?:ed|es|ement)|acked|acks|on-?call (?:engineer )?(?:responded|responds|joined|joins|answers|began)|reconocido|reconhecido|bestatigt|confirma la alerta|prend(?:s)? (?:en charge )?l'alerte|reconhece o alerta)\b|确认告警|確認告警/g,
  ],
  [
    'detected',
    /\b(?:detect(?:ed|s|ion)|(?:pagerduty|opsgenie|grafana|prometheus|datadog|nagios|zabbix|monitoring) (?:pages?|fires?|notif(?:ies|ied))|(?:customers?|users?|clients?|tenants?|merchants?|partners?) (?:(?:reports?|complains?)\b|calls? (?:support|in|us|the (?:hotline|help ?desk))\b)|first (?:customer |user |support )?(?:tickets?|complaints?|calls?)\b|erste (?:anrufe|meldungen|beschwerden)|alarmiert|(?<!\bto )alert(?:s|ed)?|noticed|notices|reported|reports? (?:of|that)|first report|first (?:time )?spotted|(?:inbound|incoming) reports? from|(?:inform(?:s|ed)?|notif(?:y|ies|ied)|told|tells|warn(?:s|ed)?|contact(?:s|ed)?) us (?:of|about) (?:an? |the |some )?(?:\w+ ){0,2}(?:issues?|problems?|vulnerabilit(?:y|ies)|outage|errors?|failures?|bugs?|breach|incident)|(?<!\b(?:customers?|users?|clients?|tenants?|partners?|merchants?|stakeholders?|management|leadership|legal|vendors?|providers?|everyone|public|community|authorit(?:y|ies)|regulators?) )(?:was|were) (?:first )?notified (?:of|about) (?:an? |the )?(?:\w+ ){0,2}(?:issues?|problems?|outage|errors?|failures?)|flag(?:ged|s) (?:an? |some )?(?:unusual(?:ly)?|abnormal(?:ly)?|anomal(?:y|ies|ous)|suspicious|elevated|spikes?|high|increased) |(?:errors?|blocks?|anomal(?:y|ies)|failures?) (?:was |were )?flagged by|(?:issue|problem|outage|incident) (?:was )?(?:first )?identified by (?:the |an? |our )?(?:on-?call|monitoring|customers?|users?|alert|support)|pager|alarm(?:s|ed)?|detectado|detectada|detectamos|detecta(?:n|ron|do)? (?:(?:los|las|el|la|un|una|o|os|a|as) )?(?:errore?s?|fallos?|caida|falhas?|erros?|queda|problemas?|anomalias?|incid[a-z]+|lentitud|latencia|picos?|aumento|degrad[a-z]+)|reporta(?:n|m|ron|ram)? (?:a|que|o|os|el|la|los|las|una?|uma?|error[a-z]*|erros?|problemas?|fall[oa]s?|falhas?|lentitud|lentidao)|relata(?:m|ram)? (?:que|uma?|o|os|erros?|problemas?|falhas?|lentidao)|signale(?:nt)? (?:que|une?|des|la|les)|melde[nt] (?:dass|einen?|eine|fehler|storungen|probleme)|decouverte (?:de l[a']|du|des|d'une?)|se descubre|descoberta d[aoe]|entdeckung de[rs]|alerta|detecte|alerte|entdeckt|bemerkt|erkannt|gemeldet)\b|обнаруж|алерт|发现|(?<!无|没有|未触发|未收到)告警(?!未|缺失|没有)|报警(?!未)|(?<![未無])検知(?!でき|され?な|せず|漏れ)|アラート(?!未|なし|がな|は?なく|が上がら|が?存在(?:せず|しな)|[がも]?鳴ら)|(?<!미)감지(?! ?(?:못|되지|실패))|(?:알림|알람)(?![이은도]? ?(?:없|미발))/g,
  ],
  [
    'started',
    /\b(?:(?:outage|incident|impact|issue|problem) (?:begins?|began|starts?|started)|(?:start|beginning) of (?:the )?(?:outage|incident|impact)|incident start|(?<!replica )(?:site|service|system|app|api|website|portal|server) (?:goes|went) down|inicio del incidente|comienza el incidente|comienzo del incidente|inicio de la incidencia|inicio do incidente|(?:comeca a|inicio da) indisponibilidade|debut de l'incident|debut de la panne|debut de l'indisponibilite|beginn (?:des (?:vorfalls|ausfalls)|der storung)|(?:storung|ausfall|vorfall) beginnt)\b|начало (?:инцидента|сбоя)|сбой начался|故障开始|故障发生|出现故障|障害発生|장애 발생/g,
  ],
];

/** A label at the head of an event says it outright: `**Detection:** the pager fires`. */
const marks: readonly (readonly [Milestone, RegExp])[] = [
  ['resolved', /^(?:issue |incident |natural )?(?:resolved|resolution|recovery|service recovery|recovered)$/],
  ['mitigated', /^(?:issue |incident )?(?:mitigated|mitigation|repaired|repair)$/],
  ['escalated', /^(?:escalated|escalation)$/],
  ['acknowledged', /^(?:acknowledged|acknowledgement|ack|incident declared|declared)$/],
  [
    'detected',
    /^(?:issue |incident |first |time of )?(?:detected|detection|discovery|identified)$|^(?:premiere |erste |primera |primeira |первое |首次|初回|최초 ?)?(?:detection|erkennung|entdeckung|deteccion|deteccao|обнаружение|发现|检测|検知|감지)$/,
  ],
  ['started', /^(?:(?:incident |outage |impact )?(?:start|started|began|begins)|fault occurs)$/],
];

/** What stands at the head of an event's text, folded: `Detection: …`, `検知。…` */
function labelOf(folded: string): string | undefined {
  const [, label, sentence] = /^(?:([^:：]{2,30})[:：]|([^\s。]{2,6})。)/.exec(folded) ?? [];
  return (label ?? sentence)?.trim();
}

function turnNamed(name: string): Milestone | undefined {
  return marks.find(([, mark]) => mark.test(name))?.[0];
}

/** What an entry says by itself. */
interface Stated {
  readonly milestone?: Milestone | undefined;
  readonly text: string;
}

/** Whether its label is what names the turn. Told once for each entry: a timeline of thousands is looked through at every keystroke. */
const isLabelled = perObject(
  ({ milestone, text }: Stated): boolean => turnNamed(labelOf(fold(text)) ?? '') === milestone,
);

/** "Not resolved" is no resolution; of the same clause alone. */
const denial =
  /\b(?:no|not|never|neither|nor|nobody|nothing|no one|none|un|aucune?|keinerlei|ningun[oa]?|nenhuma?|partially|partly|teilweise|parcialmente|partiellement|failed to|g(?:ive|ives|ave|iving|iven) up|attempt(?:ed|s|ing)? to|tr(?:y|ies|ied|ying) to|without|sin|nicht|kein|keine|nao|pas|non)\b[^.;,]*$|\bunsuccessful(?:ly)?(?: (?!the |our |all |services? )[^\s.;,]+){0,3} $|\b(?:sans|sem|ohne)(?: (?:aucune?|nenhuma?|jeden?))? $|(?<![а-яё])(?:не|без|ни одного|ни один)(?: [^\s.;,]+)? $/;
const negation =
  /\b(?:thought|believ(?:ed|ing)|assum(?:ed|ing)|seemed|appeared)(?: [^\s,;:.]+){0,4} $|^\W*(?:an? |the )?(?:failed|unsuccessful|aborted) (?:(?!and |but |after |then )[^\s,;:.]+ ){0,3}$|\b(?:can|could|whether to|against|consider(?:s|ed|ing)?|discuss(?:es|ed|ing)?|suggest(?:s|ed|ing)?|propos(?:es|ed|ing)|plans?|planned|recommends?|attempt(?:ed|s|ing)?|prepar(?:ed|es|ing)|review(?:s|ed|ing)?|writ(?:es|ing)|draft(?:s|ed|ing)?|works? on|working on|pr with|test(?:ed|s|ing)? of)(?: (?:be|an?|the|to))? $|\bfalse lead\b[^.]*$|\b(?:silently|accidentally|inadvertently|unintentionally|mistakenly) $/;

/** "(not tested before)", with the end of one that began further in front. */
const asides = /^[^()]*\)|\([^()]*\)/g;
/** "We did not find the cause, but the service is restored", "Rollback not possible – hotfix deployed". */
const nextClause =
  /\(|\bnot (?:possible|allowed|available|an option|needed|required|enough|sufficient) [–—-]+\s|\b(?:but|then|so(?! far\b)|and(?= (?:the|our|all|every) ))\b/g;
/** "Not clear whether the fix and the rollback helped" goes on to its end. */
const doubts =
  /\b(?:not|nobody|no one|never) (?:yet |really |fully )?(?:believ\w*|think\w*|thought|clear|sure|certain|know\w*|expect\w*|convinced|confirm\w*)\b/;

/** Of what stands in front of a sign, what is said in its own clause. */
function clauseBefore(before: string): string {
  if (!/[()–—-]|\b(?:but|then|so|and)\b/.test(before) || doubts.test(before)) return before;
  return before.replace(asides, ' ').split(nextClause).at(-1) ?? '';
}

/**
 * What somebody else has to come to pass first, or has come to pass before: "in case rollback needed", "candidates for
 * rollback", "PR to roll back", "why a job reverted it", "alerts already resolved", "until the error is resolved".
 */
const elsewhen =
  /\b(?:for|despite|in case(?: of)?|if|unless)(?: (?:an?|the|our|any|immediate|possible|potential)){0,3} $|\b(?:until|unless)(?: [^\s,;:.]+){0,3} $|\b(?:pr|pull request|requests?|requested|asks?|asked) to $|\b(?:will|would|shall|should|expected to) be $|\b(?:why|candidates?|suspects?|suspected|plan is to)\b[^.;,]*$|\b(?:already(?: been)?|langst|bereits)(?: [^\s.;,]+ (?:and|und))? $/;

/** "Partial recovery", "some of the pods are back online", and somebody else's: "their status page says it is fixed". */
const ofAPart =
  /\bpartial (?:recovery|restoration|resolution|fix)\b[^.;,]*$|(?<!\b(?:after|for|in|within|with) )\b(?:some|several|a few|half|most|many)(?: [^\s,;:.]+){1,3} $|\b(?:their|\w{2,20}['’]s) status ?page\b[^.;]*$|^partial (?=recovery)/;

/** "Traffic restored. p99 begins climbing.", "Power is back online but two racks are still down", 解消。しかし… */
const goesOnBehind =
  /^(?:した|しました|済み)?(?:が[、,]|[。、]\s?(?:しかし|ただし|だが))|\bbut (?:[^\s.;]+ ){1,8}(?:did not come back|(?:is|are) (?:still |kept )(?:offline|down|unavailable))|\b(?:begins?|began|starts?|started|continues?|continued|keeps?|kept) (?:to )?(?:climb|ris(?:e|ing)|increas|grow|fail|degrad|deteriorat|spik)/;

/** "De nouveau accessible par intermittence", "is back online, intermittently": in its own sentence, behind what is over. */
const comesAndGoes =
  /\b(?:back|again|nouveau|retabli\w*|restored|recovered|normal\w*|disponible|operativ[oa]s?|wieder)\b[^.;]{0,40}\b(?:par intermittence|de (?:facon|maniere) intermittente|intermitten(?:t|ts|te|tes|tly|temente)|zeitweise)(?![a-z])/;
/** `5/5 healthy`, but "5/5 healthy, only the queue is still full". */
const countsAll = /^\d+\//;
const leavesSome = /\b(?:but|only|still|yet|however|except|although|though|until|while|not)\b/;

/** `Notice: The cluster is down, the power is back online`: what a status page begins with. */
const announces = /^(?:preliminary )?(?:notice|notification|announcement) ?:/;

/** "All fine, and this is reported", "reported the volume successfully attached", "alert clears": nothing is wrong any more. */
const goodNewsBefore =
  /\ball (?:is |are )?(?:fine|good|green|normal|well|clear|ok)\b[^.;]*$|\b(?:mode|prior|time) to $|\b(?:between|until|clean shutdown)\b[^.;,]*$/;
const goodNewsBehind =
  /^(?:\s\([^()]{1,30}\))? ?(?:(?:is |are |was |were |has |have )?(?:already )?(?:auto-?|self-?)?(?:clear|resolv|recover|clos|stop|ceas)|mode\b|rules?\b|automation\b)|^[^.;]{0,75}\b(?:success\w*|health_?ok|healthy|(?<!not )ready|all (?:fine|good|green|normal|well|clear|ok)|(?:is|are) (?:back|up|fine|ok))\b/;

/** An alert by its name alone: `HighErrorRate (critical) fires`. */
const namedAlertFires =
  /(?<![\w-])(?:[A-Z][a-z\d]{1,20}){2,6} ?(?:[([][^()[\]]{1,20}[)\]] )?(?:first )?(?:fires?|fired|firing|FIRED|FIRING)\b/;

/** "Rollback did not help", "alerts were never set up": the same behind the word. */
const negationBehind =
  /^(?:\s[^\s:;,.()]+){0,2}\s(?:(?:did|does|was|were|is|are|had|has|have) (?:still |silently )?(?:never|not|disabled|silenced|muted|missing|unsuccessful)|didn't|doesn't|wasn't|weren't|isn't|aren't)\b|^\s(?:wird|werden|is being|being) (?:vorbereitet|geplant|diskutiert|prepared|planned|discussed|considered)|^\s(?:is |was |were |being )?attempted\b|^\s(?:attempt )?(?:fails|failed|(?:is |was |got )?(?:not (?:possible|allowed|an option)|impossible|refused|rejected|denied))\b|^(?:[а-яё]{0,2} (?:так и )?не |(?: [^\s.;,:]+){0,2} nicht\b| (?:no|nao) (?:se )?[a-z]+(?:o|aron|ou|aram)\b)|^ (?:decisions?|plans?|candidates?|attempts?|prs?|branch|branches|instructions?|snapshots?|options?|procedures?)\b/;
/** 롤백 실패, "el rollback falló": the same in other languages. */
const failsElsewhere =
  /^(?: ?(?:이|가|도))? ?(?:다시 |또 )?실패|^(?:再次|又)?(?:失败|失敗|未成功|无效)|^(?:が|に|も)?(?:再度|また|再び)?失敗|^ (?:schlug|schlagt|ist|war) (?:wieder |erneut )?fehl|^ (?:ist )?(?:fehlgeschlagen|gescheitert)|^ (?:volvio a fallar|fallo|falla|falhou|falha|a echoue|echoue)\b|^ не удал/;
/** "It fails at each start, and again, rolled back": what was done before has not held, and nothing is noticed. */
const failsAgain =
  /(?:실패[^.;]{0,30}(?:다시|또)|(?:失敗|失败)[^.;。]{0,20}(?:再度|再び|また|再次|又)) ?(?:롤백|回滚|回滾|切り戻し)|\bfail(?:s|ed|ing)?\b[^.;]{0,40}\bagain,? (?:rolled back|reverted)\b/;

/** "Rollback to the last version was unsuccessful"; not "rolled back after an unsuccessful restart". */
const failure =
  /(?<!\b(?:an?|the|this|that|our|of|two|after|following|previous|earlier|first|last) )\bunsuccessful\b|\bwithout success\b/;
/** What begins with one of these is about something else, unless only a failure is told behind it. */
const seamBehind =
  /[;(]|[.:](?=\s)|,(?= (?:(?:but|and|while|since|as|because) )?(?:the|an?|our|its|their|this|that|one|two|first|second|earlier|previous|another|all|some)\b)|\s[–—-]+(?=\s)|\s(?:since|because|after|although|though|while)(?=\s)/;
/** "Rollback, which was unsuccessful", "Rolled back, but the rollback was unsuccessful", "…, all attempts unsuccessful". */
const goesOnAbout =
  /^\s*(?:(?:but|however|which|it|this|that|the|all|both|roll-?backs?|reverts?|fix(?:es)?|hotfix(?:es)?|work-?arounds?|was|were|is|has|had|been|again|also|still|attempts?|proved|turned|out|to|be) ){0,6}$|\b(?:it|this|which) (?:was|is|proved) $/;

/** Whether it is told behind the name of a thing that it failed, and not that something else did. */
function failsBehind(behind: string): boolean {
  const at = behind.search(failure);
  if (at < 0) return false;
  const clauses = behind
    .slice(0, at)
    .replace(/\([^()]*\)/g, ' ')
    .split(seamBehind);
  // "…, because of a lock, without success"
  const last = clauses.at(-1) ?? '';
  return clauses.length === 1 || goesOnAbout.test(last) || goesOnAbout.test(last.slice(last.lastIndexOf(',') + 1));
}

/** What may be missing or fail; "noticed that it did not work" is something else. */
const namesThing = /^(?:alert|alarm|pager|алерт|アラート|roll|revert|fix|hotfix|work-?around|mitigat)/;

/** "Acknowledged at 13:12", in an event of another time. */
const namedTime = /(?<!\w)(?:at|um|gegen|a|as|a las|om|в) (\d{1,2})[:h](\d\d)(?!\d)/g;

/** Whether the words around a sign say that it was at another time than the event. */
function isAtOtherTime(words: string, own: ClockParts | undefined): boolean {
  if (own === undefined) return false;
  const times = [...words.matchAll(namedTime)];
  // A minute may be rounded.
  const isOwn = ([, hour, minute]: RegExpExecArray) => {
    const apart = (Number(hour) - own.hour) * 60 + Number(minute) - (own.minute ?? 0);
    return Math.abs(apart % (minutesPerDay / 2)) <= 1;
  };
  return times.length > 0 && !times.some(isOwn);
}

/** `At 19:05, incident resolved.` */
const headTime = /^\s*(?:at|um|a|as|a las|om|в|vers|gegen)?\s*(\d{1,2}[:h]\d\d)(?!\d)/;

/** The time that the sentence around a place begins with, if it is not the first of its text. */
function timeOfSentence(text: string, at: number): string {
  const from = text.lastIndexOf('. ', at);
  return from < 0 ? '' : `at ${headTime.exec(text.slice(from + 1))?.[1] ?? ''}`;
}

/** The part of a sentence that a place in it belongs to. */
function clauseAround(text: string, start: number, end: number): string {
  const from = Math.max(...[',', ';', '. '].map((sign) => text.lastIndexOf(sign, start)));
  const length = text.slice(end).search(/[,;]|\.(?!\d)/);
  return text.slice(from + 1, length < 0 ? undefined : end + length);
}

/**
 * The turn that an event's text marks, if it says so.
 *
 * @param own The event's time of day: what its text says of another one is no turn of it.
 */
export function milestoneOf(text: string, own?: ClockParts): Milestone | undefined {
  const folded = fold(text);
  const marked = turnNamed(labelOf(folded) ?? folded.trim());
  if (marked) return marked;
  if (failsAgain.test(folded)) return undefined;
  for (const [milestone, sign] of signs) {
    // Most have none, and it is sooner told that there is none than where they are.
    if (folded.search(sign) < 0) continue;
    let left = mostMentions;
    for (const found of folded.matchAll(sign)) {
      if (isMeant(milestone, folded, found, own)) return milestone;
      if (--left === 0) break;
    }
  }
  return namedAlertFires.test(text) ? 'detected' : undefined;
}

/** Of one turn, in an event: a text that goes on about it for pages is looked at no further. */
const mostMentions = 8;

/** Whether a sign in an event's text speaks of what came to pass then, and not of what is wanted, feared or over. */
function isMeant(milestone: Milestone, text: string, found: RegExpExecArray, own: ClockParts | undefined): boolean {
  const end = found.index + found[0].length;
  const before = text.slice(Math.max(0, found.index - 40), found.index);
  const behind = text.slice(end, end + 80);
  if (denial.test(clauseBefore(before)) || negation.test(before) || elsewhen.test(before) || isQuoted(before, behind))
    return false;
  if (namesThing.test(found[0]) && (negationBehind.test(behind) || failsBehind(behind))) return false;
  if (milestone === 'mitigated' && failsElsewhere.test(behind)) return false;
  if (milestone === 'resolved' && (ofAPart.test(before) || goesOnBehind.test(behind) || announces.test(text)))
    return false;
  if (milestone === 'resolved' && (comesAndGoes.test(text) || (countsAll.test(found[0]) && leavesSome.test(text))))
    return false;
  if (milestone === 'detected' && (goodNewsBefore.test(before) || goodNewsBehind.test(behind))) return false;
  return !isAtOtherTime(`${timeOfSentence(text, found.index)} ${clauseAround(text, found.index, end)}`, own);
}

/** `the status == "resolved" check`: a word of code, unless something is set to it or says it. */
function isQuoted(before: string, behind: string): boolean {
  return (
    /["'`“‘]$/.test(before) &&
    /^[^"'`”’]{0,20}["'`”’]/.test(behind) &&
    !/(?:\b(?:as|to|is|now|says?|posts?|posted)|:) .$/.test(before)
  );
}

/** Turns that happen once: what says so later repeats it. */
const once: ReadonlySet<Milestone> = new Set<Milestone>(['started', 'detected', 'acknowledged']);

/**
 * The turns that the events of one timeline mark, in their order, from what each of them says by itself. A label goes
 * before words: in front of `**Detected:**` they tell of something else.
 */
export function milestonesOf(stated: readonly Stated[]): (Milestone | undefined)[] {
  const first = new Map<Milestone, number>();
  const isNamed = new Set<Milestone>();
  for (const [at, entry] of stated.entries()) {
    const { milestone } = entry;
    if (milestone === undefined || !once.has(milestone) || isNamed.has(milestone)) continue;
    const isLabel = isLabelled(entry);
    if (isLabel || !first.has(milestone)) first.set(milestone, at);
    if (isLabel) isNamed.add(milestone);
  }
  return stated.map(({ milestone }, at) =>
    milestone !== undefined && (first.get(milestone) ?? at) === at ? milestone : undefined,
  );
}

/** Whether an event says outright which turn it is, and does not only mention it: "after the incident was resolved". */
export function saysOutright(text: string): boolean {
  const folded = fold(text).trim();
  if (turnNamed(labelOf(folded) ?? folded)) return true;
  return folded.length <= 60 && !/^(?:after|before|while|once|until|despite|because|since|when|as|if)\b/.test(folded);
}

/** Whether an event says that users noticed nothing any more. */
export function endsImpact(text: string): boolean {
  return impactOver.test(fold(text));
}

const impactOver =
  /\b(?:(?:back|returned|returns|restored) to normal|fully (?:restored|recovered|operational)|services? (?:was |were |is )?(?:fully )?restored)\b/;

/**
 * Words that come near a turn, folded. Too weak to take an event for it, but strong enough not to say that it is
 * missing.
 */
const hints: Readonly<Record<Exclude<Milestone, 'started'>, RegExp>> = {
  detected:
    /失败|失敗|报错|报告|回报|回報|反映|異常|异常|エラー|気づ|確認|発見|報告|확인|발견|오류|에러|실패|보고|hallaz|nota(?:n|mos)|observ|revel|ошибк|замет|сообщ|detect|discover|notic|\bnoted?\b|observ|alert|alarm|report|\bpage|monitor|ticket|complain|aware|reali[sz]|\bspot|identif|\bf(?:ound|ind)|\bs(?:aw|een|ees)\b|receiv|inform|notif|contact|\b(?:asks?|asked|tells?|told|writes?|wrote|calls?|called)\b|disclos|submit|suspect|looked at|fail|mail|support|rais(?:e|ed|es)\b|trigger|\bfire[ds]?\b|\bred\b|catch|caught|\bposts?\b|posted|erkannt|entdeck|bemerk|gemeldet|meld(?:et|en)|meldung|beschwer|schlagt an|kenntnis|auffall|fehler|signal|aviso|constat|remarqu|remont|appel|plainte|quej|chamado|relata|обнаруж|замет|замеч|сообщ|сработ|алерт|жалоб|пожалов|发现|告警|报警|检测|反馈|投诉|收到|监控|検知|発見|アラート|発報|異常|報告|気づ|問い合わせ|連絡|감지|발견|알림|알람|신고|보고|문의|인지|접수|확인/,
  acknowledged:
    /acknowledg|\back|on-?call|engineer|team|respon[ds]|investigat|looking|join|incident (?:was )?declared|bestatig|reconoc|reconhec|реаг|响应|対応|대응/,
  escalated:
    /escal|eskal|\bpag(?:e|ed|es|ing)\b|(?:brought|called|pulled|looped) in|reach(?:ed|es)? out|hand(?:ed|s)? over|involve|join|forward|\b(?:re-?)?assign(?:ed|s)? (?:\S{1,20} ){0,3}(?:to|team|crew|engineers?|developers?|specialists?)\b|(?:zugewiesen|ubergeben) an\b|an (?:\S{1,30} ){1,4}(?:zugewiesen|ubergeben)|\b(?:asignad[oa]|asigno|atribuid[oa]|atribuiu) (?:\S{1,20} ){0,2}(?:al?|ao|aos)\b|\b(?:assigne|confie|transmis)e?s? (?:a|au|aux)\b|назначен\S* на|передан\S* |指派给|指派給|分配给|转交|轉交|に(?:割り当て|引き継)|에게 (?:할당|배정|인계)|\b(?:team|crew|specialists?|vendor|provider)\b[^.;]{0,20}\b(?:took over|takes over|taking over|(?:was|were) (?:notified|informed|contacted|asked|engaged|alerted|called))|\b(?:asked|asks|notif(?:ied|ies)|inform(?:ed|s)|contact(?:ed|s)|alert(?:ed|s)|called|told|consult(?:ed|s)) (?:the |our |an? )?(?:[a-z-]{2,20} ){1,3}(?:team|crew|specialists?|vendor|provider)\b|\b(?:team|abteilung)\b[^.;]{0,30}\b(?:ubernimmt|ubernahm|hinzugezogen|informiert|benachrichtigt)|\b(?:equipo|equipe|time d[aeo])\b[^.;]{0,40}\b(?:asum\w+|assum\w+|notificad[oa]|avisad[oa]|acionad[oa]|informad[oa]|prend le relais|a pris le relais|prevenue|sollicitee)|\b(?:se avis\w+|avis\w+|notific\w+|acion\w+|pidi\w+|pediu|informa\w*|previen\w+|prevenu|sollicit\w+) (?:al?|ao|a la|o|la|l['’])? ?(?:equipo|equipe|time)\b|эскал|привлек|подключ|команд[аеуы] .{0,30}(?:взял|уведомл|передан)|(?:передан|сообщ|уведом)\S* .{0,20}команд|升级|(?:团队|團隊|小组|部门|部門)(?:接手|介入|支援)|(?:通知|联系|聯繫|请求|請求).{0,10}(?:团队|團隊|部门|部門)|チーム.{0,10}(?:引き継|依頼|連絡|通知)|팀.{0,10}(?:인계|요청|전달|통보)|エスカレーション|에스컬레이션/,
  mitigated:
    /mitigat|work-?around|roll|revert|fix|hotfix|patch|deploy|restart|reboot|scal|disab|turn(?:ed|s)? off|block|remov|delet|repair|replac|switch|quarantin|isolat|failover|restor|recover|resol|stabil|drop|attenu|contourn|behoben|откат|止血|回滚|缓解|切り戻し|롤백|완화/,
  resolved:
    /resol|restor|recover|fix|normal|complet|stabl|stabil|operational|functional|\bwork(?:s|ing|ed)?\b|\bback\b|health|running|(?<!un)success|deploy|revert|roll|mitigat|clos|clear|quarantin|\bend(?:s|ed)?\b|\bover\b|finish|repair|patch|answer|disappear|gone|solv|solu|remov|purge|delet|confirm|uneventful|smooth|restart|corrected|start(?:s|ed) again|passes|\bnone\b|conclu|decision|verif|online|migrat|accepted|ready|\b(?:is|are|back|came) up\b|\bagain\b|\bok\b|drained|\brespond(?:e|em|en|endo|iendo)\b(?! (?:a|al|ao|aos)\b)|\bno ar\b|\blimp[oa]s?\b|\brepond\w* a nouveau|antworte[tn] wieder|отвечает|baseline|\bgreen\b|no more|behoben|beendet|entwarnung|\bwieder\b|gelost|wiederhergestellt|entfern|erledigt|normaliz|restablec|recuper|cerrad|\b(?:contenid|contid)[oa]\b|\bcontain(?:ed|ment)\b|遏制|\bfin del\b|nominal|clotur|encerrad|termin|решен|устран|восстанов|исправ|закры|заработ|заверш|снова|恢复|解决|修复|完成|关闭|上线|正常|解除|结束|復旧|解消|完了|修正|終息|収束|再開|クローズ|해결|복구|정상|완료|종료|해소|회복|배포|수정/,
};

export type Hinted = keyof typeof hints;

/** Whether a text may be taken for a turn by somebody who wants to. */
export function hintsAt(milestone: Hinted, text: string): boolean {
  return hints[milestone].test(fold(text));
}

const hintsKnown = new WeakMap<TimelineEvent, Map<Hinted, boolean>>();

/** The same for the line of an event. Kept with it: a timeline of thousands is looked through after every edit. */
export function eventHintsAt(milestone: Hinted, event: TimelineEvent): boolean {
  const known = remembered(hintsKnown, event, () => new Map<Hinted, boolean>());
  let hinted = known.get(milestone);
  if (hinted === undefined) {
    hinted = hintsAt(milestone, event.text);
    known.set(milestone, hinted);
  }
  return hinted;
}
