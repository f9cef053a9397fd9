/** Which files a path stands for. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findFiles } from '../../server/src/cli/files/find.ts';
import { useCommandLine } from '../support/commandLine.ts';
import { clean, disordered } from './documents.ts';

const { run, write, at } = useCommandLine();

const find = (...paths: string[]) => {
  const { files, problems } = findFiles(paths, at('.'));
  return { names: files.map(({ name }) => name), problems };
};

describe('a folder', () => {
  it('stands for the Markdown files below it, in the order of their names', () => {
    for (const name of ['tree/b.md', 'tree/a/z.markdown', 'tree/a/A.MD', 'tree/c.txt', 'tree/d.md.bak', 'tree/é ü.md'])
      write(name, '');
    expect(find('tree')).toEqual({
      names: ['tree/a/A.MD', 'tree/a/z.markdown', 'tree/b.md', 'tree/é ü.md'],
      problems: [],
    });
    expect(find('./tree/')).toEqual(find('tree'));
  });

  it('is the current one if none is named', () => {
    write('here/a.md', clean);
    expect(run('check', '--format', 'json').stdout).toContain('"here/a.md"');
  });

  it('may be empty', () => {
    mkdirSync(at('empty'));
    expect(find('empty')).toEqual({ names: [], problems: [] });
    expect(run('check', 'empty').status).toBe(0);
  });

  it('gives what was installed or is not the work of a person', () => {
    for (const name of ['work/node_modules/x/a.md', 'work/.git/a.md', 'work/.github/a.md']) write(name, '');
    expect(find('work').names).toEqual(['work/.github/a.md']);
    expect(find('work/node_modules').names).toEqual(['work/node_modules/x/a.md']);
  });

  it('that holds itself is walked once', () => {
    write('loop/a.md', clean);
    symlinkSync('.', at('loop/self'));
    symlinkSync('..', at('loop/up'));
    symlinkSync('a.md', at('loop/b.md'));
    symlinkSync('nowhere.md', at('loop/c.md'));
    expect(find('loop')).toEqual({ names: ['loop/a.md'], problems: [] });
    expect(find('loop/b.md').names).toEqual(['loop/b.md']);
    expect(run('check', 'loop').status).toBe(0);
  });

  it('that a link leads to is walked if it is named', () => {
    write('real/a.md', '');
    symlinkSync('real', at('linked'));
    expect(find('linked').names).toEqual(['linked/a.md']);
  });
});

describe('.gitignore', () => {
  it('leaves out files and folders, and takes them back in', () => {
    write('repo/.gitignore', '/build/\n*.draft.md\n!keep.draft.md\n');
    write('repo/docs/.gitignore', 'old\n!b.draft.md\n');
    for (const name of [
      'build/a.md',
      'docs/build/a.md',
      'docs/old/a.md',
      'a.draft.md',
      'keep.draft.md',
      'docs/b.draft.md',
    ])
      write(`repo/${name}`, '');
    expect(find('repo').names).toEqual(['repo/docs/b.draft.md', 'repo/docs/build/a.md', 'repo/keep.draft.md']);
  });

  it('counts from the root of the repository', () => {
    write('root/.git/info/exclude', 'private\n');
    write('root/.gitignore', 'docs/old\n');
    for (const name of ['docs/old/a.md', 'docs/new/a.md', 'docs/private/a.md']) write(`root/${name}`, '');
    expect(find('root/docs').names).toEqual(['root/docs/new/a.md']);
  });

  it('says nothing about a file that is named', () => {
    write('repo/x.draft.md', '');
    expect(find('repo/x.draft.md').names).toEqual(['repo/x.draft.md']);
  });
});

describe('a pattern', () => {
  it.each<[string, string[]]>([
    ['globs/**/*.md', ['globs/a.md', 'globs/deep/er/c.md', 'globs/x[1].md']],
    ['globs/*.md', ['globs/a.md', 'globs/x[1].md']],
    ['globs/{a,b}.*', ['globs/a.md']],
    ['./globs/?.md', ['globs/a.md']],
    ['globs/d*/**/[a-c].md', ['globs/deep/er/c.md']],
    ['globs/x[1].md', ['globs/x[1].md']],
  ])('%s', (pattern, expected) => {
    for (const name of ['a.md', 'b.txt', 'deep/er/c.md', 'x[1].md']) write(`globs/${name}`, '');
    expect(find(pattern)).toEqual({ names: expected, problems: [] });
  });

  it.each(['[', 'docs/[a-.md', '{a,b', 'docs/{a,{b}', '[b-a].md'])('%s means nothing', (pattern) => {
    const { names, problems } = find(pattern);
    expect([names, problems]).toEqual([[], [expect.stringContaining(`${pattern} is no valid pattern`)]]);
  });

  it('that matches nothing is named', () => {
    expect(find('globs/*.markdown').problems).toEqual(['No Markdown file matches globs/*.markdown.']);
    expect(find('nowhere/*.md').problems).toEqual(['No Markdown file matches nowhere/*.md.']);
  });
});

it('a file that is named twice is checked once', () => {
  write('twice/a.md', disordered);
  expect(find('twice/a.md', 'twice', './twice/../twice/a.md', 'twice/*.md').names).toEqual(['twice/a.md']);
});

it('an absolute path is printed as it was given', () => {
  expect(find(at('twice/a.md')).names).toEqual([at('twice/a.md')]);
});
