/** Words of actions: who does them, what they begin with, and how they say that they are done. */
import { letters } from '../../characters.ts';
import { flatten } from '../../syntax/plainText.ts';
import { fold, monthOf } from '../../time/names.ts';
import { once } from '../memory.ts';

/** Of Latin, where small ones are between them, Greek and Cyrillic. */
const capitals = 'A-Z\\u00c0-\\u00d6\\u00d8-\\u00de\\u0100-\\u024f\\u0391-\\u03ab\\u0400-\\u042f';
const namePart = `[${capitals}][${letters}'’.-]{1,24}`;
/** Words between the parts of a name: Ana de Wit, J. van den Berg. */
const particles = '(?:(?:van|von|de[nrl]?|der?|d[aio]s?|du|la|le|el|al|bin|ibn|ten|ter|zu|y) ){0,2}';
/** A name of up to three words, the last of which may be an initial. */
export const personName = `${namePart}(?: ${particles}${namePart}){0,2}(?: [${capitals}](?![${letters}]))?`;

export const teamWord = 'team|squad|guild';
/** `the storage team` without its article. */
export const teamName = `[${letters}-]{2,24} (?:${teamWord})`;

/** Whether a text is nothing but the names of people, or of a team. */
export function isPersonOrTeam(text: string): boolean {
  return names().test(text);
}

const names = once(
  () =>
    new RegExp(`^(?:${personName}(?:(?:,| and| &| und| et| y| e|/| \\+| +) ?${personName})*|(?:the )?${teamName})$`),
);

/** What else stands in brackets in front of an action: its kind, its priority, its state. */
export const kinds =
  /^(?:prevent|mitigat|detect|process|monitor|high|medium|low|critical|urgent|todo|open|done|wip|short|long|priority|new|optional|future|idea)/i;
/** What people do, and things do not: a dashboard shows, and a job deletes. */
export const humanVerbs: ReadonlySet<string> = new Set(
  'write ask talk send call email chase arrange draft confirm brief explain review update document discuss add open file contact investigate schedule follow prepare look reach work coordinate fix implement improve propose lead own'.split(
    ' ',
  ),
);
/** "Process to review deploys", "Job to add users" */
export const things =
  /^(?:tools?|scripts?|jobs?|process|guides?|migrations?|(?:web)?hooks?|endpoints?|polic(?:y|ies)|buttons?|linters?|logging|ci|automation|dashboards?|alerts?|everything|everyone|cronjobs?|deploys?|backups?|limits?|monitor(?:ing|s)?|tests?|runbooks?|plans?|ways?|options?|checks?|services?|servers?|systems?|apis?|backends?|frontends?|databases?|clusters?|queues?|bots?|actions?|workflows?|pipelines?|steps?|rules?|commands?|flags?|config|pages?|banners?|time|needs?|terraform|confluence|ability|how|what|templates?|checklists?|procedures?|training|meetings?)$/i;

/** What the work of an action begins with. */
const verbs = once(
  (): ReadonlySet<string> =>
    new Set(
      'add adjust alert align allow analyze apply ask audit automate avoid backfill block build buy centralize change check clean close collect conduct configure consider contact convert create cut decide decouple define delete deploy design determine develop disable discuss document draft drop educate eliminate enable encrypt enforce enhance ensure escalate establish evaluate execute expand explore expose extend extract file finalize find finish fix follow formalize get give go harden have identify implement improve include increase install integrate introduce investigate isolate keep leverage limit look lower maintain make mandate measure meet merge migrate minimize modify monitor move notify open optimise optimize order organize own patch pause pay perform pin plan prepare prevent promote propose protect provide provision publish purge push put raise reach read rebuild reduce refactor refine rehearse reject remove rename renew repair replace report request require research reset resize resolve restore retire retry review revise rewrite roll rotate route run scale schedule scope secure send separate set share ship shorten show simplify simulate speak split standardize start stop store strengthen switch sync talk teach tell test throttle tighten track train trim try tune turn unify update upgrade use utilize validate verify warn work write'.split(
        ' ',
      ),
    ),
);

