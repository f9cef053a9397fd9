import { findMojibake } from '../model/text/mojibake.ts';
import type { Rule, RulePage } from './types.ts';

export const mojibake: Rule = {
  id: 'mojibake',
  category: 'content',
  level: 'info',
  summary: 'Characters were damaged on their way through another encoding.',
  fix: 'safe',
  check: {
    per: 'passage',
    run: ({ text, start }) =>
      findMojibake(text).map((found) => {
        const span = { start: start + found.start, end: start + found.end };
        return {
          span,
          message: `“${text.slice(found.start, found.end)}” is “${found.meant}”, damaged on its way through another encoding. Put it back.`,
          fixes: () => [
            {
              title: `Put “${found.meant}” back`,
              edits: [{ span, newText: [found.meant] }],
              preferred: true,
              // "é was shown as Ã©" tells of damage, and has none.
              safe: !text.includes(found.meant),
              replaces: true,
            },
          ],
        };
      }),
  },
};

export const mojibakePage: RulePage = {
  why: `A text in UTF-8 was pasted through a program that took it for Windows-1252 or Mac Roman: \`’\` became \`â€™\`, an emoji
became three letters with accents. The bytes prove what was meant, so it can be put back.`,
  source: 'The encodings themselves: only damaged text forms valid UTF-8 when it is written back.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Summary

Checkout didnâ€™t work.
`,
      good: `# Postmortem: checkout errors

## Summary

Checkout didn’t work.
`,
    },
  ],
};
