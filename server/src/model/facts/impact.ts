/** Whether an impact is stated in numbers, or in words alone. */
import { alphabetic, countRuns, hasEastAsian, isLetter } from '../../characters.ts';
import { flatten } from '../../syntax/plainText.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';
import type { Role } from '../../templates/catalogue.ts';
import { readDurations } from '../../time/duration.ts';
import { readTimeExpressions } from '../../time/expression.ts';
import { fold } from '../../time/names.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import type { Memory } from '../memory.ts';
import { withoutComments } from '../sections/content.ts';
import { nodesIn, type OutlineNode, outermost } from '../sections/outline.ts';
import { type Passage, passagesOf } from '../text/passages.ts';
import type { Span, StatedText } from '../types.ts';
import { readImpactNumbers, readQuantities } from './metadata.ts';

/** What such a section says: an amount, or its first line where there is none in it. */
interface Said extends StatedText {
  readonly isAmount: boolean;
}

const elsewhere: readonly Role[] = ['summary', 'metrics'];

/** The first lines of the impact sections, unless one of them, the summary or the metrics states a number. */
export function readImpactInWords(
  tree: SyntaxTree,
  outline: readonly OutlineNode[],
  options: ReadingOptions,
  memory: Memory,
): readonly StatedText[] {
  const stating = memory.keep(outline, 'impact in words', [options], () => outline.filter(mayState));
  const said = memory.each('impact in words', stating, (node) => read(tree, node, options));
  return memory.keep(said, 'impact in words', [], () => (said.some(({ isAmount }) => isAmount) ? [] : said));
}

/** Whether a section may say how bad it was. */
function mayState({ section: { roles } }: OutlineNode): boolean {
  return roles.some((role) => role === 'impact' || elsewhere.includes(role));
}

function read(tree: SyntaxTree, { section, span, bodyStart }: OutlineNode, options: ReadingOptions): Said[] {
  const isImpact = section.roles.includes('impact');
  const nodes = nodesIn(tree, { start: bodyStart, end: span.end });
  const passages = passagesOf(nodes, tree.source).map((passage) => clip(passage, bodyStart, span.end));
  const [first] = passages.filter(({ kind, text }) => kind !== 'heading' && hasWord(text));
  const isVague = isImpact && passages.some(({ text }) => vagueCount.test(fold(text)));
  const found = passages.some(({ text }) =>
    isImpact ? statesAmount(isVague ? text.replace(noLoss, '') : text, options) : readQuantities(text).length > 0,
  );
  if (found) return [{ text: '', span, isAmount: true }];
  const words = passages.reduce((count, { text }) => count + countRuns(text), 0);
  const hasScript = passages.some(({ text }) => hasEastAsian(text, 6));
  if (!isImpact || !first || (words < fewWords && !hasScript)) return [];
  const line = firstLine(first);
  return [{ text: flatten(first.text), span: line, isAmount: false }];
}

/** "Some users experienced errors", folded: how many, another line does not say that tells what was not lost. */
const vagueCount =
  /\b(?:some|several|many|a few|various) (?:[a-z]+ )?(?:users?|customers?|clients?|tenants?|people|requests?|orders?)\b|\b(?:algunos|varios|muchos) (?:usuarios|clientes)|\b(?:alguns|varios|muitos) (?:usuarios|clientes|utilizadores)|\b(?:certains|plusieurs|quelques) (?:utilisateurs|clients)|\b(?:einige|manche|viele|mehrere) (?:nutzer|benutzer|kunden|anwender)|(?:некоторые|многие) (?:пользователи|клиенты)|部分(?:用户|客户)|一部の(?:ユーサ|顧客|利用者)|일부 (?:사용자|고객|이용자)/;
const noLoss =
  /\bno data (?:loss|was lost|were lost)\b|\bsin pérdida de datos|\bsem perda de dados|\baucune (?:perte de données|donnée perdue)|\bkein(?:e|en)? datenverlust|без потери данных|(?:没有|无)数据丢失|データ(?:の)?(?:損失|消失)(?:は)?(?:なし|ありません)|데이터 손실(?:은|이)? ?(?:없음|없었)/gi;

/** Two letters at least. */
function hasWord(text: string): boolean {
  for (let at = 1; at < text.length; at++) if (isLetter(text, at) && isLetter(text, at - 1)) return true;
  return false;
}

/** Less than a sentence is a placeholder, or a name. */
const fewWords = 4;

function clip(passage: Passage, from: number, to: number): Passage {
  if (passage.start >= from && passage.end <= to) return passage;
  const text = passage.text.slice(Math.max(0, from - passage.start), Math.max(0, to - passage.start));
  return { ...passage, text, start: Math.max(from, passage.start), end: Math.min(to, passage.end) };
}