/** The same where a sentence begins with its verb: in Spanish, Portuguese, French and Russian. */
const verbsElsewhere = once(
  (): ReadonlySet<string> =>
    new Set(
      [
        'añadir agregar actualizar ajustar analizar aplicar asegurar aumentar automatizar cambiar comprobar configurar corregir crear definir desactivar desplegar documentar eliminar establecer evaluar evitar hacer implementar implantar incluir incorporar instalar integrar investigar limitar limpiar mejorar migrar monitorear monitorizar mover probar programar reducir reemplazar reforzar registrar realizar restringir revisar rotar separar solicitar sustituir usar utilizar validar verificar',
        'adicionar alterar analisar atualizar avaliar corrigir criar desabilitar desativar executar garantir limpar melhorar monitorar padronizar reduzir reforçar remover rotacionar substituir testar treinar',
        'ajouter activer améliorer analyser appliquer augmenter automatiser configurer contrôler corriger créer définir déployer désactiver documenter effectuer éviter implémenter imposer instaurer intégrer interdire mettre migrer modifier monitorer nettoyer planifier prévoir rédiger réduire remplacer renforcer restreindre revoir réviser séparer supprimer surveiller utiliser valider vérifier',
        'добавить добавлять автоматизировать ввести включить внедрить вынести документировать задокументировать заменить запретить запустить исправить использовать настроить написать обеспечить обновить ограничить описать отключить оптимизировать перейти перенести переписать подключить покрыть проанализировать проверить проверять провести пересмотреть разделить разработать расширить реализовать сделать создать сократить увеличить удалить улучшить уменьшить установить',
      ].flatMap((words) => words.split(' ')),
    ),
);

/** Whether words begin with what is to be done. */
export function isWork(words: string): boolean {
  const [first = '', second] = words.split(' ');
  const verb = first.toLowerCase();
  return verbs().has(verb) || verbsElsewhere().has(verb) || (verb === 'make' && second === 'sure');
}

const products =
  'postgres|mysql|redis|kafka|kubernetes|docker|grafana|prometheus|terraform|nginx|jenkins|ansible|vault|consul|elasticsearch|datadog|sentry|cloudflare|azure|amazon|google|github|gitlab|slack|linux|windows|python|java|rust';

/** Words in front of a colon, or of "will", that name what the work is about. */
const topics = new RegExp(
  `^(?:${[
    'infra(?:structure)?|(?:micro)?services?|platforms?|network(?:ing)?|front-?end|back-?end|web',
    'mobile|desktop|security|storage|cach(?:e|ing)|queues?|payments?|checkout|billing|search|login',
    'auth|support|customers?|clients?|engineering|operations|ops|product|people|team|documentation',
    'docs?|runbooks?|tooling|observability|reliability|resilience|performance|capacity|quality|communications?',
    'comms|governance|compliance|culture|data|metrics|logs?|traces?|code|release|rollback|rollout',
    'recovery|failover|restore|response|resolution|root|cause|impact|summary|actions?|tasks?|items?',
    'todo|notes?|tickets?|issues?|bugs?|priority|status|owner|due|step|phase|stage|week|day|month|quarter|today|tomorrow',
    'later|now|next|immediate(?:ly)?|urgent|optional|other|misc(?:ellaneous)?|general|technical|organi[sz]ational',
    'cultural|this|that|these|it|we|they|you|nobody|someone|somebody|each|all|also|then|first|second',
    'third|finally',
    products,
  ].join('|')})$`,
  'i',
);

/** Whether a word or two in front of the work, "Ana: add an index", is a name, as far as nobody else is named. */
export function isLikelyPerson(text: string): boolean {
  const words = text.split(' ');
  return (
    words.length < 4 &&
    likelyName().test(text) &&
    !words.some(
      (word) => topics.test(word) || things.test(word) || isWork(word) || kinds.test(word) || activity.test(word),
    )
  );
}

const likelyName = once(
  () =>
    new RegExp(
      `^(?:[${capitals}][a-z\\u00df-\\u024f\\u03b1-\\u03ce\\u0430-\\u045f'’-]{1,24}|[${capitals}]\\.)(?: ${particles}[${capitals}][a-z\\u00df-\\u024f\\u0430-\\u045f'’-]{1,24}){0,2}$`,
    ),
);

/** Whether letters may stand for a name: `JP`, `DMc`, and no `API`. */
export function isInitials(text: string): boolean {
  return initials().test(text) && !abbreviations().has(text);
}

const initials = once(() => new RegExp(`^(?:[${capitals}]{2,3}|[${capitals}]{1,2}(?:Ma?c|O['’])[${capitals}]?)$`));

