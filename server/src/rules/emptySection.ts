import { perObject } from '../model/perObject.ts';
import { type Content, contentOf, holdsNext, leadsOn } from '../model/sections/content.ts';
import type { Postmortem, Section, SourceText } from '../model/types.ts';
import { type Role, roleEntry } from '../templates/catalogue.ts';
import { isPrompt } from '../templates/prompts.ts';
import { promptOf } from '../templates/section.ts';
import type { Template } from '../templates/types.ts';
import { wordings } from '../templates/wording/registry.ts';
import type { Fix, FixEdit, Report, Rule, RulePage } from './types.ts';

export const emptySection: Rule = {
  id: 'empty-section',
  category: 'structure',
  level: 'warning',
  summary: 'A section has a title, but nothing stands below it.',
  fix: 'offered',
  check: {
    per: 'section',
    *run(section, { isForm, postmortem, template }) {
      const [role] = section.roles;
      if (isForm || role === undefined || hasOwnRule(section) || section.hasTail) return;
      if (isPartOfUnwritten(postmortem, section)) return;
      const parts = unwrittenIn(postmortem, section);
      if (parts) {
        yield reportWhole(section, parts, role, template);
        return;
      }
      if (isContinued(postmortem, section) || isListed(postmortem, section)) return;
      const content = contentOf(postmortem.source, section);
      // What the tool itself asks is told as such.
      if (content === 'prompts' && isPrompt(bodyOf(postmortem.source, section).replace(/^[_*]|[_*]$/g, ''))) return;
      if (content !== 'text') yield report(section, role, content, template);
    },
  },
};

export const emptySectionPage: RulePage = {
  why: `An empty section looks like an answer in the outline, and is none. Readers cannot tell whether there was nothing
to say, or whether nobody came around to saying it. "Nothing was lost" is an answer.

A section that holds sections is not empty, unless all of them are: then it is told once, at the outer one. One with
nothing but a comment in it (a prompt) is reported as information: somebody means to write there. What a form asks in
italics (\`_What ended it?_\`) is no answer, and neither is a table in whose rows nothing stands.`,
  source: 'SRE workbook, chapter 10: an empty "Recovery efforts" in its example of a bad postmortem.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Impact

## Root Cause

A missing index.
`,
      good: `# Postmortem: checkout errors

## Impact

None: the shop was closed.

## Root Cause

A missing index.
`,
    },
  ],
};

const holding: Readonly<Record<Exclude<Content, 'text'>, string>> = {
  nothing: 'is empty',
  comment: 'holds only a comment',
  prompts: 'holds only what the form asks',
  'blank rows': 'holds only a table that nobody filled in',
};

function messageOf({ title }: Section, role: Role, state: string): string {
  const purpose = roleEntry(role).purpose.replace(/\.$/, '');
  return `“${title}” ${state}. Such a section ${purpose.charAt(0).toLowerCase()}${purpose.slice(1)}: write it, or say that there is nothing to say.`;
}

function report(section: Section, role: Role, content: Exclude<Content, 'text'>, template: Template): Report {
  const message = messageOf(section, role, holding[content]);
  if (content === 'comment') return { span: section.titleSpan, level: 'info', message };
  if (content !== 'nothing') return { span: section.titleSpan, message };
  return {
    span: section.titleSpan,
    message,
    fixes: ({ source, postmortem }) => [promptFix(source, section, promptFor(template, postmortem, role))],
  };
}

// ---------------------------------------------------------------- a section of empty ones

/**
 * The sections in one that holds several, at any depth, where nothing is written in it or in any of them:
 *
 *     ## Lessons Learned
 *     ### What went well
 *     ### What went wrong
 *
 * A heading of one's own says something by itself.
 */
function unwrittenIn(postmortem: Postmortem, section: Section): readonly Section[] | undefined {
  const known = unwritten(postmortem);
  if (!known.has(section)) known.set(section, readUnwritten(postmortem, section));
  return known.get(section);
}

/** Each of the sections in one asks for all of them. */
const unwritten = perObject((_: Postmortem) => new Map<Section, readonly Section[] | undefined>());

function readUnwritten(postmortem: Postmortem, section: Section): readonly Section[] | undefined {
  const isOneOf = section.index > 0 && tellsLevel(section) && !hasOwnRule(section);
  if (!isOneOf || !isBlank(postmortem, section)) return undefined;
  const parts: Section[] = [];
  for (const part of postmortem.sections.slice(section.index + 1)) {
    if (part.span.start >= section.span.end) break;
    const isTitle = part.roles.length > 0 && part.shape !== 'label' && !part.hasTail;
    if (!isTitle || !isBlank(postmortem, part)) return undefined;
    parts.push(part);
  }
  return parts.length > 1 ? parts : undefined;
}

/** Whether nothing is written between a title and the next one. */
function isBlank({ source, sections }: Postmortem, section: Section): boolean {
  const { start, end } = section.span;
  const next = sections[section.index + 1]?.span.start ?? end;
  const content = contentOf(source, { ...section, span: { start, end: Math.min(end, next) } });
  return content !== 'text' && content !== 'comment';
}

/** Whether a section is told with the one that it stands in. */
function isPartOfUnwritten(postmortem: Postmortem, { parent }: Section): boolean {
  const around = parent === undefined ? undefined : postmortem.sections[parent];
  if (around === undefined || around.roles.length === 0) return false;
  return unwrittenIn(postmortem, around) !== undefined || isPartOfUnwritten(postmortem, around);
}

function reportWhole(section: Section, parts: readonly Section[], role: Role, template: Template): Report {
  return {
    span: section.titleSpan,
    message: messageOf(section, role, 'holds nothing but empty sections'),
    fixes: ({ source, postmortem }) => {
      // Where the form asks already, nobody has to.
      if (parts.some((part) => contentOf(source, part) === 'prompts')) return [];
      const promptIn = (part: Section) =>
        part.roles.slice(0, 1).map((own) => promptBelow(source, part, promptFor(template, postmortem, own)));
      return [{ title: 'Add prompts for what they should say', edits: parts.flatMap(promptIn), preferred: true }];
    },
  };
}

// ---------------------------------------------------------------- what is not empty

function bodyOf(source: SourceText, { bodyStart, span }: Section): string {
  return source.slice({ start: bodyStart, end: Math.min(span.end, source.end) }).trim();
}

/** `- Timeline` in a list of things, where `- Timeline:` asks for something. */
function isListed({ source }: Postmortem, section: Section): boolean {
  return section.inList && section.shape === 'label' && !leadsOn(source, section);
}

/** `empty-timeline` says more about a timeline, but not about one that is only a label. */
function hasOwnRule({ roles, shape, inList }: Section): boolean {
  return roles.includes('timeline') && shape !== 'label' && !inList;
}

/**
 * Whether what stands behind a title is below it, in fact or as it is meant:
 *
 *     ## Stats                       Root Cause and Resolution:
 *     - Time to detection: 4 min     Root Cause: a full disk
 */
function isContinued({ source, sections }: Postmortem, section: Section): boolean {
  const next = sections[section.index + 1];
  if (section.inList && isBeforeItems(source, section, next)) return true;
  const parts = tellsLevel(section) ? [] : section.roles.flatMap((role) => roleEntry(role).holds ?? []);
  if (next && next.shape === section.shape && next.roles.some((role) => parts.includes(role))) return true;
  if (!next || holdsNext(sections, section)) return next !== undefined;
  // `## Resolution`, `**Immediate fix:**`
  const titled = source.slice({ start: next.titleSpan.start, end: source.lineEnd(next.bodyStart) });
  if (section.shape !== 'label') return next.shape === 'label' || (next.shape === 'bold' && /[:：]/.test(titled));
  // Two labels are of one kind only if both stand in items, or both are set off by marks.
  const { titleSpan } = section;
  const isBare = source.lineStart(titleSpan.start) === titleSpan.start;
  return isBare || section.inList !== next.inList;
}

