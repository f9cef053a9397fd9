/** Reading a template that somebody wrote as a Markdown file. */
import type {
  MetadataField,
  Template,
  TemplateField,
  TemplateLabel,
  TemplateMetadata,
  TemplateSection,
} from '../../templates/types.ts';
import { wordings } from '../../templates/wording/registry.ts';
import type { Wording } from '../../templates/wording/types.ts';
import { headingsOf } from '../sections/headings.ts';
import { readTitle } from '../sections/roles.ts';
import type { Postmortem, Section } from '../types.ts';
import { labelKindsOf } from '../words/labels.ts';

export interface TemplateReading {
  /** Absent where nothing can be made of the file. */
  readonly template?: Template;
  /** A sentence for each thing that is wrong with the file. */
  readonly problems: readonly string[];
}

/**
 * A template whose required sections are the headings of a Markdown file. `<!-- optional -->` beside a heading, or on
 * the line below it, marks those that may be left out.
 *
 *     # Incident: …
 *     ## What broke
 *     <!-- Which service, and how did users notice? -->
 *     ## Customer letters <!-- optional -->
 *
 * @param name The file's name, for its title and for messages.
 */
export function templateFromMarkdown(name: string, postmortem: Postmortem): TemplateReading {
  const { text } = postmortem.source;
  const problem = whatIsWrong(name, text);
  if (problem) return { problems: [problem] };
  const { title, sections, mainDepth } = headingsOf(postmortem.sections);
  const input = { postmortem, mainDepth, wording: wordings[postmortem.language] };
  const read = withoutDoubles(
    sections.flatMap((section, at) =>
      isAskedFor(section, postmortem) ? [readSection(section, sections[at + 1], input)] : [],
    ),
  );
  if (read.length === 0) {
    const reason = title ? 'has a title, but no headings below it' : 'has no headings';
    return {
      problems: [`${name} ${reason}, so it asks for no sections. Write each section as a heading: \`## Summary\`.`],
    };
  }
  const metadata = readMetadata(postmortem);
  const template: Template = {
    id: name,
    title: name.replace(/^.*\//, '').replace(/\.[^.]*$/, ''),
    description: `The headings of ${name}.`,
    origin: name,
    ...(metadata && { metadata }),
    sections: read,
    marks: [],
    markdown: text,
  };
  return { template, problems: read.some(({ required }) => required) ? [] : [allOptional(name)] };
}

function whatIsWrong(name: string, text: string): string | undefined {
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase();
  if (extension !== undefined && !/^(?:md|markdown|mdown|mkd|mdx|txt)$/.test(extension))
    return `${name} is no Markdown file, so it is no template. Give the name of a file that ends in \`.md\`.`;
  if (text.includes('\0')) return `${name} is no text, so it is no template. Give the name of a Markdown file.`;
  if (text.trim() === '')
    return `${name} is empty, so it asks for no sections. Write each section as a heading: \`## Summary\`.`;
  return undefined;
}

function allOptional(name: string): string {
  return `${name} marks every section as optional, so none can be missing. Take the mark from those that are needed.`;
}

// ---------------------------------------------------------------- sections

/** What is filled in anew each time: `### {{date}} {{time}}`, and the headings of single events. */
const isFilledIn = /[{}<>[\]_]|\bY{2,4}\b|\bHH\b|X{2}/;

function isAskedFor(section: Section, { sections }: Postmortem): boolean {
  if (section.roles.length > 0) return !isMetadata(section);
  const parent = section.parent === undefined ? undefined : sections[section.parent];
  return section.name !== '' && !isFilledIn.test(section.title) && !parent?.roles.includes('timeline');
}

interface Reading {
  readonly postmortem: Postmortem;
  readonly mainDepth: number;
  readonly wording: Wording;
}

function readSection(section: Section, next: Section | undefined, input: Reading): TemplateSection {
  const { postmortem, mainDepth, wording } = input;
  const { title, titleSpan, span } = section;
  const { source } = postmortem;
  const { roles } = readTitle(title);
  const [role] = roles;
  const text = source.slice({ start: titleSpan.end, end: Math.min(span.end, next?.span.start ?? source.end) });
  return {
    roles,
    heading: title.replace(/\s*\(optional\)/i, ''),
    prompt: firstComment(text) ?? (role ? wording.prompts[role] : wording.blank),
    required: !isOptional(title, text),
    ...(section.depth > mainDepth && { nested: true }),
    holds: roles.includes('timeline') ? [] : labelsIn(section, input),
  };
}

/** The same heading counts once; of sections with the same roles, one has them, and the others are known by name. */
function withoutDoubles(sections: readonly TemplateSection[]): readonly TemplateSection[] {
  const single = [
    ...new Map(sections.toReversed().map((section) => [section.heading.toLowerCase(), section])).values(),
  ];
  const withRoles = new Map<string, TemplateSection>();
  // Entries that come later win: the first one, but before all others the first that is required.
  for (const section of single) withRoles.set(section.roles.join(), section);
  for (const section of single) if (section.required) withRoles.set(section.roles.join(), section);
  return single
    .toReversed()
    .map((section) => (withRoles.get(section.roles.join()) === section ? section : { ...section, roles: [] }));
}

/** Says so in its title, beside it, or on the first line below. */
function isOptional(title: string, below: string): boolean {
  if (/\(optional\)/i.test(title)) return true;
  const lines = below.slice(0, 400).split('\n');
  const [beside = '', ...others] = lines.map((line) => line.trim());
  const first = others.find((line) => line !== '' && !/^(?:=+|-+)$/.test(line)) ?? '';
  return optionalMark.test(beside) || (first.startsWith('<!--') && optionalMark.test(first));
}

const optionalMark = /<!--\s{0,9}optional\s{0,9}-->/i;

function firstComment(text: string): string | undefined {
  for (let start = text.indexOf('<!--'); start >= 0; ) {
    const end = text.indexOf('-->', start);
    if (end < 0) return undefined;
    const words = text
      .slice(start + 4, end)
      .replace(/\s+/g, ' ')
      .trim();
    if (words !== '' && !/^optional$/i.test(words)) return words;
    start = text.indexOf('<!--', end);
  }
  return undefined;
}

/** `- **Impact:** …`: what the section holds. Labels of the document as a whole are none of it. */
function labelsIn(section: Section, { postmortem, wording: { prompts } }: Reading): readonly TemplateLabel[] {
  const held = postmortem.sections.filter(({ shape, parent }) => shape === 'label' && parent === section.index);
  return held.flatMap(({ roles: [role], title }) =>
    role === undefined || role === 'metadata' ? [] : [{ role, label: title, prompt: prompts[role] }],
  );
}

// ---------------------------------------------------------------- metadata

const fields: readonly (readonly [ReturnType<typeof labelKindsOf>[number], MetadataField])[] = [
  ['date', 'date'],
  ['authors', 'authors'],
  ['status', 'status'],
  ['severity', 'severity'],
  ['duration', 'duration'],
];

/** Keys of the front matter, and labels before the first section. */
function readMetadata({ frontMatter, sections }: Postmortem): TemplateMetadata | undefined {
  const inFront = fieldsCalled([...(frontMatter?.values.keys() ?? [])]);
  const first = headingsOf(sections).sections[0]?.index ?? sections.length;
  const labelled = fieldsCalled(
    sections
      .slice(0, first)
      .filter(isMetadata)
      .map(({ title }) => title),
  );
  if (inFront.length > 0) return { shape: 'front-matter', fields: [...inFront, ...labelled] };
  return labelled.length > 0 ? { shape: 'list', fields: labelled } : undefined;
}

function isMetadata({ shape, roles }: Section): boolean {
  return roles.length === 1 && (roles[0] === 'metadata' || (roles[0] === 'duration' && shape === 'label'));
}

function fieldsCalled(names: readonly string[]): TemplateField[] {
  const kinds = new Set(names.flatMap(labelKindsOf));
  return fields.flatMap(([kind, field]) => (kinds.has(kind) ? [{ field, required: true }] : []));
}
