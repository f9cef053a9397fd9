/** How sentences of the other languages say that something did not work; English is read by `facts/failures.ts`. */

const german =
  'nicht (?:mehr )?(?:\\p{L}+ )?(?:erreichbar|verfügbar|nutzbar|möglich|aufrufbar)|unerreichbar|ausgefallen|fiel(?:en)? [^.]{0,40}(?<=\\s)aus(?!\\p{L})|schlug(?:en)? [^.]{0,40}(?<=\\s)fehl(?!\\p{L})|fehlgeschlagen|konnten? [^.]{0,60}(?<=\\s)nicht(?!\\p{L})|lieferten? [^.]{0,30}fehler|gestört|unterbrochen';
const french =
  "indisponible|inaccessible|injoignable|hors (?:service|ligne)|en panne|(?:a|ont) échoué|n['’](?:a|ont) (?:pas|plus) pu|ne (?:répond|pouv|fonctionn)\\p{L}+ (?:plus|pas)|(?:renvo|retourn)\\p{L}+ (?:une?|des) erreur|interrompu";
const spanish =
  'no (?:estuv|estab|respond|pud|pod|funcion)\\p{L}+|ca[ií]d[oa]s?(?!\\p{L})|inaccesible|inoperativ|fuera de (?:servicio|línea)|fall(?:ó|aron|aban)|indisponible|devolv\\p{L}+ (?:\\p{L}+ )?error|interrumpid';
const portuguese =
  'indispon[ií]ve|fora do ar|inacess[ií]ve|não (?:consegui|respond|funcion|estava|esteve|estiveram)\\p{L}*|falh(?:ou|aram|avam)|retorn\\p{L}+ (?:\\p{L}+ )?err|fora de serviço|interrompid';
const russian = 'недоступ|не (?:работал|отвечал|мог|открывал|загружал)|перестал|ошибк|прерван';
const japanese =
  '(?:利用|使用|接続|アクセス|ログイン|表示)(?:が)?(?:でき|不可|不能)|使え|つなが(?:ら|りに)|停止|ダウン|エラー|失敗';
const chinese =
  '不可用|(?:无|無)法|失(?:败|敗)|中(?:断|斷)|宕机|當機|报错|報錯|(?:错|錯)(?:误|誤)|(?:瘫|癱)(?:痪|瘓)|不能(?:访问|訪問|使用|登[录錄入])';
const korean = '중단|불가|실패|오류|다운|할 수 없|되지 않';

const all = [german, french, spanish, portuguese, russian, japanese, chinese, korean];

/** „… war nicht erreichbar“, « … était indisponible », «… был недоступен», …が利用できなかった. */
export const failedElsewhere = new RegExp(all.join('|'), 'iu');

/** Work that somebody had planned. */
export const plannedElsewhere =
  /wartung|geplant|planifié|maintenance|mantenimiento|programad[ao]|planejad|planead|manutenção|обслуживан|плановы|メンテナンス|計画|维护|維護|计划内|점검|계획된/i;
