import { catalogue } from '../../server/src/templates/catalogue.ts';
import { type FreshText, freshText, timelineList } from '../../server/src/templates/fresh.ts';
import { templates } from '../../server/src/templates/registry.ts';
import type { Template } from '../../server/src/templates/types.ts';
import { wordings } from '../../server/src/templates/wording/registry.ts';
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
    const body = id === 'timeline' ? snippetLines(timelineList(wordings.en, { date: today })) : [comment(1, prompt)];
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

/** The current date, as an editor writes it. */
const today = '$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE';

function documentBody(template: Template): string[] {
  return [...snippetLines(freshText({ template, date: today })), '$0'];
}

/** Pieces with their stops numbered. A date is made of variables, which stay. */
function snippetLines(text: FreshText): string[] {
  let stops = 0;
  const written = text.map((piece) => {
    if (typeof piece === 'string') return escapeSnippet(piece);
    const isDated = piece.kind === 'date' || piece.kind === 'time';
    return `\${${++stops}:${isDated ? piece.text : escapeSnippet(piece.text)}}`;
  });
  return written.join('').trimEnd().split('\n');
}

function comment(stop: number, prompt: string): string {
  return `\${${stop}:<!-- ${escapeSnippet(prompt)} -->}`;
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
