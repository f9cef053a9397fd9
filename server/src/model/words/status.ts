/** The states of a postmortem, from the first draft to the end. */
import { fold } from '../../time/names.ts';
import { once } from '../memory.ts';

/** Words for each state, folded, in the languages that sections have names in. */
const words = {
  draft:
    'draft|wip|work in progress|in progress|new|open|started|ongoing|entwurf|in arbeit|borrador|en curso|rascunho|em andamento|brouillon|en cours|offen|черновик|в работе|草稿|草案|初稿|进行中|处理中|ドラフト|下書き|作成中|対応中|초안|작성 중|작성중|진행 중|진행중',
  review:
    'review|reviewing|in review|under review|ready for review|pending|awaiting|proposed|in prufung|in abstimmung|zur freigabe|a valider|pendiente de revision|en revision|em revisao|en revue|en relecture|на проверке|на ревью|на согласовании|评审中|待评审|审核中|レビュー中|確認中|검토 중|검토중',
  final:
    'final|finali[sz]ed|complete|completed|done|reviewed|approved|accepted|published|signed off|ready|abgeschlossen|erledigt|freigegeben|fertig|final|gepruft|finalizado|completado|aprobado|publicado|revisado|concluido|aprovado|termine|valide|relue?|approuve|publie|veroffentlicht|согласовано|опубликовано|готов|готово|завершен|завершено|утвержден|опубликован|已完成|完成|已发布|已批准|已定稿|定稿|已评审|完了|レビュー済み|公開|対応完了|承認済み|公開済み|確定|発行済み?|完了済み|완료|승인|검토 완료|게시됨|최종|확정|조치 ?완료',
  closed:
    'closed|resolved|fixed|исправлен[оа]?|corrige|corregido|corrigido|修正済み?|修复|mitigated|monitoring|investigating|identified|active|stable|archived|historical|historico|historique|obsolete|superseded|withdrawn|cancell?ed|rejected|postponed|on hold|blocked|geschlossen|erledigt|cloture|encerrado|已归档|gelost|behoben|cerrado|resuelto|fechado|resolvido|ferme|clos|resolu|закрыт|закрыто|решен|решено|устранен|устранено|已关闭|结案|結案|已解决|已恢复|解决|恢复|クローズ|解決|解決済み|復旧|復旧済み|종료|종결|해결|해결됨|복구',
} as const;

/** Latin and Cyrillic words stand alone; Chinese, Japanese and Korean ones may be part of a longer one. */
function wordsOf(list: string): () => RegExp {
  return once(() => new RegExp(`(?<![\\p{L}\\p{N}])(?:${list})(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}])`, 'u'));
}

const known = wordsOf(Object.values(words).join('|'));
const final = wordsOf(words.final);
const unfinished = wordsOf(`${words.draft}|${words.review}|not|no|nicht|не|未`);

/** Whether a text says in which state a postmortem is. */
export function isStatus(text: string): boolean {
  return known().test(fold(text));
}

/** Whether it says what became of the page, and nothing of the incident: `status: historical` in front matter. */
export function isOfPage(text: string): boolean {
  return /^(?:active|archived|current|historical|historico|live|public|published)$/.test(fold(text).trim());
}

/**
 * How much of a text says in which state it is: the first clause of a long one that goes on to tell why, as in
 * "Resolved (2026-06-29). Clean recovery completed on …".
 */
export function statusLength(text: string): number {
  if (text.length <= longestStatus) return text.length;
  const clause =
    /^(?:[^\n.(;:。；（–—-]|[.:-](?!\s)){1,60}(?=[\n(;。；（–—]|[.:-]\s|$)/.exec(text)?.[0].trimEnd() ?? '';
  return clause !== '' && isStatus(clause) ? clause.length : text.length;
}

/** More is a story. */
export const longestStatus = 60;

/** Whether a text is the beginning of such a word, as somebody writes it. */
export function isStatusBegun(text: string): boolean {
  const folded = fold(text).trim();
  return Object.values(words).some((list) => list.startsWith(folded) || list.includes(`|${folded}`));
}

/** Whether it says that it is finished: `Final`, `Reviewed`, `Complete, action items in progress`. */
export function isFinal(text: string): boolean {
  const folded = fold(text);
  const at = final().exec(folded)?.index ?? -1;
  const other = unfinished().exec(folded)?.index ?? Number.POSITIVE_INFINITY;
  return at >= 0 && at < other;
}

/** The states that are offered in place of one that is none. */
export const usualStates: readonly string[] = ['draft', 'in review', 'final'];
