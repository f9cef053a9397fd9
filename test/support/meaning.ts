/** Everything that is read from a document, as plain values that two versions of it can be compared by. */
import type { Snapshot } from '../../server/src/features/snapshot.ts';
import type { Postmortem } from '../../server/src/model/types.ts';
import { outside } from './snapshots.ts';
import { characterIn } from './treeLines.ts';

/** What is read only when asked for, and so no own property. */
const readLater = [
  'language',
  'isLanguageKnown',
  'facts',
  'actionLists',
  'actionItems',
  'told',
  'evidence',
  'proseDates',
  'zoneNotes',
  'unexplained',
  'wordCount',
] as const satisfies readonly (keyof Postmortem)[];

/** Offsets of a tree depend on the edits that it has seen; here they are characters of the text. */
export function meaningOf(snapshot: Snapshot): object {
  const { tree, postmortem, treatment, chosenTemplate, findings, failures } = snapshot;
  const { source } = postmortem;
  const { kind, title, sections, timelines, frontMatter, unread } = postmortem;
  const inText = characterIn(tree);
  return plain(inText, {
    ...{ kind, title, sections, timelines, frontMatter, unread },
    ...Object.fromEntries(readLater.map((part) => [part, postmortem[part]])),
    treatment,
    template: chosenTemplate.template.id,
    findings: findings.map(({ rule, level, report }) => ({
      ...report,
      rule: rule.id,
      level,
      fixes: report.fixes?.({ ...outside, source, postmortem }),
    })),
    failures: failures.map(({ rule, error }) => [rule.id, `${error}`]),
  }) as object;
}

function plain(inText: (offset: number) => number, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((part) => plain(inText, part));
  if (value instanceof Map) return [...value].map((part) => plain(inText, part));
  const { start, end } = value as { start?: unknown; end?: unknown };
  if (typeof start === 'number' && typeof end === 'number' && Object.keys(value).length === 2)
    return `${inText(start)}-${inText(end)}`;
  // Places in a time expression count from the text that it was read in.
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      if (name === 'bodyStart') return [name, inText(part as number)];
      return [name, name === 'expression' ? part : plain(inText, part)];
    }),
  );
}
