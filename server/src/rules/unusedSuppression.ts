import { commands, type Suppression } from '../model/text/suppressions.ts';
import type { SourceText, Span, StatedText } from '../model/types.ts';
import type { Fix, Report, Rule, RulePage, SuppressionContext } from './types.ts';

const id = 'unused-suppression';

export const unusedSuppression: Rule = {
  id,
  category: 'structure',
  level: 'info',
  summary: 'A comment silences a rule that has nothing to say there, or one that there is not.',
  fix: 'safe',
  check: {
    per: 'suppression',
    *run(suppression, context) {
      const { rules, kind, span, command } = suppression;
      if (command) {
        yield mistyped(command);
        return;
      }
      const reason = reasonIn(suppression, context);
      if (reason.length > 0) yield unparted(reason);
      const idle = rules.filter((name) => !reason.includes(name) && isIdle(name.text, suppression, context));
      const isIdleAll = rules.length === 0 && kind !== 'enable' && context.silencedBy(suppression).size === 0;
      if (reason.length === 0 && (isIdleAll || (rules.length > 0 && idle.length === rules.length))) {
        yield {
          span: markOf(suppression),
          message: messageOf(idle, context),
          fixes: mended(idle, context, removal(suppression, isSafe(idle, suppression, context))),
        };
        return;
      }
      for (const name of idle)
        yield {
          span: name.span,
          message: messageOf([name], context),
          fixes: mended([name], context, withoutName(name.span, span, isSafe([name], suppression, context))),
        };
    },
  },
};

export const unusedSuppressionPage: RulePage = {
  why: `A suppression that silences nothing is a promise nobody checks: the next fault in that place goes unseen, and a
reader wonders what was wrong. With a mistyped name it never did what it was written for.

A rule that the settings turn off cannot be asked, so a suppression of it is left alone.`,
  source: 'ESLint `--report-unused-disable-directives`; Ruff `unused-noqa` (RUF100).',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Timeline

<!-- postmortem-disable-next-line timeline-order -->
- 2024-03-05 09:58 UTC Deploy starts
`,
      good: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 10:14 UTC Pager fires
- 2024-03-05 09:58 UTC Deploy starts <!-- postmortem-disable-line timeline-order -- as exported -->
`,
    },
  ],
};

/** Words from the first one on that is no rule and near none: `undated-event because nobody knows`. One may be a rule's old name. */
function reasonIn({ kind, rules }: Suppression, { isKnown, nearest }: SuppressionContext): readonly StatedText[] {
  if (kind === 'file') return [];
  const first = rules.findIndex(({ text }) => !isKnown(text) && nearest(text) === undefined);
  const words = first < 0 ? [] : rules.slice(first);
  return words.length > 1 ? words : [];
}

function unparted(words: readonly StatedText[]): Report {
  const [first, last] = [words[0], words.at(-1)];
  const span = { start: first?.span.start ?? 0, end: last?.span.end ?? 0 };
  return {
    span,
    message: 'These words are taken for names of rules. Put “--” in front of the reason.',
    fixes: () => [
      {
        title: 'Put “--” in front of the reason',
        edits: [{ span: { start: span.start, end: span.start }, newText: ['-- '] }],
        preferred: true,
        safe: true,
      },
    ],
  };
}

/** What somebody wrote of the reason, or took for the name of a rule, is not taken out unseen. */
function isSafe(
  idle: readonly StatedText[],
  { kind, hasReason }: Suppression,
  { isKnown }: SuppressionContext,
): boolean {
  return !hasReason && (kind === 'file' || idle.every(({ text }) => isKnown(text)));
}

function mistyped({ text, span }: StatedText): Report {
  const known = Object.keys(commands);
  // “disable-file” is near to another one, and means something else.
  const meant = known.find((each) => bare(each) === bare(text));
  return {
    span,
    message: `There is no postmortem-${text}, so nothing is silenced. Write ${meant ? `postmortem-${meant}` : `one of ${known.map((each) => `postmortem-${each}`).join(', ')}`}.`,
    fixes: () =>
      meant
        ? [{ title: `Write postmortem-${meant}`, edits: [{ span, newText: [meant] }], preferred: true, replaces: true }]
        : [],
  };
}

function bare(command: string): string {
  return command.toLowerCase().replace(/[-_]|s$/g, '');
}

