/** Headings that say something around the name of a section, and mean nothing else by it. */
import type { Role } from '../../templates/catalogue.ts';
import type { Language } from '../../templates/names/types.ts';
import { fold } from '../../time/names.ts';
import { commonplace } from '../words/commonplace.ts';
import { isOfOthers } from './joinedTitle.ts';
import { bareTitle, plainName, rolesOfPiece } from './roles.ts';

/**
 * The roles of a heading that frames a name: "Impact, stated plainly", "Required follow-up", "What the fix looks like",
 * "Factor 2: the proxy", "What will change (action items)", "Measures to be taken", "Am I affected?", "Detection was slow",
 * "How we keep it from happening again", "Still open – next steps".
 *
 * @param among languages that sections are named in; none means any
 */
export function rolesOfFramed(title: string, among: readonly Language[] = []): readonly Role[] {
  if (title.length > longest || isOfOthers(title)) return [];
  for (const read of [
    rolesWithAside,
    rolesStillToDo,
    rolesToTake,
    rolesToPrevent,
    rolesBehindDash,
    rolesOfDone,
    rolesOfMeasuresTaken,
    rolesOfRepair,
    rolesAsked,
    rolesOfHarm,
    rolesJudged,
    rolesOfFactor,
    rolesOfUnseen,
    rolesOfNote,
  ]) {
    const roles = read(title, among);
    if (roles.length > 0) return roles;
  }
  return [];
}

/**
 * Together with those that the note behind it names: `Remediation (action items)`; and what was done, where it says so:
 * `Korrekturmaßnahme (Fix Applied)`, `Ações corretivas (o que foi feito)`.
 */
export function withRolesOfNote(
  roles: readonly Role[],
  title: string,
  among: readonly Language[] = [],
): readonly Role[] {
  if (roles.length === 1 && roles[0] === 'action-items') return isOfDeeds(title) ? ['resolution'] : roles;
  if (!roles.includes('resolution') || roles.includes('action-items')) return roles;
  return rolesOfNote(title, among).includes('action-items') ? [...roles, 'action-items'] : roles;
}

const longest = 90;

type Reader = (title: string, among: readonly Language[]) => readonly Role[];

/** Names that say what a section is for, whatever is said around them. */
const telling: ReadonlySet<Role> = new Set<Role>([
  'impact',
  'timeline',
  'root-cause',
  'contributing-factors',
  'lessons-learned',
  'action-items',
]);

function rolesOfName(name: string, among: readonly Language[]): readonly Role[] {
  return commonplace.has(plainName(name)) ? [] : rolesOfPiece(name, among).filter((role) => telling.has(role));
}

/** `Impact, stated plainly`, `Chronologie, en bref`: a few words, and none of them a name of its own. */
const rolesWithAside: Reader = (title, among) => {
  const [, name = '', aside = ''] = /^([^,，、:：]{2,40})[,，]\s*([^,，、:：]{2,40})$/.exec(bareTitle(title)) ?? [];
  if (aside === '' || plainName(aside).split(' ').length > longestAside) return [];
  return rolesOfName(name, among);
};

const longestAside = 4;

/** `Required follow-up`, `Weitere Maßnahmen`, `必要な対応策` */
const rolesStillToDo: Reader = (title, among) => {
  const name = plainName(title);
  const left = stillToDo.exec(name)?.[0];
  if (left === undefined) return [];
  return rolesOfPiece(name.slice(left.length), among).filter((role) => role === 'action-items');
};

/** Folded. Where adjectives stand behind the name, roles.ts knows them of any kind. */
const stillToDo = new RegExp(
  [
    '(?:required|recommended|necessary|needed|outstanding|remaining|open|pending|agreed|requested|mandatory|additional|further|next) ',
    '(?:erforderliche|notwendige|empfohlene|ausstehende|verbleibende|offene|vereinbarte|weitere|zusatzliche|nachste) ',
    '(?:proxim[ao]s|siguientes|prochaines) ',
    '(?:необходимые|требуемые|оставшиеся|обязательные|запланированные|следующие|дальнейшие|дополнительные) ',
    '(?:必要な|残りの|未完了の|推奨される|追加の?|今後の)',
    '(?:所需|必要|剩余|未完成|后续|後續|进一步|進一步)的?',
    '(?:필요한|남은|필수|추가|후속) ?',
  ]
    .map((words) => `^${words}`)
    .join('|'),
);

/** `Measures to be taken`, `Mesures à prendre`, `Zu ergreifende Maßnahmen`, `取るべき対策` */
const rolesToTake: Reader = (title) => (isToTake(plainName(title)) ? ['action-items'] : []);