/** What lists of actions are headed by, or their items end in, that has two or three capital letters, too. */
const abbreviations = once(
  (): ReadonlySet<string> =>
    new Set(
      'ACL AI ALB ALL AMI AND ANY API ASG AWS AZ BCP BE BGP BI CD CDN CI CLI CMS CPU CRM CSV DB DBA DDL DEV DNS DR EBS ECS EKS ELB ERP ETA ETL EU FAQ FE GC GCP GKE GPU HA HR IAM IO IP IT JVM JWT KB KPI LAN LB LLM MFA ML MQ MTU MVP NAS NAT NEW NFS NIC NLB NO NOC NOT NTP OFF ON OOM OPS OR ORM OS OUT PDF PII POC PR PRD PVC QA RAM RCA RDS RFC RPC RPO RTO SAN SDK SES SLA SLI SLO SMS SNS SOC SOP SQL SQS SRE SSD SSH SSL SSO TBC TBD TCP TLS TTL UAT UDP UI UK URI URL US USA UTC UX VM VPC VPN WAF WAL WAN WEB WIP XML YES БД ИБ ИТ ОС ПО'.split(
        ' ',
      ),
    ),
);

/** Whether a text calls one team: "Storage team", but not "The whole team". */
export function isTeamName(text: string): boolean {
  return text.split(' ').length < 5 && endsAsTeam.test(text) && !anyTeam.test(text);
}

const anyTeam = /^(?:the )?(?:our|whole|entire|each|every|any|whichever|responsible) (?:\S+ )?team$/i;

/** Whether a word over a list rather says when its actions are due, or of what kind they are: "Near-term", "Corrective". */
export function isGroupName(text: string): boolean {
  return groupName.test(text);
}

const groupName =
  /(?:-term|ive|ical|tic|onal|ural|ental|ous|able|ible|ware|base|ship)$|^(?:soon|asap|backlog|must|should|could|others?|everyone|everybody|all|sre|remaining|pending|leftovers?)$/i;

/** Whether a likely name has more than one word, and none that other things with two are called by: "Load Balancer". */
export function isWholeName(text: string): boolean {
  const words = text.split(' ');
  return words.length > 1 && !words.some((word) => inOtherNames.test(word));
}

const inOtherNames =
  /^(?:in|not|no|to|of|the|and|for|on|at|by|if|per|via|see|from|with|when|after|before|during|already|only|new|old|quick|nice|stretch|error|budget|started|progress|required|needed|pending|blocked|planned|scheduled|proposed|tracked|goal|win|term|effort|scope|phase|part|option|plan|wave|sprint|release|version|link|ticket|issue|north|south|east|west|central|united|black|america|europe|asia|pacific|load|balancer|gateway|api|proxy|node|cache|region|zone|table|engine|controller|manager|cloud|cent(?:er|re)|error|event|stream|streams|store|core|edge|hub|studio|suite|console|portal|agent|group|lead|leads|officer|director|head|chief|vendor|partner|external|internal|medium|high|low|follow|up|root|best|practices?|good|must|should|could|have)$/i;

/** "Alerting", "Onboarding", "Validation", "Visibility" */
const activity = /^[a-z]{3,}(?:ing|tion|sion|ment|ity|ness|ance|ence|ics)s?$/i;

/**
 * Whether what stands in brackets in front of the work may be who does it, as far as others of its list have it, too:
 * `(ana)`, `[storage team]`, `(search, billing)`, but not `(short-term)`, `(P1)`, `(monitoring)`.
 */
export function mayLead(text: string): boolean {
  return (
    !isNobody(text) && !isDoneWord(text) && !isGroupName(text) && text.split(/,\s?|\s?[/&+]\s?| and /).every(mayBeNamed)
  );
}

function mayBeNamed(name: string): boolean {
  if (!oneToThreeWords().test(name) || !mayBeOwner(name) || monthOf(name) !== undefined) return false;
  if (namesNobody.test(name)) return false;
  const words = name.split(' ');
  if (words.length > 1 && endsAsTeam.test(name)) return true;
  return !words.some(
    (word) => topics.test(word) || things.test(word) || isWork(word) || activity.test(word) || inOtherNames.test(word),
  );
}

/** Kinds of work, what must and what could be done, sizes and regions: `[Bug]`, `[Must]`, `[XL]`, `[EU]`, `[us-east-1]`. */
const namesNobody = new RegExp(
  `^(?:${[
    'bugs?|bug ?fix(?:es)?|hot ?fix(?:es)?|features?|feat|chores?|tech(?:nical)? debt|debt|toil|stor(?:y|ies)|user story|epics?|spikes?',
    'enhancements?|cleanup|clean-up|research|discovery|poc|mvp|rfc|adr|question|decision|idea',
    "(?:must|should|could|would|won['’]?t)(?:[ -]haves?)?|nice(?:[ -]to[ -]have)?|blocker|major|minor|trivial|deferred",
    'now|next|later|today|tomorrow|someday|this (?:week|sprint|month|quarter)|next (?:week|sprint|month|quarter)',
    products,
    'p[0-5]|s[0-5]|sev-?[0-5]|xs|xl|xxl',
    'eu|us|usa|uk|apac|emea|latam|amer(?:icas)?|anz|dach|nordics|global|worldwide|all regions',
    '(?:[a-z]{2}|asia|europe)-(?:north|south|east|west|central)[a-z]*-?\\d?[a-z]?',
  ].join('|')})$`,
  'i',
);

