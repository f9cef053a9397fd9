import { catalogue } from '../../server/src/templates/catalogue.ts';
import { templates } from '../../server/src/templates/registry.ts';
import type { Template, TemplateSection } from '../../server/src/templates/types.ts';
import type { Output } from '../generate.mts';

interface Snippet {
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

/** Roles that have a snippet of their own: those that are sections, not labels. */
const labels = new Set(['duration', 'metadata']);

/** Snippets for a whole postmortem of each template, for each section, and for an event. */
export function writeSnippets(): Output {
  const snippets: Record<string, Snippet> = {};
  for (const template of templates) {
    const prefix = template.id === 'minimal' ? ['postmortem'] : ['postmortem', `postmortem-${template.id}`];
    snippets[`Postmortem: ${template.title}`] = {
      prefix,
      description: template.description,
      body: documentBody(template),
    };
  }
  for (const { id, title, purpose, prompt } of catalogue.filter((entry) => !labels.has(entry.id))) {
    const body = id === 'timeline' ? timelineBody(1) : [comment(1, prompt)];
    snippets[`Section: ${title}`] = {
      prefix: `section-${id}`,
      description: purpose,
      body: [`## ${title}`, '', ...body, '$0'],
    };
  }
  snippets['Timeline Event'] = {
    prefix: ['event', 'timeline-event'],
    description: 'An event of a timeline, at the current time.',
    body: ['- **$CURRENT_HOUR:$CURRENT_MINUTE:** ${1:What happened}'],
  };
  snippets['Timeline Event with Date'] = {
    prefix: ['event-date', 'timeline-event-date'],
    description: 'An event of a timeline, with date, time and offset from UTC.',
    body: [
      '- **$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE $CURRENT_HOUR:$CURRENT_MINUTE $CURRENT_TIMEZONE_OFFSET:** ${1:What happened}',
    ],
  };
  snippets['Timeline Table'] = {
    prefix: 'timeline-table',
    description: 'A timeline as a table.',
    body: [
      '| Time (${1:UTC}) | Event |',
      '| --- | --- |',
      '| ${2:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE 09:00} | ${3:What happened} |',
      '$0',
    ],
  };
  return { file: 'snippets/postmortem.code-snippets', content: `${JSON.stringify(snippets, null, 2)}\n` };
}

function documentBody(template: Template): string[] {
  let stop = 1;
  const lines = [`# \${1:${escapeSnippet(template.documentTitle)}}`, ''];
  for (const section of template.sections) {
    lines.push(`## ${section.heading}`, '');
    const body = bodyOf(section, stop + 1);
    stop += body.stops;
    lines.push(...body.lines, '');
  }
  return [...lines.slice(0, -1), '$0'];
}

function bodyOf(section: TemplateSection, first: number): { lines: string[]; stops: number } {
  if (section.roles.includes('timeline')) return { lines: timelineBody(first), stops: 3 };
  if (section.holds.length === 0) return { lines: [comment(first, section.prompt)], stops: 1 };
  const lines = section.holds.map(({ role, label, prompt }, index) =>
    role === 'duration'
      ? `- **${label}:** \${${first + index}:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE 00:00 UTC to 00:00 UTC}`
      : `- **${label}:** ${comment(first + index, prompt)}`,
  );
  return { lines, stops: section.holds.length };
}

function timelineBody(first: number): string[] {
  return [
    `All times in \${${first}:UTC}.`,
    '',
    // No current time: it would be the writer's local one, whatever zone is stated above.
    `- **\${${first + 1}:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE 09:00}:** \${${first + 2}:First sign of the incident}`,
  ];
}

function comment(stop: number, prompt: string): string {
  return `\${${stop}:<!-- ${escapeSnippet(prompt)} -->}`;
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
