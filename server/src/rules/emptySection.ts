import { type Content, contentOf, holdsNext, leadsOn } from '../model/content.ts';
import type { Postmortem, Section, SourceText } from '../model/types.ts';
import { type Role, roleEntry } from '../templates/catalogue.ts';
import { promptOf } from '../templates/section.ts';
import type { Template } from '../templates/types.ts';
import { wordings } from '../templates/wording/registry.ts';
import type { Fix, Report, Rule, RulePage } from './types.ts';

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
      if (isContinued(postmortem, section) || isListed(postmortem, section)) return;
      const content = contentOf(postmortem.source, section);
      if (content !== 'text') yield report(section, role, content, template);
    },
  },
};

export const emptySectionPage: RulePage = {
  why: `An empty section looks like an answer in the outline, and is none. Readers cannot tell whether there was nothing
to say, or whether nobody came around to saying it. "Nothing was lost" is an answer.

A section that holds sections is not empty. One with nothing but a comment in it (a prompt) is reported as
information: somebody means to write there.`,
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

function report(section: Section, role: Role, content: Content, template: Template): Report {
  const purpose = roleEntry(role).purpose.replace(/\.$/, '');
  const lead = `“${section.title}” ${content === 'nothing' ? 'is empty' : 'holds only a comment'}`;
  const message = `${lead}. Such a section ${purpose.charAt(0).toLowerCase()}${purpose.slice(1)}: write it, or say that there is nothing to say.`;
  if (content === 'comment') return { span: section.titleSpan, level: 'info', message };
  return {
    span: section.titleSpan,
    message,
    fixes: ({ source, postmortem }) => [promptFix(source, section, promptFor(template, postmortem, role))],
  };
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

/** Asks below the title what the section should say. */
function promptFix(source: SourceText, section: Section, prompt: string): Fix {
  const { shape, inList, bodyStart, titleSpan } = section;
  const at = source.lineEnd(bodyStart);
  const stop = { prompt: `<!-- ${prompt} -->` };
  const lead = source.slice({ start: source.lineStart(titleSpan.start), end: titleSpan.start });
  const indent = inList ? ' '.repeat(/^\s*(?:[-*+]|\d+[.)])\s+/.exec(lead)?.[0].length ?? 0) : '';
  const gap = shape === 'label' ? (/\s$/.test(source.slice({ start: bodyStart, end: at })) ? '' : ' ') : source.eol;
  return {
    title: 'Add a prompt for what it should say',
    edits: [
      { span: { start: at, end: at }, newText: [gap, shape === 'label' ? '' : inList ? indent : source.eol, stop] },
    ],
    preferred: true,
  };
}