/** Whether what stands in brackets says of what kind the work is, how soon or where it is done: `[Bug]`, `[Later]`, `[EU]`. */
export function isNoName(text: string): boolean {
  return kinds.test(text) || namesNobody.test(text) || isGroupName(text);
}

const endsAsTeam = new RegExp(` (?:${teamWord})s?$`, 'i');

const oneToThreeWords = once(
  () => new RegExp(`^[${letters}][${letters}.'’_-]{1,24}(?: [${letters}.'’_-]{1,24}){0,2}$`),
);

/** Whether who does it is still to be found: `n/a`, `TBC`, `por definir`. */
export function isNobody(text: string): boolean {
  return nobody.test(fold(text));
}

const nobody =
  /^[^a-z\u0400-\uffff]*(?:n\/?a|none|nobody|no one|unassigned|not assigned|unowned|tbc|tbd|tba|todo|to be (?:defined|decided|determined|confirmed|assigned|announced|created|filed|opened|scheduled|set)|not (?:yet )?(?:created|filed|set)|pending|(?:por|a|sin) (?:definir|asignar|confirmar|determinar|crear|criar|abrir)|pendiente(?: de (?:crear|asignar|definir))?|pendente|sin asignar|nadie|a definir|a designar|nao definido|sem dono|a preciser|a determiner|a creer|a definir|a attribuer|a venir|en attente|non attribue|personne|(?:noch )?(?:offen|unklar|nicht zugewiesen|nicht angelegt)|(?:noch )?zu (?:erstellen|klaren|vergeben|bestimmen|definieren|benennen)|wird noch (?:erstellt|angelegt|benannt)|n\.? ?n\.?|niemand|не назначен[ао]?|уточняется|не определен[ао]?|не создан[ао]?|будет создан[ао]?|нет|待定|未定|未分配|待确认|待创建|待建|待补充?|待填写?|未创建|未起票|未作成|(?:作成|起票)予定|暂无|미정|미지정|없음|미생성|(?:생성|작성) ?예정|未割り当て|なし|調整中)[^a-z\u0400-\uffff]*$/;

/** Whether a word or two may be who does it, and are no kind, no company's ending and no day. */
export function mayBeOwner(text: string): boolean {
  return !kinds.test(text) && !noOwner.test(text);
}

const noOwner =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:mon|tue|wed|thu|fri|sat|sun)$|(?:inc|ltd|llc|corp|gmbh|ag|sa)\b)/i;

/** The same of words outside of brackets, where the work itself or a thing may stand too. */
export function isOwnerByItself(text: string): boolean {
  return mayBeOwner(text) && !things.test(text) && !isWork(text);
}

/** Whether words say that something is not to be done: "won't fix", `sin acción`, 対応不要. */
export function isDeclined(words: string): boolean {
  return declined().test(fold(flatten(words)));
}

/** All of the words, folded. */
const declined = once(
  () =>
    new RegExp(
      `^[^\\p{L}]*(?:${[
        "won['’]?t (?:do|fix)|wont ?(?:do|fix)|will not (?:do|fix|be (?:done|fixed))|no (?:further )?action(?: (?:needed|required|planned))?|out of scope|declined|rejected|dropped|discarded|not (?:planned|pursued)",
        'keine (?:massnahmen?|aktion)(?: (?:notig|erforderlich|geplant))?|wird nicht (?:umgesetzt|gemacht|behoben)|verworfen|abgelehnt|entfallt|nicht geplant',
        'sin accion(?:es)?|no se (?:hara|arreglara|hace)|descartad[oa]s?|rechazad[oa]s?|fuera de alcance|sem acao|nao sera feit[oa]|rejeitad[oa]s?|fora (?:de|do) escopo',
        '(?:sans|aucune) action|ne sera pas (?:faite?|corrigee?)|abandonnee?s?|refusee?s?|rejetee?s?|ecartee?s?|hors (?:perimetre|scope)',
        'без действий|не будет (?:сделано|исправлено)|отклонен[оаы]?|отменен[оаы]?|не требуется',
        '(?:[^.:]{2,40}[ ,])?(?:(?:decided|agreed) (?:not to (?:do|fix|implement)(?: it)?|against it)|(?:entschieden|beschlossen),? (?:es )?nicht (?:umzusetzen|zu machen)|(?:se decidio|decidi(?:do|u-se)) (?:no hacer(?:lo)?|nao fazer)|decide de ne pas (?:l[ea] )?faire|решили не делать)',
        '(?:讨论后)?决定不做|対応しないことに(?:した|しました)|하지 않기로 (?:했다|결정)',
        '不(?:做|处理|修复|采取行动)|无需(?:处理|操作|行动)|不在范围内|暂不处理|対応(?:しない|不要|なし|せず)|見送り|却下|対象外|조치 ?(?:없음|불필요|안 ?함)|하지 않음|기각|범위 밖',
      ].join('|')})[^\\p{L}]*$`,
      'u',
    ),
);