/** `## Impact` behind `## Summary` stands beside it, and says so. */
function tellsLevel({ shape }: Section): boolean {
  return shape === 'atx' || shape === 'setext' || shape === 'html';
}

/**
 * Whether what it leads to stands beside it, and not in it:
 *
 *     - Tasks:
 *     - Add a larger disk
 */
function isBeforeItems(source: SourceText, { titleSpan }: Section, next: Section | undefined): boolean {
  const at = source.nextLine(titleSpan.end);
  if (at >= source.end || (next && next.titleSpan.start < source.lineEnd(at))) return false;
  const bullet = /^\s*(?:[-*+]|\d+[.)])\s+/;
  const [own, other] = [source.lineStart(titleSpan.start), at].map(
    (start) => bullet.exec(source.slice({ start, end: source.lineEnd(start) }))?.[0].length,
  );
  return own !== undefined && own === other;
}

/** What the template asks there, in the document's language. */
function promptFor(template: Template, { language }: Postmortem, role: Role): string {
  const own = template.sections.find(({ roles }) => roles[0] === role);
  return own ? promptOf(template, own, language) : wordings[language].prompts[role];
}

function promptFix(source: SourceText, section: Section, prompt: string): Fix {
  return {
    title: 'Add a prompt for what it should say',
    edits: [promptBelow(source, section, prompt)],
    preferred: true,
  };
}

/** Asks below the title what the section should say, or behind the colon of a label. */
function promptBelow(source: SourceText, section: Section, prompt: string): FixEdit {
  const { shape, inList, bodyStart, titleSpan } = section;
  const at = source.lineEnd(bodyStart);
  const stop = { prompt: `<!-- ${prompt} -->` };
  const span = { start: at, end: at };
  if (shape === 'label' && leadsOn(source, section)) {
    const gap = /\s$/.test(source.slice({ start: bodyStart, end: at })) ? '' : ' ';
    return { span, newText: [gap, stop] };
  }
  const lead = source.slice({ start: source.lineStart(titleSpan.start), end: titleSpan.start });
  const indent = inList ? ' '.repeat(/^\s*(?:[-*+]|\d+[.)])\s+/.exec(lead)?.[0].length ?? 0) : '';
  return { span, newText: [source.eol, inList ? indent : source.eol, stop] };
}
