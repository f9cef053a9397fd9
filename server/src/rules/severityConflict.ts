import type { Facts, Span, StatedSeverity, Timeline } from '../model/types.ts';
import type { Fix, Report, Rule, RulePage } from './types.ts';

export const severityConflict: Rule = {
  id: 'severity-conflict',
  category: 'facts',
  level: 'warning',
  summary: 'The document gives the incident two different severities.',
  fix: 'offered',
  check: {
    per: 'document',
    reads: ['facts', 'timelines'],
    *run({ postmortem, isForm }) {
      if (isForm) return;
      const reported = new Set<Span>();
      for (const [one, other] of conflictsIn(postmortem.facts, postmortem.timelines)) {
        if (reported.has(other.span)) continue;
        reported.add(other.span);
        yield report(one, other);
      }
    },
  },
};

export const severityConflictPage: RulePage = {
  why: `The severity decides who has to read the postmortem, by when it is due and what is counted. If the title says SEV-1
and the table SEV-2, half of the readers act on the wrong one.

Compared are title, front matter, labels and plain statements ("this was a SEV-2 incident"), within one scale: \`P1\`
says nothing about \`SEV-2\`. Where the text tells of a change ("raised from SEV-3 to SEV-2"), both are right.`,
  source: 'PagerDuty incident response guide: the severity sets the response and the deadline of the postmortem.',
  examples: [
    {
      bad: `# SEV-1: checkout errors

**Severity:** SEV-2

## Timeline

- 2024-03-05 09:58 UTC Deploy starts
`,
      good: `# SEV-2: checkout errors

**Severity:** SEV-2

## Timeline

- 2024-03-05 09:58 UTC Deploy starts
`,
    },
  ],
};

/** The statement that says most, with each that says otherwise. */
function conflictsIn({ severities }: Facts, timelines: readonly Timeline[]): [StatedSeverity, StatedSeverity][] {
  const changed = new Set(severities.filter(({ place }) => place === 'change').map(({ value }) => value));
  const stated = severities.filter(({ place, value }) => place !== 'change' && !changed.has(value));
  // Several incidents in one document have a label each.
  const isOfMany = timelines.length > 1 && stated.filter(({ place }) => place === 'label').length > 1;
  if (isOfMany) return [];
  return scales.flatMap((scale) => {
    const own = stated.filter((severity) => severity.scale === scale);
    const first = places.map((place) => own.find((severity) => severity.place === place)).find((found) => found);
    if (!first) return [];
    return own
      .filter(({ value }) => value !== first.value)
      .map((other): [StatedSeverity, StatedSeverity] => [first, other]);
  });
}

const scales = ['sev', 'p', 'word'] as const;
/** The one that was filled in on purpose first. */
const places = ['front-matter', 'label', 'title', 'text'] as const;

const names = {
  title: 'the title',
  'front-matter': 'the front matter',
  label: 'the label',
  text: 'the text',
  change: '',
};

function report(one: StatedSeverity, other: StatedSeverity): Report {
  return {
    span: other.span,
    message: `“${other.text}” here, but ${names[one.place]} says “${one.text}”. Give one severity, or say how it changed.`,
    related: [{ span: one.span, message: `“${one.text}”` }],
    fixes: () => [exchange(other, one, true), exchange(one, other, false)],
  };
}

function exchange(wrong: StatedSeverity, right: StatedSeverity, preferred: boolean): Fix {
  return {
    title: `Write “${right.text}” in ${names[wrong.place]}`,
    edits: [{ span: wrong.span, newText: [right.text] }],
    replaces: true,
    ...(preferred && { preferred }),
  };
}