function isToTake(name: string): boolean {
  if (!measure.test(name)) return false;
  return toTake.some((words) => words.test(name));
}

/** Folded. What is to be taken of them is an action, under whatever name. */
const measure =
  /\b(?:actions?|measures?|steps?|massnahmen?|schritte|mesures?|etapes|acciones|accion|medidas?|pasos|acoes|acao|passos)\b|меры|мера|действия|шаги|措置|対策|対応|処置|措施|行动|行動|对策|對策|조치|대책|행동/;

const toTake: readonly RegExp[] = [
  / to (?:be )?(?:taken?|do|done|implement(?:ed)?|carr(?:y|ied) out|complete[d]?|undertaken?|adopt(?:ed)?|performed|put in place)$/,
  /(?:^| )zu (?:ergreifende|treffende|unternehmende|veranlassende|erledigende)n? /,
  / a (?:prendre|mener|entreprendre|mettre en (?:oe|œ)uvre|mettre en place|realiser|prevoir|effectuer|engager)$/,
  / (?:a|por) (?:ser(?:em)? )?(?:tomar|tomad[ao]s?|realizar|realizad[ao]s?|implementar|implementad[ao]s?|adopt?ar|adopt?ad[ao]s?|emprender|executar|executad[ao]s?)$/,
  /^(?:принимаемые|планируемые|предстоящие) | (?:которые )?(?:необходимо|нужно|следует|надо) (?:принять|предпринять|выполнить)$/,
  /(?:取る|とる|講じる|実施す|行う)べき/,
  /^(?:应|應|需|需要|将|將|拟|待)(?:采取|採取|实施|實施|执行|落实)/,
  /^(?:앞으로 )?(?:취해야 (?:할|하는)|취할|시행할|실행할|수행할) /,
];

/** `How we will keep this from happening again`, `Cómo evitaremos que se repita`, `再発をどのように防ぐか` */
const rolesToPrevent: Reader = (title) => {
  const name = fold(bareTitle(title)).replace(/^¿/, '');
  return asksHow.test(name) && prevents.test(name) && again.test(name) ? ['action-items'] : [];
};

/** Folded. Nobody who asks how it could have been prevented says that it will be. */
const asksHow =
  /^(?:how(?! (?:could|should|would|it was|was))|como(?! (?:pud|pod|hubi|habr|teri|se evito|foi|fue))|comment(?! (?:aur|pouv))|wie(?! (?:hatte|wurde))|как(?! (?:можно было|могли))) |^(?:如何|怎么|怎麼|怎样|怎樣)|どう|どのように|어떻게/;
const prevents =
  /\b(?:prevent|avoid|stop|keep|evit|impedi|prevenir|empech|previen|verhinder|vermeid)|предотврат|избежать|не допуст|防止|避免|预防|預防|防ぐ|막을|방지|예방/;
const again =
  /\b(?:again|recurr|repeat|a ocurrir|a suceder|a pasar|repit|repet|a acontecer|ocorr|de nouveau|reprodui|repete|wiederhol|erneut|noch einmal|nochmal|wieder passier)|повтор|снова|再|又|재발|다시/;

/** `Still open – recommended next steps`, `Retro – action items`: what stands behind the dash is the whole of it. */
const rolesBehindDash: Reader = (title, among) => {
  const [, front = '', name = ''] = /^([^–—\d]{2,40})\s[–—-]\s+([^–—:：]{2,50})$/.exec(bareTitle(title)) ?? [];
  if (front === '' || commonplace.has(plainName(name))) return [];
  const roles = rolesOfPiece(name, among);
  const known = roles.length > 0 ? roles : rolesStillToDo(name, among);
  return known.filter((role) => role === 'action-items' || role === 'lessons-learned');
};

/** `Already fixed`, `Bereits umgesetzt`, `対応済み`; in bold, it is said of some of the actions below it. */
const rolesOfDone: Reader = (title) => (alreadyDone.test(plainName(title)) ? ['resolution'] : []);

/** Folded. */
const alreadyDone =
  /^(?:already (?:done|fixed|deployed|in place)|bereits (?:umgesetzt|erledigt|behoben)|deja (?:fait|corrige|deploye)|ya (?:hecho|corregido|aplicado)|ja (?:feito|corrigido|aplicado)|уже (?:исправлено|внедрено)|(?:対応|実施|修正)済み?|已(?:修复|修復|完成|实施|實施)|이미 (?:완료|수정|적용)(?:된 것|됨)?)$/;

