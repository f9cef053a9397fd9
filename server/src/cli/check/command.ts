import { didYouMean } from '../../nearest.ts';
import type { Command, Given } from '../command.ts';
import { findFiles } from '../files/find.ts';
import { readStandardInput } from '../files/standardInput.ts';
import { counted, type Format } from '../formats/format.ts';
import { githubFormat } from '../formats/github.ts';
import { jsonFormat } from '../formats/json.ts';
import { junitFormat } from '../formats/junit.ts';
import { prettyFormat } from '../formats/pretty.ts';
import { sarifFormat } from '../formats/sarif.ts';
import { Misuse } from '../problem.ts';
import type { Terminal } from '../terminal.ts';
import { doToEach } from '../work/threads.ts';
import { type CheckOptions, checkBytes } from './checkFile.ts';
import { isAtLeast, type Outcome, type ShownLevel, shownLevels } from './outcome.ts';
import { count, emptyTally, exitCodeOf } from './verdict.ts';

const formats: Readonly<Record<string, (terminal: Terminal, least: ShownLevel) => Format>> = {
  pretty: ({ hasColour }, least) => prettyFormat(hasColour, least),
  json: jsonFormat,
  sarif: () => sarifFormat(process.cwd()),
  github: githubFormat,
  junit: junitFormat,
};

export const checkCommand: Command = {
  name: 'check',
  usage: 'check [OPTIONS] [PATH…]',
  summary: 'report what is wrong in postmortems, and fix what can be fixed safely',
  details: [
    'A PATH is a file, a folder or a pattern in quotes (`docs/**/*.md`); without one it is the current folder. Below a folder, Markdown files are looked at, but for links, for what .gitignore names, and for node_modules. A file that is no postmortem is left alone: `type: postmortem` in its front matter makes it one.',
    '`-` is the standard input; --stdin-filename says what it is called.',
  ],
  options: [
    { name: 'fix', help: 'write safe fixes into the files, and report what is left' },
    {
      name: 'format',
      value: 'FORMAT',
      choices: Object.keys(formats),
      default: 'pretty',
      help: 'how to report: pretty for people, json for programs, sarif for code scanning, github for annotations in GitHub Actions, junit for test reports',
    },
    {
      name: 'level',
      value: 'LEVEL',
      choices: shownLevels,
      default: 'info',
      help: 'the quietest level to report: hint, info, warning, error',
    },
    {
      name: 'max-warnings',
      value: 'N',
      help: 'end with code 1 for more than N warnings; without it warnings are reported, and the code is 0',
    },
    {
      name: 'stdin-filename',
      value: 'NAME',
      help: 'what the standard input is called in reports; its path can tell that it is a postmortem',
    },
  ],
  examples: [
    ['postmortem check', 'every postmortem below the current folder'],
    ['postmortem check --fix docs', 'those in docs, mended where that is safe'],
    ['postmortem check --max-warnings 0', 'for a build that warnings are to fail'],
    ['postmortem check - < a.md', 'a text from elsewhere'],
  ],
  exitCodes: [
    [0, 'no error, and not more warnings than --max-warnings allows'],
    [1, 'errors, or too many warnings'],
    [
      2,
      'something could not be done: a path that leads nowhere, a file that cannot be read or written, a mistake in .postmortem.jsonc, an option that is not known; everything else was checked',
    ],
  ],
  run: check,
};

async function check(given: Given, terminal: Terminal): Promise<number> {
  const maxWarnings = readCount(given, 'max-warnings');
  const least = given.value('level') as ShownLevel;
  const name = given.value('format') ?? 'pretty';
  const format = (formats[name] ?? formats.pretty)?.(terminal, least);
  if (!format) throw new Misuse(`There is no format ${name}.${didYouMean(name, Object.keys(formats))}`);
  const options: CheckOptions = {
    fix: given.has('fix'),
    withEdits: name === 'sarif',
    now: Date.now(),
    localTimeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
  const tally = emptyTally();
  const told = new Set<string>();
  const tellProblem = async (sentence: string) => {
    if (told.has(sentence)) return;
    told.add(sentence);
    tally.problems++;
    terminal.complain(sentence);
    await terminal.print(format.problem?.(sentence) ?? '');
  };
  const tell = async (outcome: Outcome) => {
    for (const sentence of outcome.configuration) await tellProblem(sentence);
    count(tally, (level) => isAtLeast(level, least), outcome);
    for (const problem of outcome.problems) terminal.complain(problem);
    await terminal.print(
      format.file({ ...outcome, findings: outcome.findings.filter(({ level }) => isAtLeast(level, least)) }),
    );
  };

  await terminal.print(format.begin?.() ?? '');
  if (given.positionals.includes('-')) {
    const outcome = await checkStandardInput(given, options);
    await tell(outcome);
    tellReason(outcome, terminal);
  } else await checkPaths(given, options, terminal, { tell, tellProblem });
  await terminal.print(format.end(tally));
  return exitCodeOf(tally, maxWarnings);
}

async function checkStandardInput(given: Given, options: CheckOptions): Promise<Outcome> {
  if (given.positionals.length > 1)
    throw new Misuse('- is the standard input; it is checked by itself, without other paths.');
  if (options.fix) throw new Misuse('--fix writes into files, and the standard input is none.');
  return checkBytes(given.value('stdin-filename') ?? 'stdin.md', await readStandardInput(), options);
}

interface Telling {
  readonly tell: (outcome: Outcome) => Promise<void>;
  /** Of something that belongs to none of the files; once. */
  readonly tellProblem: (sentence: string) => Promise<void>;
}

async function checkPaths(
  { positionals }: Given,
  options: CheckOptions,
  terminal: Terminal,
  telling: Telling,
): Promise<void> {
  const { files, problems } = findFiles(positionals.length > 0 ? positionals : ['.'], process.cwd());
  for (const sentence of problems) await telling.tellProblem(sentence);
  const total = counted(files.length, 'file');
  await doToEach(files, { kind: 'check', options }, async (outcome, index) => {
    if (index % 50 === 0 && index > 0) terminal.progress(`Checked ${index.toLocaleString('en')} of ${total}`);
    await telling.tell(outcome);
    if (files.length === 1 && files[0]?.isNamed) tellReason(outcome, terminal);
  });
  terminal.progress('');
  if (files.length === 0 && problems.length === 0) terminal.remark(nothingBelow(positionals));
}

/** Who names one file wants to know. */
function tellReason({ file, isPostmortem, problems, reason }: Outcome, terminal: Terminal): void {
  if (!isPostmortem && problems.length === 0) terminal.remark(`${file} was left alone. ${reason}`);
}

/** Of folders that are there; a path that leads nowhere is a problem. */
function nothingBelow(folders: readonly string[]): string {
  const places = folders.length === 0 ? 'the current folder' : folders.join(', ');
  return `There is no Markdown file below ${places}, or .gitignore names all that there are.`;
}

function readCount(given: Given, option: string): number | undefined {
  const written = given.value(option);
  if (written === undefined) return undefined;
  if (!/^\d{1,9}$/.test(written)) throw new Misuse(`--${option} is a number from 0, not ${written}.`);
  return Number(written);
}
