import type { SourceText, SwallowedHeading } from '../model/types.ts';
import type { Fix, Rule, RulePage } from './types.ts';
import { shortened } from './words/messages.ts';

export const unclosedFence: Rule = {
  id: 'unclosed-fence',
  category: 'structure',
  level: 'warning',
  summary: 'A code block is not closed where it was meant to end, so sections below it are code.',
  fix: 'offered',
  check: {
    per: 'document',
    reads: ['swallowed'],
    *run({ postmortem: { swallowed } }) {
      for (const found of swallowed)
        yield {
          span: found.stray ?? found.span,
          message: `${found.stray ? 'This closes no code block, since a word stands behind it' : 'This code block is never closed'}, so “${shortened(found.heading.text)}” and what is below it is code for every reader. ${found.stray ? 'Take the word away.' : 'Close it above.'}`,
          related: [{ span: found.heading.span, message: found.heading.text }],
          fixes: ({ source }) => [close(source, found)],
        };
    },
  },
};

export const unclosedFencePage: RulePage = {
  why: `A fence is closed by a line of the same signs with nothing behind them. Where that line is missing, or has a language
behind it as the first one has, the rest of the document is a block of code: its sections, events and actions are there
for nobody, and whatever else is told of the document is about the part above.

It is told only where a heading of the second level or below has become code: \`#\` alone begins a comment in many
languages.`,
  source: 'CommonMark, section 4.5: a closing code fence may not have an info string.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Detection

\`\`\`text
disk full
\`\`\`text

## Impact

12 % of the orders failed.
`,
      good: `# Postmortem: checkout errors

## Detection

\`\`\`text
disk full
\`\`\`

## Impact

12 % of the orders failed.
`,
    },
  ],
};

/** Without the word behind the signs, or with a line of them above the heading and the blank lines over it. */
function close(source: SourceText, { stray, heading, marks }: SwallowedHeading): Fix {
  if (stray) {
    const written = source.slice(stray);
    const word = /[\w+-]+[ \t]*$/.exec(written)?.[0].length ?? 0;
    const span = { start: stray.end - word, end: stray.end };
    return { title: 'Close the code block here', edits: [{ span, newText: [] }], preferred: true, replaces: true };
  }
  const end = source.trimmedEnd({ start: 0, end: heading.span.start });
  const at = { start: end, end };
  return {
    title: `Close the code block above “${shortened(heading.text)}”`,
    edits: [{ span: at, newText: [source.eol, marks] }],
    preferred: true,
  };
}