/** `Measures adopted`, `Umgesetzte Maßnahmen`, `Actions correctives mises en œuvre`, `已采取的措施`: they ended it. */
const rolesOfMeasuresTaken: Reader = (title) => {
  const name = plainName(title);
  if (!corrects.test(name) || isAhead.test(name)) return [];
  return taken.some((words) => words.test(name)) ? ['resolution'] : [];
};

/** Folded. What else was done, "Actions effectuées", may be the response as well. */
const corrects =
  /\b(?:measures?|(?:corrective|remedial|containment) (?:actions?|steps?)|actions? (?:implemented|adopted)|massnahmen?|mesures?|actions? corrective?s?|medidas?|(?:acciones|accion|acoes|acao) (?:correctiv|corretiv|implementad|adoptad|adotad)[ao]s?)\b|меры|корректирующие действия|措置|対策|対応策|措施|조치|대책/;

/** Folded: measures against the next time, and those that nobody has taken yet. */
const isAhead =
  /prevent|preven[cz]|vorbeug|prophyla|предотвра|предупре|профилакт|再発|再发|再發|予防|预防|預防|防止|예방|재발|\b(?:not|no|non|pas|nicht|nao|a|por|to be|zu)\b|(?:^| )не |未/;

const taken: readonly RegExp[] = [
  / (?:already )?(?:taken|implemented|adopted|carried out|applied|performed|completed|put in place)$/,
  /^(?:bereits )?(?:umgesetzte|durchgefuhrte|ergriffene|implementierte|erledigte|abgeschlossene) /,
  / (?:ya |ja )?(?:(?:implementad|adoptad|adotad|aplicad|realizad|tomad|ejecutad|executad|completad|concluid|efectuad|efetuad)[ao]s|llevadas a cabo)$/,
  / (?:(?:deja )?mises? en (?:oe|œ)uvre|(?:deja )?mises? en place|prises?|adoptees?|appliquees?|realisees?)$/,
  /^(?:уже )?(?:принятые|выполненные|реализованные|внедренные|осуществленные) /,
  /^(?:実施(?:済みの?|した)|完了した|講じた|取った)/,
  /^已(?:经|經)?(?:采取|採取|实施|實施|完成|执行|執行|落实|落實)的?/,
  /^(?:완료(?:된|한)|시행(?:된|한)|실행(?:된|한)|적용(?:된|한)|취한) | ?완료$/,
];

/** `How we resolved the issue`, `Wie der Vorfall behoben wurde`, `どのように復旧したか` */
const rolesOfRepair: Reader = (title) => {
  const name = fold(bareTitle(title)).replace(/^¿|\s?[?？]$/g, '');
  return repaired.some((words) => words.test(name)) ? ['resolution'] : [];
};

/** Folded. */
const repaired: readonly RegExp[] = [
  /^how (?:we|it|this|(?:the|this) (?:incident|issue|problem|outage|bug|service)) (?:was |were |got |has been )?(?:finally |eventually )?(?:resolved|fixed|solved|mitigated|repaired|restored|recovered)(?: (?:it|this|(?:the|this) (?:incident|issue|problem|outage|bug|service)))?$/,
  /^wie (?:wir )?(?:es|das|dies|(?:das|der|die|den) (?:problem|vorfall|storung|ausfall|fehler)) (?:behoben|gelost)(?: wurde| haben)?$/,
  /^comment (?:nous avons|on a|(?:l['’]incident|le probleme|la panne) a ete) (?:resolue?|corrigee?)(?: (?:l['’]incident|le probleme|la panne))?$/,
  /^como (?:lo )?(?:resolvimos|solucionamos|corregimos|arreglamos|resolvemos|corrigimos|se (?:resolvio|soluciono|corrigio)|foi (?:resolvid|corrigid)[oa])(?: (?:el|la|o|a) (?:problema|incidente|incidencia|fallo|falha))?$/,
  /^как (?:мы |это |(?:инцидент|сбой|проблему|проблема) )?(?:был[ао]? )?(?:исправ|устран|реш)[а-я]{2,6}(?: (?:это|инцидент|сбой|проблему))?$/,
  /^(?:障害|問題|問题|问题|故障)?(?:を|は)?どのように(?:解決|復旧|修正)した?か?$/,
  /^(?:我们|我們)?(?:是)?如何(?:解决|解決|修复|修復|恢复)(?:的|(?:这个|該|该)?(?:问题|問題|故障|事故))?$/,
  /^(?:문제|장애)?(?:를|을)? ?어떻게 (?:해결|복구|수정)(?:했나|했는가|했습니까|하였나)?$/,
];