/** Folded, in the languages that sections have names in. */
const done = once(
  () =>
    new RegExp(
      `^(?:${[
        // English
        `(?:(?:already |is |now )*(?:done|completed?|closed|fixed|merged|landed|resolved|implemented|deployed|live|shipped|released|delivered|accomplished|cancell?ed|abandoned|obsolete|won['’]?t|rejected|declined|not needed|yes|y|x)|${[
          // German, Spanish, Portuguese, French, Italian
          'erledigt|abgeschlossen|umgesetzt|fertig|ausgerollt|eingefuhrt|behoben|gelost',
          '(?:hech|realizad|completad|terminad|cerrad|finalizad|desplegad|implementad|corregid|resuelt|aplicad|entregad)[oa]s?',
          '(?:feit|concluid|resolvid|implantad|corrigid|fechad)[oa]s?|entregues?',
          '(?:fait|termine|realise|livre|fini|deploye|corrige|resolu|ferme|applique)e?s?|clos|mise? en (?:place|service|production)',
          '(?:fatt|completat|rilasciat|implementat|chius|risolt|conclus)[oa]',
        ].join('|')})(?![a-z])`,
        '100 ?%|✅|✔|☑|✓|\\[x\\]',
        '(?:готов|сделан|выполнен|закрыт|завершен|решен|внедрен|развернут|исправлен|реализован|устранен)[аоы]?(?![а-я])',
        '已?完成|已(?:上线|解决|关闭|完结|部署|实施|修复|落地|发布|合并)|完结',
        '(?:対応|実施|実装|適用|導入|修正|リリース|デプロイ|反映)(?:済み?|完了)|完了|済(?![^\\s])',
        '완료|(?:조치|처리|배포|적용|반영|수정|구현) ?(?:완료|됨)',
      ].join('|')})`,
      'i',
    ),
);

/** The state that words begin with. */
export function stateAtStart(words: string): string | undefined {
  return done().exec(words)?.[0];
}

/** Whether a state says that nothing is left to do. */
export function isDoneWord(state: string): boolean {
  return done().test(fold(state));
}

/** Whether all that a cell of states says is what was done: `Documented`, `✅ Rolled out`. */
export function isDeedState(state: string): boolean {
  return deedState.test(state);
}

const deedState =
  /^[^\p{L}]*(?:documented|added|enabled|disabled|updated|configured|installed|created|removed|replaced|verified|applied|rolled out|in place)[^\p{L}\d]*$/iu;

/** Whether what stands below a title is done: "Completed", "Actions taken". */
export function isDoneTitle(title: string): boolean {
  const words = fold(title);
  return doneTitle.test(words) && !partlyDone.test(words);
}

/** Whether what is noted beside a state takes something back. */
export function isDoneInPart(note: string): boolean {
  return partlyDone.test(fold(note));
}

/** Whether a state says in brackets that something is left to do: "Done (needs review)". */
export function isTakenBack(state: string): boolean {
  return leftInBrackets.test(fold(state));
}

