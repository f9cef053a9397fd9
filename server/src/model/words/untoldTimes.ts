/** Words that say of a time that nobody knows it, or tell it by another one: `~2 weeks prior`, `이후, 시각 미확인`. */
import { fold } from '../../time/names.ts';
import { amountWords } from '../../time/numberWords.ts';
import { once } from '../memory.ts';

/** Folded, as all below. */
const unknown = [
  'unknown|unclear|unconfirmed|unrecorded|not (?:known|recorded|confirmed|logged|captured|documented)',
  'unbekannt|unklar|nicht (?:bekannt|erfasst|bestatigt|protokolliert|dokumentiert)',
  'inconnue?|non (?:connue?|confirmee?|enregistree?|relevee?)',
  'desconocid[oa]|sin (?:confirmar|registrar|registro)|no (?:confirmad|registrad)[oa]',
  'desconhecid[oa]|sem registro|nao (?:confirmad|registrad)[oa]',
  'неизвестн(?:о|ый|а|ая)|не (?:подтвержден|зафиксирован)[оаы]?|невідом(?:о|ий|а)|не (?:підтверджен|зафіксован)[оаі]?',
  '不明|不詳|未確認|未記録|記録なし',
  '未知|不详|未确认|待确认|未记录|无记录',
  '미상|불명|미확인|기록 없음|확인 불가|알 수 없음',
].join('|');

const timeWord = [
  'times?|date|day|timestamp|hour',
  'zeit|uhrzeit|zeitpunkt|datum',
  'heure|date|hora|horario|fecha|data',
  'время|дата|час',
  '時刻|時間|日時|时间|时刻|시각|시간|일시',
].join('|');

const exactly = 'exact|precise|genauer?|exacte|exact[ao]|точн(?:ое|ый|ий)|正確な|正确|具体|정확한';
const isWord = 'is|was|ist|est|es|e|は|가|은|이';

/** Which side of the event before it is on. */
const side = [
  'after|afterwards|later(?: on)?|then|before|earlier|previously',
  'danach|spater|davor|zuvor|apres|ensuite|plus tard|avant|despues|luego|antes|depois',
  'потом|позже|раньше|потім|пізніше|раніше',
  'その後|以降|その前|之后|之後|随后|以后|之前|此前|이후|그 후|이전',
].join('|');

const length = `(?:\\d+(?:[–-]\\d+)?|${amountWords}|some|several|a few|einige|quelques|varios|varias|несколько|кілька|数|몇) ?`;
const unit = [
  'minutes?|hours?|days?|weeks?|months?|years?',
  'minuten?|stunden?|tagen?|tage|wochen?|monaten?|monate|jahren?|jahre|heures?|jours?|semaines?|mois|ans?',
  'minutos?|horas?|dias?|semanas?|meses|mes|anos?',
  'минут[аыи]?|час(?:а|ов)?|дн(?:я|ей|і|ів)|день|недел[ьиюя]|месяц(?:а|ев)?|хвилин[аи]?|годин[аи]?|тижн[іия]|тижнів|місяц[іья]',
  '分|時間|日|週間|か月|ヶ月|年|分钟|小时|天|周|个月|분|시간|일|주|개월|년',
].join('|');
const behind = [
  'prior|before|earlier|later|after',
  'zuvor|vorher|davor|fruher|spater|danach|avant|auparavant|plus tot|plus tard|apres|antes|atras|despues|depois',
  'раньше|до этого|назад|спустя|позже|раніше|до того|тому|пізніше',
  '前|後|之前|以前|后|之后|전|후|뒤',
].join('|');
const about = 'about|approx\\.?|some|around|etwa|circa|environ|unos|unas|cerca de|около|примерно|близько|约|大约|約|약';
const inFront = 'vor|il y a|hace|ha';

const span = `(?:(?:${about}) ?)?[~≈]?${length}(?:${unit})`;
const signs = '[^\\p{L}\\p{N}?]{0,20}';
const untold = `(?:(?:${side})[\\s,，、:：(（–—-]{1,3})?(?:(?:${exactly}) ?)?(?:(?:${timeWord})[\\s:]?(?:${isWord})?[\\s:]?)?(?:${unknown})(?: (?:${timeWord}))?`;

const whole = once(
  () => new RegExp(`^${signs}(?:${untold}|${side}|${span} ?(?:${behind})|(?:${inFront}) ${span})${signs}$`, 'u'),
);

/** Of an entry in a list: in front of its words, or in brackets. */
const inEntry = once(
  () =>
    new RegExp(
      `^${signs}${untold}[)）\\]]?\\s{0,2}[:：–—-]|[(（[](?:[^()（）[\\]]{1,40}[,，;、] ?)?${untold}[)）\\]]`,
      'u',
    ),
);

