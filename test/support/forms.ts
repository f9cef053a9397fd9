import { buildPostmortem } from '../../server/src/model/postmortem.ts';
import { localIso } from '../../server/src/model/text/localIso.ts';
import { parseMarkdown } from '../../server/src/syntax/tree.ts';

/** A way to write a time, and what is read. */
export interface TimeForm {
  readonly group: string;
  readonly written: string;
  /** Local ISO, `–` end, zone, `about`; `-` for what is no time. */
  readonly read: string;
}

/** What the server reads at the head of a timeline's entry that is written so. */
export function readTimestampForm(written: string): string {
  const text = `# Postmortem\n\n## Timeline\n\n- ${written} Something happens\n- 01:00 Something else\n`;
  const { timelines, source } = buildPostmortem(parseMarkdown(text));
  const event = timelines[0]?.events.find(({ span }) => source.lineAt(span.start) === 4);
  if (!event?.timestamp) return '-';
  const { when, end, timestamp } = event;
  const parts = [when ? localIso(when) || '?' : '?'];
  if (end) parts.push('–', localIso(end));
  if (when?.zone) parts.push(when.zone.text);
  if (when?.approximate ?? timestamp.expression.approximate) parts.push('about');
  return parts.join(' ');
}

/** Reads `test/fixtures/times.txt`: groups under `##`, a form a line. */
export function parseTimeForms(text: string): TimeForm[] {
  let group = '';
  return text.split('\n').flatMap((line) => {
    if (line.startsWith('## ')) group = line.slice(3);
    const arrow = line.indexOf(' => ');
    return arrow < 0 ? [] : [{ group, written: line.slice(0, arrow), read: line.slice(arrow + 4) }];
  });
}