function isIdle(name: string, suppression: Suppression, { isKnown, isOn, silencedBy }: SuppressionContext): boolean {
  if (!isKnown(name)) return true;
  return suppression.kind !== 'enable' && name !== id && isOn(name) && !silencedBy(suppression).has(name);
}

function messageOf(idle: readonly StatedText[], { isKnown }: SuppressionContext): string {
  if (idle.length === 0) return 'No rule reports anything here, so there is nothing to silence. Remove the comment.';
  const unknown = idle.filter(({ text }) => !isKnown(text));
  const names = (list: readonly StatedText[]) => list.map(({ text }) => text).join(', ');
  if (unknown.length > 0)
    return `There is no rule ${names(unknown)}, so nothing is silenced. Correct the name, or remove it.`;
  const verb = idle.length === 1 ? 'reports' : 'report';
  return `${names(idle)} ${verb} nothing here, so there is nothing to silence. Remove what is not needed.`;
}

/** A comment is marked as a whole, of front matter the names. */
function markOf({ kind, span, rules }: Suppression): Span {
  return kind === 'file' ? { start: span.start, end: rules.at(-1)?.span.end ?? span.end } : span;
}

/** A mistyped name is written right, and never taken out unseen. */
function mended(
  idle: readonly StatedText[],
  { isKnown, nearest }: SuppressionContext,
  removed: Report['fixes'],
): Report['fixes'] {
  const renamed = idle.flatMap(({ text, span }): Fix[] => {
    const name = isKnown(text) ? undefined : nearest(text);
    return name === undefined ? [] : [{ title: `Write ${name}`, edits: [{ span, newText: [name] }], replaces: true }];
  });
  const [first, ...others] = renamed;
  if (!first) return removed;
  return (context) => [
    { ...first, preferred: true },
    ...others,
    ...(removed?.(context) ?? []).map((fix) => ({ ...fix, preferred: false, safe: false })),
  ];
}

function removal({ kind, span }: Suppression, safe: boolean): Report['fixes'] {
  return ({ source }) => [remove(kind === 'file' ? span : commentWithSpace(source, span), safe)];
}

function remove(span: Span, safe: boolean): Fix {
  return {
    title: 'Remove what silences nothing',
    edits: [{ span, newText: [] }],
    preferred: true,
    safe,
    replaces: true,
  };
}

/** With the space that would be left over: of a line that holds nothing else, the line. */
function commentWithSpace(source: SourceText, { start, end }: Span): Span {
  const lineStart = source.lineStart(start);
  const lineEnd = source.lineEnd(end);
  const before = source.slice({ start: lineStart, end: start });
  const behind = source.slice({ start: end, end: lineEnd });
  if (before.trim() !== '') return { start: start - (before.length - before.trimEnd().length), end };
  if (behind.trim() !== '') return { start, end: end + (behind.length - behind.trimStart().length) };
  // What it parted stays apart: `text`, comment, `text` would become one paragraph.
  const parts = isText(source, source.lineAt(start) - 1) && isText(source, source.lineAt(end) + 1);
  return { start: lineStart, end: parts ? lineEnd : source.nextLine(lineEnd) };
}

/** Whether there is something in a line. */
function isText(source: SourceText, line: number): boolean {
  if (line < 0 || line >= source.lineCount) return false;
  const start = source.offsetAt({ line, character: 0 });
  return source.slice({ start, end: source.lineEnd(start) }).trim() !== '';
}

/** A name goes with what parts it from its neighbour: ` a`, `, a`, or the line of a list. */
function withoutName(name: Span, whole: Span, safe: boolean): Report['fixes'] {
  return ({ source }) => {
    const before = source.slice({ start: whole.start, end: name.start }).slice(-100);
    const behind = source.slice({ start: name.end, end: whole.end });
    const item = /(?:^|[\r\n])[ \t]*-[ \t]+["']?$/.exec(before);
    if (item) {
      const rest = /^["']?[^\r\n]*/.exec(behind)?.[0].length ?? 0;
      return [remove({ start: name.start - item[0].length, end: name.end + rest }, safe)];
    }
    const quote = /["']$/.test(before) ? 1 : 0;
    const isFirst = /[[:=]\s*["']?$/.test(before);
    const lead = isFirst ? quote : (/[\s,]*["']?$/.exec(before)?.[0].length ?? 0);
    const tail = quote + (isFirst ? (/^[\s,]*/.exec(behind.slice(quote))?.[0].length ?? 0) : 0);
    return [remove({ start: name.start - lead, end: name.end + tail }, safe)];
  };
}
