/** Writing what an action that is a title lacks: below it, the way another one has its fields. */
import type { ActionField, ActionItem, SourceText, Span } from '../../model/types.ts';
import type { FixEdit, FixText } from '../types.ts';

/** What stands around the label of a field in its line: `- **Owner:** `. */
interface Frame {
  readonly lead: string;
  readonly tail: string;
}

const usual: Frame = { lead: '- ', tail: ': ' };

/**
 * A line for each field, behind the last one that the title has, or else as a block of their own below it.
 *
 * @param items all of the document, to write it as they do
 * @param asked the name of a field, and what is to be filled in
 */
export function addBelowTitle(
  source: SourceText,
  items: readonly ActionItem[],
  item: ActionItem,
  asked: readonly { readonly label: string; readonly prompt: string }[],
): FixEdit {
  const own = fieldsBelow(source, item);
  const frame = [item, ...items].flatMap((each) => fieldsBelow(source, each)).map((place) => frameOf(source, place));
  const { lead, tail } = frame.find((each) => each !== undefined) ?? usual;
  const lines = asked.flatMap(
    ({ label, prompt }, at): FixText => [`${at > 0 ? source.eol : ''}${lead}${label}${tail}`, { prompt }],
  );
  const last = own.at(-1);
  if (last) {
    const end = source.lineEnd(last.start);
    return { span: { start: end, end }, newText: [source.eol, ...lines] };
  }
  const end = source.lineEnd(item.span.end);
  const next = source.nextLine(end);
  // Behind a list the next line would go on with its last item.
  const isFollowed = next < source.end && /\S/.test(source.slice({ start: next, end: source.lineEnd(next) }));
  return { span: { start: end, end }, newText: [source.eol + source.eol, ...lines, isFollowed ? source.eol : ''] };
}

/** Where the fields of a title stand that are not in it, in the order of the document. */
function fieldsBelow(source: SourceText, { shape, span, places }: ActionItem): readonly Span[] {
  if (shape !== 'title') return [];
  const end = source.lineEnd(span.end);
  return (Object.keys(places) as ActionField[])
    .flatMap((field) => places[field] ?? [])
    .filter(({ start }) => start > end)
    .sort((a, b) => a.start - b.start);
}

function frameOf(source: SourceText, { start }: Span): Frame | undefined {
  const line = source.slice({ start: source.lineStart(start), end: start });
  const [, lead, tail] =
    /^([ \t]*(?:[-*+][ \t]+)?[*_]{0,3})\p{L}[^:：*_]{0,30}([*_]{0,3}[:：][*_]{0,3}[ \t]*)$/u.exec(line) ?? [];
  return lead === undefined || tail === undefined
    ? undefined
    : { lead, tail: tail.trimEnd() + (/：/.test(tail) ? '' : ' ') };
}
