import type { Rule, RulePage } from './types.ts';

export const eventWithoutEvidence: Rule = {
  id: 'event-without-evidence',
  category: 'timeline',
  level: 'off',
  summary: 'An event of the timeline has nothing that shows it: no link, number, log or page.',
  fix: 'offered',
  check: {
    per: 'section',
    *run(section, { postmortem, isForm }) {
      if (isForm) return;
      for (const timeline of postmortem.timelines) {
        if (timeline.section !== section.index) continue;
        for (const { text, textSpan, span, timestamp } of timeline.events) {
          if (!timestamp || text === '' || /\d/.test(text) || shown.test(postmortem.source.slice(span))) continue;
          yield {
            span: textSpan,
            message:
              'Nothing shows this event, so nobody can look it up. Link the graph, page, message or log that does.',
            ...(timeline.shape === 'list' && {
              fixes: () => [
                {
                  title: 'Ask for a link',
                  edits: [
                    {
                      span: { start: textSpan.end, end: textSpan.end },
                      newText: [' ([evidence](', { prompt: 'where?' }, '))'],
                    },
                  ],
                  preferred: true,
                },
              ],
            }),
          };
        }
      }
    },
  },
};

export const eventWithoutEvidencePage: RulePage = {
  why: `Memory shifts times and turns guesses into facts. A link to the graph, the page, the message or the log line lets
others look for themselves, also in a year.

Off by default: it is what a reviewed timeline should have, and a draft never does. A link, something in code, a
picture or a number in the text is enough.`,
  source:
    'PagerDuty postmortem guide, "Create a timeline": for each item, a metric or a page where the data comes from.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 09:58 UTC Errors rise
`,
      good: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 09:58 UTC Errors rise ([graph](https://graphs.example.org/7))
- 2024-03-05 10:02 UTC 12 % of requests fail
`,
    },
  ],
};

/** `[graph](…)`, an address, code, a picture. */
const shown = /\]\(|\]\[|https?:|<img\b|`|^ {4}\S/m;