/** Told by the event before it, folded. */
const soonAfter = [
  '(?:(?:very|shortly|soon|right|immediately|some time|much|a (?:bit|little|while)) )?(?:after(?:wards)?|later(?: on)?)|meanwhile',
  '(?:(?:kurz|bald|unmittelbar|direkt|etwas|wenig|deutlich) )?(?:darauf|danach|spater|nachher)|daraufhin|inzwischen',
  '(?:un peu )?plus tard|peu apres|juste apres|ensuite|entre-temps',
  'mas tarde|(?:poco|justo) despues|luego|mientras tanto|mais tarde|(?:pouco|logo) depois|logo apos|em seguida|enquanto isso',
  '(?:немного|чуть) позже|позднее|вскоре(?: после (?:этого|того))?|затем|сразу после (?:этого|того)|незабаром|згодом',
  'その後|直後|まもなく|しばらくして|随后|隨後|不久(?:之?[后後])?|稍[后後]|[紧緊]接着|직후|곧이어|잠시 ?후|얼마 후',
].join('|');

/** `Later:`, `Shortly after —`, in front of the words of an entry. */
const soonInEntry = once(() => new RegExp(`^${signs}(?:${soonAfter})\\s{0,2}(?:[:：–—]|-\\s)`, 'u'));

/** Told by what else happened: `After the migration`, `恢复后`. */
const byAnother = [
  '(?:(?:shortly|soon|right|immediately|just|kurz|unmittelbar|juste|peu|poco|justo|pouco|logo|сразу|вскоре|незадолго) )?(?:after|before|during|following|nach|vor|wahrend|apres|avant|pendant|durante|tras|despues de|antes de|apos|depois d[aeo]|antes d[aeo]|после|перед|во время|після|під час) [^\\d|]{2,40}',
  '[^\\d|\\s]{1,16}(?:之?[后後前]|期[间間]|の?直[后後]|以[后後前降]| ?(?:직?후|직?전|이후|이전|중))',
].join('|');

const inCell = once(() => new RegExp(`^${signs}(?:${soonAfter}|${byAnother})${signs}$`, 'u'));

/** What each of `unknown` has in it: most entries have none of it, and so the long pattern need not be made for them. */
const mayBeUnknown =
  /un(?:known|clear|confirmed|recorded|bekannt|klar)|not (?:known|recorded|confirmed|logged|captured|documented)|nicht |inconnu|non (?:con|enr|rel)|descon|s(?:in|em) (?:con|reg)|nao? (?:con|reg)|no (?:con|reg)|не|不[明詳详]|未|なし|无记录|待确认|미상|불명|미확인|없음|불가/;

/** What has not happened, folded. */
const notYet = [
  'pending|planned|scheduled|upcoming|not (?:yet )?(?:done|started|executed|performed|deployed|run)|still open',
  'ausstehend|geplant|noch offen|steht (?:noch )?aus|prevue?|planifiee?|en attente|a venir|pas encore fait',
  'pendiente|pendente|previst[oa]|planificad[oa]|planejad[oa]|programad[oa]|por hacer|por fazer',
  'запланировано|ожидается|предстоит|еще не (?:выполнено|сделано)|не выполнено|заплановано|очікується',
  '未実施|未対応|未着手|未完了|(?:実施|対応|作業)?予定|待实施|未实施|待执行|未执行|未完成|待完成|计划中|待办|예정|미실시|미완료|미진행',
].join('|');

/** `（未実施） Index wird neu gebaut`, `Planned: the second restart`, `Pending` */
const stillToCome = once(() => new RegExp(`^${signs}(?:${notYet})(?:\\s{0,2}[)）\\]:：–—-]|${signs}$)`, 'u'));

/** Whether an entry, or the words in the place of a time, say that it is still to come. */
export function saysNotYet(words: string): boolean {
  return stillToCome().test(fold(words));
}

/** Whether words in the place of a time say that it is unknown, on which side of the others it was, or how long before or after another one it was. */
export function standsForTime(words: string): boolean {
  const folded = fold(words);
  return whole().test(folded) || inCell().test(folded);
}

/** `Shortly after: the job ends` */
export function saysSoonAfter(entry: string): boolean {
  return soonInEntry().test(fold(entry));
}

/** `Time unknown: the job ends`, `The job ends (exact time not recorded)`, but not `Cause found (unknown)`. */
export function saysTimeUnknown(entry: string): boolean {
  const words = fold(entry);
  const told = mayBeUnknown.test(words) ? inEntry().exec(words)?.[0] : undefined;
  return told !== undefined && namesTime().test(told);
}

const namesTime = once(
  () => new RegExp(`(?<!\\p{L})(?:${timeWord})(?!\\p{L})|時刻|時間|日時|时间|时刻|시각|시간|일시`, 'u'),
);
