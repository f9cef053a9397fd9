/** Writing a fresh document: the headings of a template, with a prompt where something is to be written. */
import type { Language } from './names/types.ts';
import { headingOf, labelOf, promptOf } from './section.ts';
import type { Column, MetadataField, Template, TemplateMetadata, TemplateSection } from './types.ts';
import { wordings } from './wording/registry.ts';
import type { Wording } from './wording/types.ts';

export interface FreshRequest {
  readonly template: Template;
  /** English if it is left out. A template that somebody wrote is in its own language only. */
  readonly language?: Language;
  /** What failed: `Checkout errors`. */
  readonly title?: string;
  /** Day of the incident, `2026-11-21`. */
  readonly date?: string;
  /** UTC if it is left out. */
  readonly zone?: string;
  readonly authors?: readonly string[];
  /** Says of each optional section that it is one, as a template's own file does. */
  readonly marksOptional?: boolean;
}

/** A fresh document, with a line break at its end. */
export function freshDocument(request: FreshRequest): string {
  const { markdown } = request.template;
  if (markdown !== undefined) return filledIn(markdown, request);
  return plainFresh(freshText(request));
}

/** A place that is to be written over, and what stands there until then. */
export interface FreshStop {
  readonly kind: 'title' | 'date' | 'time' | 'zone' | 'prompt';
  readonly text: string;
}

export type FreshText = readonly (string | FreshStop)[];

/** The text without its stops. */
export function plainFresh(text: FreshText): string {
  return text.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
}

/** A fresh document in pieces, for snippets. */
export function freshText(request: FreshRequest): FreshText {
  const { template, language = 'en', title } = request;
  const wording = wordings[language];
  const heading = stop('title', title === undefined ? wording.genre + wording.subject : titled(title, wording));
  const isInFront = template.metadata?.shape === 'front-matter';
  return [
    ...(template.metadata && isInFront ? [...frontMatter(template.metadata, request), '\n'] : []),
    '# ',
    heading,
    '\n',
    ...(template.metadata && !isInFront ? ['\n', ...metadataLines(template.metadata, wording, request)] : []),
    ...template.sections.flatMap((section) => ['\n', ...sectionText(section, wording, request)]),
  ];
}

/** `Checkout errors` becomes `Postmortem: Checkout errors`; a title that names its genre stays as it is. */
function titled(title: string, { genre }: Wording): string {
  const bare = genre.replace(/[\s:：]+$/, '');
  return /post-?mortem/i.test(title) || title.includes(bare) ? title : genre + title;
}

// ---------------------------------------------------------------- sections

function sectionText(section: TemplateSection, wording: Wording, request: FreshRequest): FreshText {
  const { template, language = 'en', marksOptional } = request;
  const mark = marksOptional && !section.required ? ` ${optionalMark}` : '';
  const line = `${section.nested ? '###' : '##'} ${headingOf(template, section, language)}${mark}\n\n`;
  return [line, ...bodyText(section, wording, request), '\n'];
}

/** Beside a heading: the section may be left out. */
export const optionalMark = '<!-- optional -->';

function bodyText(section: TemplateSection, wording: Wording, request: FreshRequest): FreshText {
  const { template, language = 'en' } = request;
  const prompt = promptOf(template, section, language);
  const asked = comment(prompt);
  if (section.roles.includes('timeline')) {
    const events = section.columns ? timelineTable(wording, request) : timelineList(wording, request);
    return prompt === wording.prompts.timeline ? events : [asked, '\n\n', ...events];
  }
  if (section.columns) return tableText(section.columns, wording, asked);
  if (section.holds.length === 0) return [asked];
  return section.holds.flatMap((held, index) => {
    const { label, prompt: question } = labelOf(template, held, language);
    return [`${index > 0 ? '\n' : ''}- **${label}:** `, comment(question)];
  });
}

/** `All times in UTC.` and a first event. */
export function timelineList(wording: Wording, { date, zone = 'UTC' }: Pick<FreshRequest, 'date' | 'zone'>): FreshText {
  const [before, after] = wording.zoneNote;
  return [before, stop('zone', zone), `${after}\n\n- **`, firstTime(date), ':** ', comment(wording.firstEvent)];
}

export function timelineTable(wording: Wording, { date, zone = 'UTC' }: Pick<FreshRequest, 'date' | 'zone'>) {
  const { time, event } = wording.columns;
  const head = [`| ${time} (`, stop('zone', zone), `) | ${event} |\n| --- | --- |\n| `];
  return [...head, firstTime(date), ' | ', comment(wording.firstEvent), ' |'];
}

/** No current time: it would be the writer's local one, whatever zone is stated above. */
function firstTime(date: string | undefined): FreshStop {
  return stop('time', date === undefined ? '09:00' : `${date} 09:00`);
}

function tableText(columns: readonly Column[], wording: Wording, asked: FreshStop): FreshText {
  const head = columns.map((column) => wording.columns[column]);
  return [...tableHead(head), '\n| ', asked, ` |${'  |'.repeat(columns.length - 1)}`];
}

