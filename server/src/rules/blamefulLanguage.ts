import type { Passage } from '../model/text/passages.ts';
import type { Role } from '../model/types.ts';
import type { Report, Rule, RulePage } from './types.ts';
import { blame } from './words/blame.ts';
import { type FoundWords, finderOf, rewordings } from './words/match.ts';

export const blamefulLanguage: Rule = {
  id: 'blameful-language',
  category: 'wording',
  level: 'hint',
  summary: 'A phrase judges somebody, or measures them against what is known only now.',
  fix: 'offered',
  languages: ['en'],
  check: {
    per: 'passage',
    run: (passage, { isForm, allows }) => (isForm ? [] : find(passage, allows).map((found) => report(passage, found))),
    levelAt: (roles, _facts, { level }) => level ?? (isAboutCauses(roles) ? 'info' : undefined),
  },
};

export const blamefulLanguagePage: RulePage = {
  why: `People who expect blame tell less, and what they do not tell is what the next incident is made of. Words like these
are rarely meant so; they are how one speaks when tired. What happened can be said without them.

Systems may fail to do what they like: most of these phrases count only with a person in front. In sections about
causes it is information. Words of your own names can be allowed with the setting \`postmortem.words\`.`,
  source: 'Google SRE workbook, chapter 10 ("blameful language"); Allspaw, "Blameless PostMortems and a Just Culture".',
  examples: [
    {
      bad: `# Postmortem: lost invoices

## Timeline

- 2024-03-05 09:58 UTC The operator failed to renew the certificate
`,
      good: `# Postmortem: lost invoices

## Timeline

- 2024-03-05 09:58 UTC The renewal job failed to start
`,
    },
  ],
  words: blame,
};

function isAboutCauses(roles: readonly Role[]): boolean {
  return roles.includes('root-cause') || roles.includes('contributing-factors');
}

const find = finderOf(blame);

function report({ text, start }: Passage, found: FoundWords): Report {
  return {
    span: { start: found.start, end: found.end },
    // "A change that inadvertently …" names nobody.
    ...(found.entry.of && !found.entry.by && { level: 'hint' }),
    message: `“${found.text.replace(/\s+/g, ' ')}” ${found.entry.why}. Say what happened, and what made it likely.`,
    fixes: () => rewordings(found, text.slice(found.end - start, found.end - start + 20)),
  };
}
