/** Many files are checked in several threads, which nobody can tell from what is printed. */
import { expect, it } from 'vitest';
import { useCommandLine } from '../support/commandLine.ts';
import { generate } from '../support/generate.ts';
import { disordered, notes } from './documents.ts';

const { run, write } = useCommandLine();

it('reports come in the order of the files, and are those of each file by itself', { timeout: 60_000 }, () => {
  const texts = Array.from({ length: 400 }, (_, at) =>
    at % 3 === 0 ? disordered : at % 3 === 1 ? notes : generate({ size: 2000, seed: at }).text,
  );
  const names = texts.map((text, at) => write(`many/${String(at).padStart(3, '0')}.md`, text));
  const all = run('check', '--format', 'json', 'many', 'missing.md');
  expect(all.status).toBe(2);
  const { files, summary } = JSON.parse(all.stdout);
  expect(summary).toMatchObject({ files: 400, postmortems: 267 });
  const half = names.slice(0, 100);
  const alone = JSON.parse(run('check', '--format', 'json', ...half).stdout);
  expect(files.slice(0, alone.files.length)).toEqual(alone.files);
  expect(files.map(({ file }: { file: string }) => file)).toEqual(names.filter((_, at) => at % 3 !== 1));
});

it('inspects many as it inspects one', { timeout: 60_000 }, () => {
  const names = Array.from({ length: 200 }, (_, at) =>
    write(`inspected/${at}.md`, generate({ size: 1000, seed: at }).text),
  );
  const together = JSON.parse(run('inspect', ...names).stdout);
  expect(together.map(({ file }: { file: string }) => file)).toEqual(names);
  expect(together.slice(150, 153)).toEqual(JSON.parse(run('inspect', ...names.slice(150, 153)).stdout));
});

it('a document that is too much for a thread is done without it', { timeout: 120_000 }, () => {
  for (let at = 0; at < 200; at++) write(`large/${String(at).padStart(3, '0')}.md`, disordered);
  write('large/100.md', generate({ size: 6_000_000, shape: 'timeline' }).text);
  const { summary, files, problems } = JSON.parse(run('check', '--format', 'json', 'large').stdout);
  expect([summary.postmortems, files.length, problems]).toEqual([200, 200, []]);
});