/** `What the fix looks like`, `How the fix works`, `Cómo es la solución`, `Wie die Lösung aussieht` */
const rolesAsked: Reader = (title, among) => {
  const name = fold(bareTitle(title))
    .replace(/[?？]$/, '')
    .trim();
  const [, asked = ''] = asks.map((ask) => ask.exec(name)).find((match) => match !== null) ?? [];
  return asked === '' ? [] : rolesOfPiece(asked, among).filter((role) => telling.has(role) || role === 'resolution');
};

/** Folded; the name is all that stands between. */
const asks: readonly RegExp[] = [
  /^what (?:is|are|was|were) (?:the|our) ([a-z -]{2,30}?)(?: (?:for|of|on) .{1,40})?$/,
  /^(?:what|how) (?:the|our|a) ([a-z -]{2,30}?) (?:is|was|were|looks? like|looked like|works?|worked|will be)$/,
  /^que (?:es|fue|era) (?:el|la) ([a-z ]{2,30})$/,
  /^como (?:es|fue|era|e|foi|funciona) (?:el|la|o|a) ([a-z ]{2,30})$/,
  /^(?:a quoi ressemble|quel est|quelle est|quel a ete|quelle a ete) (?:le |la |l['’] ?)?([a-z ]{2,30})$/,
  /^wie (?:der|die|das) ([a-z -]{2,30}?) (?:aussieht|aussah|funktioniert|war|ist)$/,
];

/** `Am I affected?`, `Are self-hosted installations affected?`, `Wer ist betroffen?` */
const rolesOfHarm: Reader = (title) => {
  const asked = /^([^?？]{4,80})[?？]$/.exec(fold(bareTitle(title)).replace(/^¿/, ''))?.[1];
  return asked !== undefined && harmed.test(asked) && !asksElse.test(asked) ? ['impact'] : [];
};

/** Folded. */
const harmed =
  /\b(?:affected|impacted|betroffen|betrifft|touche|affecte|concerne|impacte|afecta|afeta)|затрон|касает|коснул|пострадал|影響|影响|영향/;
/** "Why was it affected?", "What should I do if I am affected?" */
const asksElse =
  /\b(?:if|when|should|why|what (?:to|can|do)|how (?:to|can|do)|wenn|falls|warum|was tun|si|se|por ?que|que hacer|o que fazer|pourquoi|que faire)\b|если|почему|что делать|なぜ|どうす|どのように|为什么|怎么|如何|왜|어떻게/;

/** `Detection worked, delivery did not`, `Impact was limited`: a name, and what is said of it. */
const rolesJudged: Reader = (title, among) => {
  const name =
    judged
      .exec(fold(bareTitle(title)))
      ?.slice(1)
      .find(Boolean) ?? '';
  return name === '' ? [] : rolesOfPiece(name, among).filter((role) => canBeJudged.has(role));
};

/** Of others it may be a finding: "Timeline was wrong", "Action items were not done". */
const canBeJudged: ReadonlySet<Role> = new Set<Role>(['impact', 'detection', 'root-cause']);

/** Folded. */
const judged =
  /^(?:(?:die|der|das|el|la|le|o|a) |l['’])?(\p{L}{3,20}(?: \p{L}{3,20})?) (?:was|were|worked|took|came|war|waren|dauerte|funktionierte|kam|fue|era|funciono|tardo|llego|foi|funcionou|demorou|chegou|a ete|etait|fut|a fonctionne|a pris|был[ао]?|сработал[ао]?|занял[ао]?)(?=[ ,])|^([\u4e00-\u9fff\u30a0-\u30ff]{2,8})は.{0,20}(?:た|った)(?:が|$)|^([\uac00-\ud7a3]{2,8})(?:은|는) .{0,30}(?:다|지만)/u;

/** `Factor 2: the proxy`, `Contributing factor: no limit`, `Facteur 1 – …`: one of several. */
const rolesOfFactor: Reader = (title) => (oneFactor.test(fold(bareTitle(title))) ? ['contributing-factors'] : []);

const oneFactor = new RegExp(
  [
    String.raw`^(?:(?:contributing|aggravating|contributory) factor|facteur (?:contributif|aggravant)|factor contribuyente|fator contribuinte|beitragender faktor|(?:сопутствующий|способствующий) фактор)(?: (?:#?\d{1,2}|[a-h]))?(?: {0,3}[:：]| {1,3}[–—-] ) ?\S`,
    String.raw`^(?:factor|facteur|fator|faktor|фактор|因素|要因|요인) ?(?:#?\d{1,2}|[a-h])(?: {0,3}[:：]| {1,3}[–—-] ) ?\S`,
    String.raw`^(?:促成因素|寄与要因|기여 ?요인) ?\d{0,2} ?[:：]`,
  ].join('|'),
);

function isOfDeeds(title: string): boolean {
  const note = noteBehind.exec(title)?.[1];
  return note !== undefined && ofDeeds.test(fold(note).trim());
}

const noteBehind = /[(（]([^()（）]{2,60})[)）]\s*$/;

/** Folded: that something was done, to whatever end; or what is called a fix, and was applied. */
const ofDeeds =
  /^(?:what (?:was|we|has been) (?:done|did|fixed)|(?:fix(?:es)?|solution|resolution|workaround)(?: (?:was |were )?(?:applied|implemented|deployed))?|(?:was )?(?:wurde getan|getan wurde|wir getan haben)|(?:lo )?que se hizo|lo que hicimos|(?:solucion|solucao|correccion|correcao) aplicada|o que (?:foi feito|fizemos)|ce qui a ete fait|correctif applique|(?:что (?:было )?сделано|что сделали)|実施(?:した(?:対応|対策)|済み)|已(?:采取|实施|完成)的?(?:措施|修复)?|(?:시행|실행|수행)한 조치|조치 ?내용)(?: (?:to|para|pour|um|zur|для|чтобы) .{2,40})?$/;

/** `Why it was not detected`, `Por que passou despercebido`, `検知が 3 時間遅れた理由` */
const rolesOfUnseen: Reader = (title) => {
  const name = fold(bareTitle(title));
  return asksWhy.test(name) && unseen.test(name) ? ['detection'] : [];
};

/** Folded. */
const asksWhy =
  /^(?:why|warum|wieso|weshalb|por ?que|pourquoi|почему|なぜ|为什么|為什麼|为何|為何|왜)|(?:理由|原因|이유)$/;
const unseen =
  /(?:\bnot|n['’]t|\bnever|\bnobody|\bno one|\blate|\bunseen|\bso long to|\btook .{1,20}to) ?(?:\w+ ){0,2}(?:detect|notice|discover|caught|catch|found out)|(?:nicht|niemand|so spat|zu spat) (?:\w+ ){0,2}(?:erkannt|bemerkt|entdeckt|aufgefallen|aufgefallen|gemerkt)|unbemerkt|(?:no|nao|nadie|ninguem) (?:\w+ ){0,2}(?:detect|descubr|descobr|percib|perceb|not[oa])|desapercibid|despercebid|(?:pas|personne)(?: \w+| n['’]\w+){0,3} (?:detect|vu|remarqu|apercu|repere)|inapercu|\b(?:tard|demor|a mis|avons mis|ont mis).{0,30} (?:en|a|para) (?:nos? )?(?:dar(?:nos|se)? cuenta|detect|descubr|descobr|decouvr|percib|perceb|not[ai]|entera|remarqu|apercevoir)|\bso lange .{0,20}(?:erkannt|bemerkt|entdeckt|merkten|erkannten)|не (?:\S+ ){0,2}(?:заметил|обнаруж|увидел|узнал|сработал)|незамечен|(?:検知|検出|発見|気付|気づ)(?:.{0,12}(?:遅れ|できな|されな|なかった))|(?:没有|沒有|没能|未能|未)(?:及时|及時|被)?(?:发现|發現|检测|檢測|察觉|察覺)|(?:감지|탐지|인지|발견).{0,8}(?:못|않|늦)/;

/** `What will change (action items)`, `Plano de blindagem (5 ações)` */
const rolesOfNote: Reader = (title, among) => {
  const note = /[(（]([^()（）]{2,40})[)）]\s*$/.exec(title)?.[1];
  if (note === undefined) return [];
  return countsActions.test(fold(note).trim()) ? ['action-items'] : rolesOfName(note, among);
};

/** `5 actions`, `3 Maßnahmen`, `4 задачи`, folded. */
const countsActions =
  /^\d{1,2} ?(?:(?:action items|actions?|follow-?ups|acciones|accion|medidas|acoes|acao|massnahmen|mesures|действи[яйе]|мер[аы]?|задач[аи]?)$|(?:件の)?(?:アクション|対策)$|[项項]?(?:措施|行动|行動|改进|改進)$|(?:개|가지)?의? ?(?:조치|액션|과제)$)/;
