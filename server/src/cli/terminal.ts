import { once } from 'node:events';

/** Where a command writes, and what it knows of the person's terminal. */
export interface Terminal {
  /** Results. Resolves when there is room for more. */
  readonly print: (text: string) => Promise<void>;
  /** One sentence about something that could not be done. */
  readonly complain: (sentence: string) => void;
  /** A remark that is no result. */
  readonly remark: (line: string) => void;
  /** How far the work is, in a line that the next one replaces; nothing where nobody watches. */
  readonly progress: (line: string) => void;
  readonly hasColour: boolean;
}

const eraseLine = '\r\u001b[K';

export function processTerminal(): Terminal {
  const { stdout, stderr } = process;
  // `postmortem … | head` closes the pipe early: nobody reads the rest, and it ends as a program that SIGPIPE ended.
  stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 141 : 2));
  let shown = false;
  const clear = () => {
    if (shown) stderr.write(eraseLine);
    shown = false;
  };
  return {
    async print(text) {
      clear();
      if (text !== '' && !stdout.write(text)) await once(stdout, 'drain');
    },
    complain(sentence) {
      clear();
      stderr.write(`postmortem: ${sentence}\n`);
    },
    remark(line) {
      clear();
      stderr.write(`${line}\n`);
    },
    progress(line) {
      if (!stderr.isTTY) return;
      stderr.write(`${eraseLine}${line}`);
      shown = true;
      if (line === '') clear();
    },
    hasColour: wantsColour(process.env, stdout.isTTY === true),
  };
}

/** `NO_COLOR` and `FORCE_COLOR` as other programs take them; else colour is for terminals. */
export function wantsColour(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  const force = env.FORCE_COLOR;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  return isTerminal && env.TERM !== 'dumb';
}