/** Folded, with what stands in front of it in its brackets. */
const leftInBrackets =
  /[(（][^()（）]{0,40}?(?:\b(?:partly|partial(?:ly)?|in part|(?:needs|await(?:s|ing)|waiting (?:for|on)|pending|to be) [a-z]+|todo|teilweise|zum teil|warte[nt] auf|parcial(?:mente)?|en parte|em parte|in parte|en partie|partiel(?:le)?(?:ment)?|en attente|pendiente|pendente|a la espera)\b|частично|ожидает|部分|一部|일부)/;

/** "Done (except the last)", "Completed (3 of 5)", "No actions taken" */
const partlyDone = new RegExp(
  [
    /\b(?:not?|none|never|except|but|partly|partial(?:ly)?|half|almost|nearly|mostly|most|some|only|pending|open|planned)\b/,
    /\b(?:un|not )(?:verified|tested|confirmed|reviewed)\b/,
    /\b(?:teilweise|ausser|nicht|fast|halb|parcial(?:mente)?|excepto|salvo|casi|quase|sauf|partiel(?:le)?(?:ment)?|en partie|presque)\b/,
    /кроме|частично|почти|не (?:все|полностью)|一半|部分|除|大半|一部|제외|일부|절반/,
    /(?<![\d/])\d{1,3} ?(?:of|von|de|sur|из|\/) ?\d{1,3}\b(?![\d/])|(?<!\d)\d{1,2} ?%/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** `(technisch)`, `(2031-03-01)`, `(by Ana)`, `(during the incident)`: what takes nothing back. */
const harmlessNote =
  '[(（](?:[^()（）\\s]{1,24}|(?:on|in|as of|since|am|im|seit|le|el|em) [^()（）]{0,16}\\d[^()（）]{0,10}|(?:by|during) [^()（）]{1,24})[)）]';

const allDone = [
  '(?:(?:already|bereits|schon|ya|ja|deja|уже) )?(?:completed?|done|implemented|fixed|erledigt|umgesetzt|abgeschlossen|behoben)',
  '(?:(?:ya|ja) )?(?:hech|completad|implementad|realizad|concluid|feit|resuelt|resolvid|aplicad|terminad|finalizad)[oa]s?',
  '(?:deja )?(?:fait|termine|realise|effectue|applique|corrige|resolu)e?s?',
  '(?:уже )?(?:выполнен|сделан|завершен|исправлен)[оаы]',
  '已(?:完成|实施|落实|修复|解决|落地|上线|部署|发布|应用)|(?:対応|実施|修正|適用|反映|導入|実装)?(?:完了|済み?)|(?:(?:조치|적용|반영|배포|개선|처리|수정|구현) ?)?완료',
].join('|');

const doneTitle = new RegExp(
  [
    // "Completed", "Bereits umgesetzt (technisch):", but not 未完了
    new RegExp(String.raw`^[^\p{L}]*(?:${allDone})(?:\s?${harmlessNote})?[^\p{L}\p{N}]*$`, 'u'),
    // "Immédiat (Fait) :"
    new RegExp(String.raw`[(（](?:${allDone})[)）][^\p{L}\p{N}]*$`, 'u'),
    /\b(?:actions?|steps|measures|improvements|remediations?|fixes) (?:already )?(?:taken|done|completed|implemented|performed|applied|deployed|put in place)\W*$/,
    /^[^p{L}]*(?:implemented|applied|completed) (?:actions?|measures|improvements|remediations?|fixes|controls|changes)\W*$/u,
    /^[^p{L}]*(?:added|documented|recorded|moved) (?:to|in|into) (?:the )?[^\s:：]{2,40}(?: [^\s:：]{2,20}){0,2}[:：]?[^p{L}]*$/,
    /\b(?:acciones|acoes|medidas|mejoras|melhorias|correcciones|correcoes|arreglos)(?: \w+){0,2} (?:tomadas|implementadas|aplicadas|realizadas|adoptadas|adotadas|ejecutadas|executadas)\W*$/,
    /\b(?:correctifs|changements) (?:appliques|deployes|realises|effectues)\W*$/,
    /\b(?:actions|mesures|corrections|ameliorations)(?: \w+){0,2} (?:prises|realisees|effectuees|appliquees|apportees|mises en (?:place|oeuvre|œuvre))\W*$/,
    /\b(?:ergriffene|umgesetzte|durchgefuhrte|getroffene|eingespielte) (?:\S+ )?(?:(?:gegen)?massnahmen|korrekturen|anderungen|fixes|verbesserungen)\W*$/,
    /^[^\p{L}]*(?:уже )?(?:принятые|выполненные|реализованные) (?:\p{L}+ые )?меры(?: по [\p{L} ]{3,40}| \p{L}+ности)?[^\p{L}]*$/u,
    /^[^\p{L}]*(?:目前|现|現)?已(?:添加|新增|增加|加入|建立|采取|採取|实施|實施|执行|執行|落实|落實)的?(?:改进|改進|预防|預防|纠正|糾正|整改|修复|修復|临时|臨時|紧急|緊急|应急|應急|缓解|緩解|安全|防护|防護|监控|監控|保护|保護)*(?:措施|行动|行動|对策|對策|方案|项目?|項目?)?[^\p{L}]*$/u,
    /^[^\p{L}]*(?:既に|すでに)?実施(?:済み|した)の?(?:再発防止|改善|恒久|暫定|是正|予防|緊急|応急)*の?(?:対策|措置|対処|対応|施策|策|項目|内容|こと|アクション)?[^\p{L}]*$/u,
    /^[^\p{L}]*(?:이미 )?(?:완료된|시행한|적용된) (?:\p{L}+ )?조치(?: ?사항)?[^\p{L}]*$/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'u',
);

/** Whether words are such a state and nothing else. */
export function isDoneAlone(words: string): boolean {
  const folded = fold(words).trim();
  return stateAtStart(folded) === folded;
}

/** The same of words that may be about something else: `shipped in PR #12`, but not "not needed for recovery". */
export function isDoneRemark(words: string): boolean {
  const folded = fold(words);
  const state = stateAtStart(folded);
  // `yes` is a state in a column of its own alone.
  if (state === undefined || /^(?:yes|y|x)$/.test(state)) return false;
  return remarkBehind.test(folded.slice(state.length));
}

const remarkBehind =
  /^[\s.!:]*(?:$|(?:in|on|by|as of|at|with|via|since|during|do|fix|pr|el|le|am|em|il|seit)\b|[вс] \d|[\d#])/;

/**
 * Whether words tell what was done, as they begin with a verb in the past that is no quality of a thing: "Added runbook:
 * …", "Updated the guide", "Updated `guide.md`", but not "Automated alerts" or "Improved logging".
 *
 * @param isBeside whether others of its list begin so, too, beside which "Configured alerts on lag" tells a deed
 */
export function tellsDeed(words: string, isBeside = false): boolean {
  const [, verb = '', behind = ''] = deed.exec(words) ?? [];
  if (verb === '' || isLeftOpen.test(verb) || isDemand(behind)) return false;
  if (isSureDeed.test(verb) || hasObject.test(behind)) return true;
  if (!isBeside && isAlsoAdjective.test(verb)) return false;
  return !isQuality(verb) && !mayBeNew.test(verb) && isPastOfWork(verb) && fewestBehind.test(behind);
}

/** "Updated guide for operators", "Pinned versions of all images": to be. */
const mayBeNew =
  /^(?:updated|extended|expanded|simplified|shared|stored|trained|automated|pinned|scoped|tested|throttled|tracked|scaled|validated|encrypted|enforced)$/i;
/** "Documented runbook for the vault" */
const isAlsoAdjective = /^(?:(?:re)?configured|documented|replaced|restored|managed)$/i;
/** "Documented the limits of the pool", but not "Tested backups". */
const fewestBehind = /^ \S+ \S+ \S/;

/** Whether a verb is the regular past of what people do: `configured`, `dropped`, `verified`. */
export function isPastOfWork(verb: string): boolean {
  const stem = verb.toLowerCase().slice(0, -2);
  const stems = [stem, `${stem}e`, stem.replace(/(.)\1$/, '$1'), stem.replace(/i$/, 'y')];
  return stems.some((word) => verbs().has(word) || isOtherVerb.test(word));
}

const isOtherVerb =
  /^(?:configure|reconfigure|tighten|redeploy|bump|lock|unlock|force|introduce|backport|correct|adopt)$/;

/** Whether words say what is so by now: "The proxy now detects it", "All tests pass". */
export function tellsFact(words: string): boolean {
  return (
    fact.test(words) &&
    !isWork(words) &&
    !/\b(?:should|must|needs?|shall|requires?|has to|have to|will|to be|until|if|when)\b/i.test(words)
  );
}

const fact =
  /^(?:[^\s:;,–—]{1,40} ){1,6}now (?!on\b)(?:is|are|has|have|[a-z]{2,14}[^s\W]s)\b|^all (?:[\w-]+ ){1,4}(?:pass|passed|succeed)\b/i;

/** Also behind what it is about: "Monitoring: added an alert". */
const deed =
  /^(?:[^:：]{3,60}[:：]\s+)?([A-Za-z]{3,12}ed|(?:[Rr]e)?(?:[Bb]uilt|[Ww]rote|[Mm]ade|[Tt]ook|[Ss]ent|[Gg]ave|[Cc]hose|[Bb]egan|[Tt]aught))\b(.{0,40})/;
/** "Proposed: a second alert" */
const isLeftOpen =
  /^(?:suggested|proposed|planned|recommended|required|needed|expected|related|deferred|blocked|assigned|scheduled|desired|wanted|requested|intended|delayed|postponed|need|feed|speed|embed|seed|exceed|proceed|unneed)$/i;
const isSureDeed =
  /^(?:added|removed|deleted|created|recreated|verified|confirmed|restarted|rebooted|rotated|migrated|patched|renamed|installed|reverted|suspended|copied)$/i;
/** "Removed replicas must alert", "Replaced disks get tested", "Rotated keys need a runbook", "Copied snapshots: verify them" */
function isDemand(behind: string): boolean {
  if (/^[^.;:]{0,30}\b(?:must|needs?|should|shall|have to|has to|will|gets?)\b/.test(behind)) return true;
  const [, told = ''] = /^[^.;:]{0,30}:\s+(\S.*)/.exec(behind) ?? [];
  return isWork(told);
}

/** "Improved logging": what a thing is to be like. */
export function isQuality(words: string): boolean {
  return quality.test(words);
}

/** Whether words begin with what was changed, or with what is to be so: "Reduced load". */
export function isChange(words: string): boolean {
  return change.test(words);
}

const change = /^(?:enhanced|improved|automated|increased|reduced|centrali[sz]ed|limited)\b/i;

const quality =
  /^(?:enhanced|improved|automated|advanced|detailed|increased|shared|centrali[sz]ed|reduced|dedicated|limited|managed|scheduled|suggested|proposed|planned|recommended|required|needed|deferred|blocked|requested|postponed)\b/i;

const hasObject =
  /^ (?:the|an?|our|its|all|this|that|these|those|both|\d+)\b|^ (?:\S{1,38}\.[a-z]{1,4}|\.[a-z]{3,20})\b/i;

/** Whether an item tells when the list is looked at again, or how one sees that it helped: "Next review: 2031-03-01". */
export function isAboutPlan(words: string): boolean {
  return aboutPlan().test(fold(words));
}

const aboutPlan = once(
  () =>
    new RegExp(
      `^\\P{L}{0,3}(?:${[
        '(?:next|last) review(?: date)?|review date|success (?:metrics?|measures?|criteri(?:a|on))|kpis?',
        'nachste[rs]? (?:review|(?:uber)?prufung)|erfolgskriteri(?:um|en)|prochaine (?:revue|revision)|(?:indicateurs?|criteres?) de (?:succes|reussite)',
        '(?:proxima (?:revision|revisao)|(?:metricas?|criterios?) de (?:exito|sucesso))',
        'следующ(?:ий|ая|ее) (?:обзор|проверка|ревью)|критери[ий] успеха',
        '次回(?:レビュー|確認)日?|成功指標|下次(?:评审|評審|复盘|检查|檢查)(?:时间|日期)?|成功(?:指标|標準|标准)|다음 (?:검토|리뷰)일?|성공 (?:지표|기준)',
      ].join('|')})\\s?[:：]`,
      'u',
    ),
);

/** Whether words are a rule for the next time: "If recovery fails twice: rebuild", "Will it break? → Don't use it". */
export function isRuleOfThumb(words: string): boolean {
  return /^(?:if|when)\b[^:：→]{3,80}(?:[:：]\s|\s(?:→|->)\s)|^[^?]{5,100}\?\s(?:→|->|=>)\s/i.test(words);
}

/** All of a title, and not "Improve release checklist". */
const checklist =
  /^[^a-z]*(?:(?:(?:pre|post)[- ]?)?(?:deploy(?:ment)?|release|flight|merge|commit|launch)|verification|testing|review|onboarding|handover) checklist[^a-z]*$/i;

/**
 * Whether what stands below a title is no task, as long as nobody is to see to it: `### DO NOT:`, `### Deployment
 * checklist`, for each time.
 */
export function isOfNoTask(title: string): boolean {
  return /^[^a-z]*(?:do not|don['’]?t|don['’]?ts|never|avoid)[^a-z]*$/i.test(title) || checklist.test(title);
}

/** Whether a title stands over files and what became of them: "Files changed:". */
export function namesFiles(title: string): boolean {
  return listsFiles.test(fold(title));
}

/** Folded, with paths below it. */
const listsFiles = new RegExp(
  [
    String.raw`^\W*(?:(?:changed|modified|touched|affected|updated|new) files|files (?:changed|modified|touched|affected|updated|added|to (?:change|modify|touch|update)))`,
    String.raw`^\W*(?:fichiers|archivos|ficheros|arquivos|ficheiros) (?:modifi|changes|touches|crees|ajoutes|cambiad|alterad|tocad|cread|criad|afectad|afetad)\p{L}*`,
    String.raw`^\W*(?:geanderte|betroffene|neue|angepasste) dateien`,
    '^(?:[^\\p{L}]*)(?:измененные|затронутые|новые) файлы',
    '^[^\\p{L}]*(?:変更(?:した)?|修正(?:した)?)?ファイル(?:一覧)?',
    '^[^\\p{L}]*(?:修改|变更|改动|涉及|新增)的?文件(?:清单|列表)?',
    '^[^\\p{L}]*(?:변경|수정)(?:된|한)? ?파일',
  ]
    .map((pattern) => String.raw`${pattern}(?: \([^)]{1,40}\))?[^\p{L}]*$`)
    .join('|'),
  'u',
);
