import type { CheckedFinding, Outcome, ShownLevel } from '../check/outcome.ts';
import type { Format } from './format.ts';

/** Workflow commands, which GitHub Actions shows as annotations beside the lines of a pull request. */
export function githubFormat(): Format {
  return {
    file: ({ file, problems, findings }: Outcome) =>
      [
        ...problems.map((sentence) => command('error', { file }, sentence)),
        ...findings.map((each) => annotation(file, each)),
      ].join(''),
    problem: (sentence) => command('error', {}, sentence),
    end: () => '',
  };
}

const commands: Readonly<Record<ShownLevel, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

function annotation(file: string, { level, rule, message, range }: CheckedFinding): string {
  const { start, end } = range;
  const oneLine = start.line === end.line;
  return command(
    commands[level],
    {
      file,
      line: start.line + 1,
      ...(oneLine
        ? { col: start.character + 1, endColumn: Math.max(end.character, start.character + 1) }
        : { endLine: end.line + 1 }),
      title: rule,
    },
    message,
  );
}

/** `::warning file=a.md,line=3::Text` */
function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${[name, ...(written.length > 0 ? [written.join(',')] : [])].join(' ')}::${escapeData(message)}\n`;
}

/** As `@actions/core` escapes them. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
