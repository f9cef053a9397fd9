import { parseArgs } from 'node:util';
import { version } from '../../package.json';
import { createConfigurationFinder } from './configuration.ts';
import { loadSnapshot, UnreadableFile } from './files.ts';
import { type Inspection, inspect } from './inspect.ts';

const help = `Usage: postmortem inspect --format json FILE...

Reads postmortems written in Markdown and prints what is in them.

Commands
  inspect    print sections, timelines and reports of each file, as one JSON array

Options
  --format json    the only format so far
  --help           this text
  --version        the version

Exit codes
  0  every file was read
  2  a file could not be read, or the command was not understood
`;

process.exitCode = run(process.argv.slice(2));

/** Returns the exit code. */
function run(args: readonly string[]): number {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return fail((error as Error).message);
  }
  const { values, positionals } = parsed;
  if (values.help) return print(help);
  if (values.version) return print(`${version}\n`);
  const [command, ...files] = positionals;
  if (command === undefined) return fail('Name a command.');
  if (command !== 'inspect') return fail(`There is no command ${command}.`);
  if (values.format !== 'json') return fail(`The format ${values.format} is not known; inspect prints json.`);
  if (files.length === 0) return fail('Name at least one file.');
  return inspectFiles(files);
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'json' },
      help: { type: 'boolean', short: 'h', default: false },
      version: { type: 'boolean', default: false },
    },
  });
}

function inspectFiles(files: readonly string[]): number {
  const configurationFor = createConfigurationFinder(process.cwd());
  const inspections: Inspection[] = [];
  let failed = false;
  for (const file of files) {
    try {
      inspections.push(inspect(file, loadSnapshot(file, process.cwd(), configurationFor(file))));
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      process.stderr.write(`postmortem: ${error.message}\n`);
      failed = true;
    }
  }
  print(`${JSON.stringify(inspections, null, 2)}\n`);
  return failed ? 2 : 0;
}

function print(text: string): 0 {
  process.stdout.write(text);
  return 0;
}

function fail(message: string): 2 {
  process.stderr.write(`postmortem: ${message} See postmortem --help.\n`);
  return 2;
}