/** The first two lines of a table. */
export function tableHead(titles: readonly string[]): string[] {
  return [`| ${titles.join(' | ')} |\n| ${titles.map(() => '---').join(' | ')} |`];
}

// ---------------------------------------------------------------- metadata

/** Keys of fields in front matter, in every language. */
const keys: Partial<Record<MetadataField, string>> = { incident: 'incident-id' };

function frontMatter({ fields }: TemplateMetadata, request: FreshRequest): FreshText {
  const lines = fields.flatMap(({ field }): FreshText => {
    const value = fieldValue(field, request);
    const written = value === undefined ? '' : field === 'status' ? value.toLowerCase() : yamlText(value);
    return [`${keys[field] ?? field}:${written && ' '}`, ...(written ? [writtenAs(field, written)] : []), '\n'];
  });
  return ['---\ntype: postmortem\n', ...lines, '---\n'];
}

/** A plain value where YAML takes it for one, else in quotes. */
function yamlText(value: string): string {
  return /^[\p{L}\p{N}$][^:#"'\r\n]*$/u.test(value) ? value : JSON.stringify(value);
}

function metadataLines({ shape, fields }: TemplateMetadata, wording: Wording, request: FreshRequest): FreshText {
  const isTable = shape === 'table';
  const lines = fields.flatMap(({ field }, index): FreshText => {
    const [label, prompt] = wording.fields[field];
    const value = fieldValue(field, request);
    const written = value === undefined ? comment(prompt) : writtenAs(field, value);
    if (!isTable) return [`- **${label}:** `, written, '\n'];
    return [`| ${label} | `, written, index === 0 ? ' |\n| --- | --- |\n' : ' |\n'];
  });
  return lines;
}

function fieldValue(field: MetadataField, { date, authors = [], language = 'en' }: FreshRequest): string | undefined {
  if (field === 'date') return date;
  if (field === 'status') return wordings[language].draft;
  return field === 'authors' && authors.length > 0 ? authors.join(', ') : undefined;
}

function writtenAs(field: MetadataField, value: string): string | FreshStop {
  return field === 'date' ? stop('date', value) : value;
}

// ---------------------------------------------------------------- one's own template

/** Somebody's own template with what is known filled in. */
function filledIn(markdown: string, { title, date, authors = [], language = 'en' }: FreshRequest): string {
  const text = withoutMarks(markdown);
  const end = /^\uFEFF?---[ \t]*\r?\n/.test(text) ? /\n---[ \t]*(?=\r?\n|$)/.exec(text) : null;
  const [front, body] = end ? [text.slice(0, end.index), text.slice(end.index)] : ['', text];
  const names = authors.join(', ');
  const head = [['date', date] as const, ['authors?', names] as const].reduce(
    (now, [key, value]) => (value ? withValue(now, key, value) : now),
    front,
  );
  const entitle = (now: string) => (title === undefined ? now : titledLike(now, title, wordings[language]));
  const named = body.replace(/^# (.*)$/m, (_, now: string) => `# ${entitle(now)}`);
  return head + (named.endsWith('\n') ? named : `${named}\n`);
}

/** `Incident: <what failed>` becomes `Incident: Checkout errors`; of a title with no place for it nothing stays. */
function titledLike(now: string, title: string, wording: Wording): string {
  const [, before, place, after] = /^(.*?)(<[^<>]+>|\[[^[\]]+\]|\{+[^{}]+\}+|…|\.{3}|_{3,})(.*)$/.exec(now) ?? [];
  if (place !== undefined) return `${before}${title}${after}`;
  const [genre] = /^[^:：]{2,40}[:：]\s*/.exec(now) ?? [];
  return genre === undefined ? titled(title, wording) : `${genre}${title}`;
}

/** Writes a value behind a key that has none. */
function withValue(frontMatter: string, key: string, value: string): string {
  const empty = new RegExp(`^(${key}:)[ \\t]*(?=\\r?$)`, 'im');
  return frontMatter.replace(empty, (_, start: string) => `${start} ${yamlText(value)}`);
}

/** Without what says that a section is optional; a line that says nothing else goes with it. */
function withoutMarks(markdown: string): string {
  const mark = /<!--\s{0,9}optional\s{0,9}-->/i;
  return markdown
    .split('\n')
    .flatMap((line) => {
      if (!mark.test(line)) return [line];
      const rest = line.replace(mark, '').trimEnd();
      return rest === '' ? [] : [line.endsWith('\r') ? `${rest}\r` : rest];
    })
    .join('\n');
}

// ---------------------------------------------------------------- pieces

/** Prompts are comments, so that they are never taken for the answer. */
function comment(prompt: string): FreshStop {
  return stop('prompt', `<!-- ${prompt} -->`);
}

function stop(kind: FreshStop['kind'], text: string): FreshStop {
  return { kind, text };
}