function firstLine({ text, start }: Passage): Span {
  const from = text.search(/\S/);
  const line = /^[^\r\n]*/.exec(text.slice(from))?.[0].trimEnd() ?? '';
  return { start: start + from, end: start + from + line.length };
}

/** Words that give an amount, or say that there was none, folded. */
const amounts: ReadonlySet<string> = new Set(
  (
    'all any every everyone everybody each none nobody nothing zero half third quarter single sole only one two three ' +
    'four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands million millions ' +
    'billion billions entire entirely whole completely fully total totally majority minority unaffected negligible ' +
    'minimal minor unknown unclear ' +
    'todos todas toda ningun ninguna ninguno nadie mitad cien ciento mil nenhum nenhuma ninguem metade tous toutes aucun ' +
    'aucune moitie mille cent alle allen aller kein keine keinen niemand halfte samtliche tausend hundert ein eine einer ' +
    'zwei drei un une uno una um uma dos dois duas tres deux trois'
  ).split(' '),
);

/** The same in more than one word, and in scripts that put no space between words. */
const amountsOfWords = new RegExp(
  [
    '\\bno one\\b',
    '\\bno (?:[a-z]+ ){0,2}(?:impact|users?|customers?|effect|loss|data|downtime|disruption|evidence|interruption|tenants?|services?)\\b',
    "(?:\\bnot|n't) (?:[a-z]+ ){0,2}(?:affect|affected|impact|impacted|noticeable|visible|noticed|known|lost|customer|measured)\\b",
    `(?<![${alphabetic}])(?:все|всех|всем|никто|ни один|половин[а-яё]|тысяч[а-яё]?|не затронут[а-яё]*|один|одна|два|две|три)(?![${alphabetic}])`,
    '全|所有|[一二三四五六七八九十百千万两数几]+(?:个|名|人|台|条|次|成|小时|分钟|件|時間|分|社)|一半|半数|无影响|没有|未影响|なし|無し|すへて|ありません|影響はな|모든|모두|전체|전원|없음|없었|없습|절반',
  ].join('|'),
);

/** Numbers that are names: `HTTP 502`, `v2`, `Q3`, `502 errors`. */
const named = new RegExp(
  String.raw`(?:https?|status|code|error|errors|port|version|release|build|step|phase|level|sev|severity|tier|priority|incident|ticket|issue|pr)[ \t]{0,3}[-:#]?[ \t]{0,3}\d+|(?<![A-Za-z0-9])\d*[A-Za-z]+[-_]?\d[\w.-]*|#\d+|(?<![${alphabetic}\d.])[1-5](?:\d\d|xx)(?=['’]?s?[ \t]{0,3}(?:\(|errors?|bad|internal|not found|gateway|service|forbidden|responses?|status|http|\/|,|and|or))`,
  'gi',
);

/** Whether a text has a number that is no name and no point in time, or a word for one. */
function statesAmount(text: string, options: ReadingOptions): boolean {
  const folded = fold(text);
  if (folded.match(/\w+/g)?.some((word) => amounts.has(word)) || amountsOfWords.test(folded)) return true;
  if (!/\d/.test(folded)) return false;
  if (readDurations(text).length > 0) return true;
  let prose = text.replace(named, (match) => ' '.repeat(match.length));
  for (const { start, end, to } of readTimeExpressions(text, options)) {
    if (!to && !lasts.test(text.slice(end))) prose = prose.slice(0, start) + ' '.repeat(end - start) + prose.slice(end);
  }
  return /\d/.test(prose);
}

/** "From June 19th until it was fixed": a length of time, the end of which the timeline tells. */
const lasts =
  /^[\s,]{0,2}(?:and when|and the (?:time|moment|fix|rollback)|until|till|bis|jusqu|hasta|até|до|直到)(?![A-Za-z])/i;

/** The numbers in the sections that state the impact. */
export function impactNumbers(
  { source }: SyntaxTree,
  outline: readonly OutlineNode[],
  memory: Memory,
): readonly StatedText[] {
  const stating = memory.keep(outline, 'impact', [], () =>
    // One that lies in another is read with it.
    outermost(outline.filter(({ section }) => section.roles.includes('impact'))),
  );
  return memory.each('impact', stating, ({ bodyStart, span }) => {
    // Line by line: offsets count characters only inside a block.
    const lines: StatedText[] = [];
    const end = source.trimmedEnd({ start: bodyStart, end: span.end });
    let isInComment = false;
    for (let at = bodyStart; at < end; ) {
      const lineEnd = Math.min(end, source.lineEnd(at));
      const line = withoutComments(source.slice({ start: at, end: lineEnd }), isInComment);
      isInComment = line.isOpen;
      for (const { text, start, end: numberEnd } of readImpactNumbers(line.text))
        lines.push({ text: flatten(text), span: { start: at + start, end: at + numberEnd } });
      at = source.nextLine(lineEnd);
    }
    return lines;
  });
}
