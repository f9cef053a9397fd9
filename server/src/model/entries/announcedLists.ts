import type { List, Paragraph } from 'mdast';
import { firstFrom } from '../../syntax/change.ts';
import { perNode } from '../../syntax/perNode.ts';
import { flatten, plainTextOf } from '../../syntax/plainText.ts';
import { spanOf } from '../../syntax/position.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';
import type { Memory } from '../memory.ts';

/** A list below a sentence that says that it is the timeline. */
export interface AnnouncedList {
  readonly list: List;
  /** That sentence, which may say more of the times: "Here is the timeline, all times in UTC:" */
  readonly words: string;
}

export function announcedLists({ root, source }: SyntaxTree, memory: Memory): readonly AnnouncedList[] {
  const announcing = memory.gatherNodes('announcing', root.children, (node) =>
    node.type === 'paragraph' && wordsOf(node, source) !== undefined ? [node] : none,
  );
  return announcing.flatMap((paragraph): readonly AnnouncedList[] => {
    const next = root.children[firstFrom(root.children, spanOf(paragraph).end, (node) => spanOf(node).start)];
    const words = wordsOf(paragraph, source);
    return next?.type === 'list' && words !== undefined ? [{ list: next, words }] : [];
  });
}

const none: readonly Paragraph[] = [];

/** The words of a paragraph that announces a timeline. */
const wordsOf = perNode((paragraph: Paragraph, source): string | undefined => {
  const { text } = plainTextOf(paragraph, source);
  if (!/[:：]\s*$/.test(text.slice(-4))) return undefined;
  const words = flatten(text.slice(-longest));
  return names.test(words) && !ofPlans.test(words) ? words : undefined;
});

const longest = 200;

/** In the languages that sections have names in. */
const names =
  /\b(?:timeline|time line|chronology|(?:sequence|course) of (?:the )?events|zeitleiste|zeitlicher? (?:ab|ver)lauf|chronologie|déroul(?:é|ement)|cronolog[ií]a|línea de tiempo|secuencia de (?:los )?(?:eventos|hechos)|linha do tempo|sequência (?:de|dos) eventos)\b|хронологи|последовательност[ьи] событий|タイムライン|時系列|经过|經過|时间[线轴]|時間[線軸]|타임라인|시간순|경과/i;

const ofPlans =
  /\b(?:plan(?:s|ned|ning)?|propos(?:ed|al)|expected|next steps|future|roadmap|roll-?out|migration|geplant\w*|prévue?s?|prevu|previst[oa]s?|planead[oa]s?|planejad[oa]s?)\b|планир|予定|计划|計畫|예정/i;
