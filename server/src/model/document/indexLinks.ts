/** What a page links to, as an index of postmortems does. */
import { countRuns } from '../../characters.ts';
import { fold } from '../../time/names.ts';
import type { Memory } from '../memory.ts';
import { typedHead } from '../sections/formPlaces.ts';
import type { SourceText } from '../types.ts';

const link = /\[([^\][\r\n]{1,200})\]\(([^()\s]{1,200})\)/g;

/** The links near the beginning of a document. */
interface Links {
  readonly any: boolean;
  /** Of its words, most stand in lists or tables of links, of which several are called what they are to be called. */
  readonly isIndex: boolean;
  /** Several files beside it stand in lists or tables. */
  readonly listsFiles: boolean;
}

const toFile = /\]\((?!https?:)[^()\s]{1,200}\.md\)/;

/** Made anew only when the beginning of the document has changed. */
export function linksIn(source: SourceText, called: RegExp, memory: Memory): Links {
  const typed = typedHead(source);
  return memory.keep(memory, 'links', [typed, called], () => readLinks(typed, called));
}

function readLinks(typed: string, called: RegExp): Links {
  const lines = typed.split('\n');
  const listed = lines.filter(listsLinks);
  const named = listed.flatMap((line) => targetsIn(line)).filter((words) => called.test(words));
  return {
    any: typed.search(link) >= 0,
    listsFiles: listed.filter((line) => toFile.test(line)).length > 2,
    isIndex: named.length > 2 && wordsIn(listed) * 2 > wordsIn(lines),
  };
}

/** `- [Checkout](checkout-postmortem.md), 12 minutes`, `| 4 March | [Checkout](checkout.md) |` */
function listsLinks(line: string): boolean {
  return /^\s*(?:[-*+|]|\d{1,3}[.)])/.test(line) && line.search(link) >= 0;
}

/** The words and the targets of links, folded. */
function targetsIn(line: string): string[] {
  return [...line.matchAll(link)].map(([, text = '', target = '']) => fold(`${text} ${target}`.replace(/[-_]/g, ' ')));
}

function wordsIn(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + countRuns(line.replace(link, '$1')), 0);
}
