/** Adding something to the title of a timeline. */
import type { Postmortem, SourceText, Timeline } from '../../model/types.ts';
import type { FixEdit, FixText } from '../types.ts';

/** Writes behind the words of a timeline's title, before a colon; undefined where the timeline has no title. */
export function amendTitle(
  { sections, source }: Pick<Postmortem, 'sections' | 'source'>,
  timeline: Timeline,
  newText: FixText,
): FixEdit | undefined {
  const section = timeline.section === undefined ? undefined : sections[timeline.section];
  if (!section) return undefined;
  const at = section.titleSpan.start + wordsLength(source, section.titleSpan);
  return { span: { start: at, end: at }, newText };
}

/** Length of a title without the colon, the marks and the blanks at its end. */
function wordsLength(source: SourceText, span: { readonly start: number; readonly end: number }): number {
  const title = source.slice(span);
  return title.length - (/[\s:：*_]{0,8}$/.exec(title)?.[0].length ?? 0);
}
