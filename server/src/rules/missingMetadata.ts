import type { Postmortem, SourceText } from '../model/types.ts';
import type { MetadataField, Template } from '../templates/types.ts';
import { wordings } from '../templates/wording/registry.ts';
import { choicesOption } from './options.ts';
import type { Fix, Rule, RulePage } from './types.ts';
import { listed } from './words/messages.ts';

/** What can be found in a document. */
const known = ['date', 'authors', 'owner', 'status', 'severity'] as const satisfies readonly MetadataField[];

type KnownField = (typeof known)[number];

const fields = choicesOption<KnownField>(
  {
    name: 'fields',
    default: [],
    description:
      'What has to be stated beside what the template asks for: `date`, `authors`, `owner`, `status`, `severity`.',
  },
  known,
);

export const missingMetadata: Rule = {
  id: 'missing-metadata',
  category: 'metadata',
  level: 'info',
  summary: 'The postmortem does not say who wrote it, when it was, or in which state it is.',
  fix: 'offered',
  asksForWords: true,
  options: [fields],
  check: {
    per: 'document',
    reads: ['facts', 'sections', 'timelines'],
    *run({ postmortem, template, option, isForm }) {
      if (isForm) return;
      const missing = askedBy(template, option(fields)).filter(
        (field) => !isStated(postmortem, field) && !(field === 'status' && isArticle(postmortem)),
      );
      if (missing.length === 0) return;
      const { sections, source } = postmortem;
      const start = source.firstWord;
      const title = sections.find(({ shape }) => shape !== 'label');
      const names = missing.map((field) => wordings.en.fields[field][0].toLowerCase());
      yield {
        span: title?.titleSpan ?? { start, end: source.lineEnd(start) },
        message: `This postmortem states no ${listed(names, 'or')}, and later readers will ask. Say it below the title.`,
        fixes: (context) => addFix(context.postmortem, context.source, missing),
      };
    },
  },
};

export const missingMetadataPage: RulePage = {
  why: `Whoever finds a postmortem a year later asks first when this was, whether the text is finished, and whom to ask.

Each template asks for its own few facts, and two of them for none. They count wherever they stand: in the front
matter, in a table, as \`**Status:** draft\`; the date also in the title or the summary. An article of a blog, with a title,
a date, an author and what else a blog is told, needs no status.`,
  source: 'SRE book, appendix D: date, authors, status; PagerDuty: an owner.',
  examples: [
    {
      bad: `---
date: 2024-03-05
authors: Noor Haddad
---

# Postmortem: checkout errors

## Root Causes and Trigger

A missing index.

## Where we got lucky

It was night.

## Supporting Information

A graph.
`,
      good: `# Postmortem: checkout errors

## Summary

Checkout failed on 5 March 2024.
`,
    },
  ],
};

function askedBy({ metadata }: Template, more: readonly KnownField[]): readonly KnownField[] {
  const required = metadata?.fields.filter((entry) => entry.required).map(({ field }) => field) ?? [];
  return known.filter((field) => required.includes(field) || more.includes(field));
}

function isStated({ facts, timelines }: Postmortem, field: KnownField): boolean {
  if (field === 'status') return facts.status !== undefined;
  if (field === 'severity') return facts.severity !== undefined;
  if (field === 'authors' || field === 'owner') return facts.authors.length > 0;
  // A timeline that nothing gives a date to is a fault of its own.
  return facts.date !== undefined || facts.start !== undefined || timelines.length > 0;
}

/** What a blog is told of an article besides its date and author. */
const ofArticle = [
  'layout',
  'categories',
  'tags',
  'linktitle',
  'slug',
  'permalink',
  'draft',
  'resources',
  'description',
];

/** Whether it is an article of a blog, which is finished when it is out: nobody asks for its status. */
function isArticle({ frontMatter }: Postmortem): boolean {
  const has = (key: string) => frontMatter?.values.has(key) ?? false;
  return has('title') && has('date') && (has('author') || has('authors')) && ofArticle.some(has);
}

// ---------------------------------------------------------------- fix

function addFix(postmortem: Postmortem, source: SourceText, missing: readonly KnownField[]): Fix[] {
  // Nobody but the writer knows the day.
  const added = missing.filter((field) => field !== 'date');
  if (added.length === 0) return [];
  const { frontMatter, sections } = postmortem;
  const { fields: labels, draft } = wordings[postmortem.language];
  const written = (field: KnownField) =>
    field === 'status' ? { prompt: draft, isAnswer: true } : { prompt: labels[field][1] };
  const names = added.map((field) => wordings.en.fields[field][0].toLowerCase());
  const name = `Add ${listed(names, 'and')}`;
  if (frontMatter) {
    const isToml = frontMatter.format === 'toml';
    // In TOML, what stands behind a `[table]` belongs to it, and a key may stand there once.
    const at = isToml
      ? source.nextLine(source.lineEnd(frontMatter.span.start))
      : source.lineStart(frontMatter.span.end);
    const head = source.slice(frontMatter.span);
    const isThere = (field: KnownField) => isToml && new RegExp(`^[ \\t]*["']?${field}["']?[ \\t]*=`, 'm').test(head);
    if (added.some(isThere)) return [];
    const asked = (field: KnownField) =>
      field === 'status' || isToml ? written(field) : { prompt: `# ${labels[field][1]}`, isAnswer: true };
    const lines = added.flatMap((field) =>
      isToml ? [`${field} = "`, asked(field), `"${source.eol}`] : [`${field}: `, asked(field), source.eol],
    );
    return [{ title: name, edits: [{ span: { start: at, end: at }, newText: lines }], preferred: true }];
  }
  // The title, and no heading further down.
  const title = sections.find(({ shape }) => shape !== 'label');
  const heading = title?.roles.length === 0 ? title : undefined;
  const lines = added.flatMap((field, index) => [
    `${index > 0 ? source.eol : ''}- **${labels[field][0]}:** `,
    written(field),
  ]);
  const gap = source.eol + source.eol;
  const at = heading ? source.lineEnd(heading.bodyStart) : source.lineStart(source.firstWord);
  const newText = heading ? [gap, ...lines] : [...lines, gap];
  return [{ title: name, edits: [{ span: { start: at, end: at }, newText }], preferred: true }];
}
