/** Applying fixes, and what is true of every one of them. */
import { expect } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../../server/src/features/findings.ts';
import type { Snapshot } from '../../server/src/features/snapshot.ts';
import { type Fix, type FixText, plainFixText } from '../../server/src/rules/types.ts';
import { outside } from './snapshots.ts';

/** What somebody writes where a fix leaves a place that mends nothing by itself. */
const answers: Readonly<Record<string, string>> = {
  '<!-- what failed? -->': 'exports stood still',
  '<!-- how many percent? -->': '20 %',
  '<!-- how many requests, orders or sessions? -->': '1,200 orders',
  '<!-- on which day? -->': '2031-01-14',
  '<!-- who? -->': 'Amara',
  '<!-- until when? -->': '2031-03-01',
  '<!-- wer? -->': 'Amara',
  '<!-- bis wann? -->': '2031-03-01',
  '<!-- 誰が？ -->': '佐藤',
  '<!-- いつまで？ -->': '2031-03-01',
  '<!-- 谁？ -->': '李静',
  '<!-- 截止到何时？ -->': '2031-03-01',
  '<!-- 누가? -->': '이서연',
  '<!-- 언제까지? -->': '2031-03-01',
  '<!-- which ticket? -->': 'OPS-7',
  '<!-- which priority? -->': 'P1',
  '<!-- what is true then that can be checked? -->': 'a full pool pages within 5 minutes',
  '<!-- which alert, test, limit or step? -->': 'an alert on waiting connections',
  '<!-- what is decided, and where does it stand? -->': 'in the design log',
  '<!-- what in the system, tool or procedure allows it? -->': 'the shell does not show the database',
  '<!-- was lässt das zu, im System, im Werkzeug oder im Ablauf? -->': 'die Konsole die Datenbank nicht zeigt',
  '<!-- ¿qué lo permite en el sistema, la herramienta o el procedimiento? -->': 'la consola no muestra la base',
  '<!-- o que o permite no sistema, na ferramenta ou no procedimento? -->': 'o console não mostra o banco',
  '<!-- which check could have caught it, and why was there none? -->': 'there is no review of scripts',
  '<!-- what was known and shown at the time? -->': 'the dashboard was green',
  'what does FQR stand for?': 'fraud and quota review',
  'where?': 'https://graphs.example.org/7',
};

/** The text of an edit with its places filled in. */
function answered(newText: FixText): string {
  return plainFixText(newText.map((piece) => (typeof piece === 'string' ? piece : (answers[piece.prompt] ?? piece))));
}

/** The document's text with a fix applied, and its questions answered. Fails where edits overlap. */
export function applyFix({ source }: Snapshot['postmortem'], fix: Fix): string {
  const { text } = source;
  const document = TextDocument.create('file:///a.md', 'markdown', 1, text);
  const edits = fix.edits
    .map(({ span, newText }) => ({ range: source.rangeOf(span), newText: answered(newText) }))
    .map(({ range, newText }) => ({
      start: document.offsetAt(range.start),
      end: document.offsetAt(range.end),
      newText,
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const [index, { start, end, newText }] of edits.entries()) {
    const before = edits[index - 1];
    if (start < at || end < start || (before && before.start === start)) {
      throw new Error(`The edits of “${fix.title}” overlap: ${JSON.stringify(fix.edits)}`);
    }
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

export function fixesOf({ postmortem }: Snapshot, { report }: Finding): readonly Fix[] {
  return report.fixes?.({ ...outside, postmortem, source: postmortem.source }) ?? [];
}

/** The text after the fix of that title; without a title, after the preferred fix of the first report that has one. */
export function fixTitled(snapshot: Snapshot, title: string): string | undefined {
  const fixes = snapshot.findings.flatMap((finding) => fixesOf(snapshot, finding));
  const fix = fixes.find((candidate) => (title === '' ? candidate.preferred : candidate.title === title));
  return fix && applyFix(snapshot.postmortem, fix);
}

/** Writes the clock on the wall into a log that is being kept, so it may well contradict what stands below. */
const mayContradict = /^Use the current time/;

/** Fixes that mend more than the report that offers them; all reports of its rule are gone then. */
const mendsAll = /^(?:Insert all|Sort this timeline)/;

/**
 * Of each fix of each report: the report is gone, nothing new has come, no word is lost unless the fix says that it
 * writes over one, the edits don't overlap, and it is not offered again.
 *
 * @param again Reads the changed text, with all rules on.
 */
export function checkFixes(snapshot: Snapshot, again: (text: string) => Snapshot): void {
  const before = again(snapshot.postmortem.source.text);
  for (const finding of snapshot.findings) {
    const fixes = fixesOf(snapshot, finding);
    expect(fixes.filter((fix) => fix.preferred).length).toBeLessThanOrEqual(1);
    expect(new Set(fixes.map((fix) => fix.title)).size, 'titles of the fixes of one report').toBe(fixes.length);
    for (const fix of fixes) checkFix(before, finding, fix, again);
  }
}

function checkFix(before: Snapshot, finding: Finding, fix: Fix, again: (text: string) => Snapshot): void {
  const { text } = before.postmortem.source;
  const fixed = applyFix(before.postmortem, fix);
  const after = again(fixed);
  const say = `after “${fix.title}” of\n${text}\ncomes\n${fixed}\n`;

  const rule = finding.rule.id;
  const [own, ownLeft] = [before, after].map((snapshot) => ofRule(snapshot, rule));
  const target = keyOf(before, finding);
  const count = (findings: readonly Finding[] | undefined, snapshot: Snapshot) =>
    findings?.filter((other) => keyOf(snapshot, other) === target).length ?? 0;
  expect(count(ownLeft, after), `the same report ${say}`).toBe(count(own, before) - 1);
  if (mendsAll.test(fix.title) && before.postmortem.timelines.length < 2) {
    expect(
      ownLeft?.map(({ report }) => report.message),
      `reports that ought to be gone ${say}`,
    ).toEqual([]);
  }

  if (!mayContradict.test(fix.title)) {
    for (const id of new Set(after.findings.filter(isLoud).map((other) => other.rule.id))) {
      const [now, then] = [ofRule(after, id).length, ofRule(before, id).length];
      expect(now, `reports of ${id} ${say}`).toBeLessThanOrEqual(id === rule ? then - 1 : then);
    }
  }

  if (!fix.replaces) expect(wordsLost(text, fixed), `words lost ${say}`).toEqual([]);
  for (const other of after.findings.filter((candidate) => keyOf(after, candidate) === target)) {
    if (fixesOf(after, other).some((candidate) => candidate.title === fix.title)) {
      // Two reports in the same words: the fix of the other one is another fix.
      expect(count(own, before), `the fix is offered again ${say}`).toBeGreaterThan(1);
    }
  }
}

function isLoud({ level }: Finding): boolean {
  return level === 'warning' || level === 'error';
}

function ofRule(snapshot: Snapshot, id: string): readonly Finding[] {
  return snapshot.findings.filter(({ rule }) => rule.id === id);
}

/** What a report is about, wherever it stands: its rule, its message and the text that it marks. */
function keyOf(snapshot: Snapshot, { rule, report }: Finding): string {
  return JSON.stringify([rule.id, report.message, snapshot.postmortem.source.slice(report.span)]);
}

/** Words of a text that are not in the other one, or not as often. */
export function wordsLost(before: string, after: string): string[] {
  const left = new Map<string, number>();
  for (const word of wordsOf(after)) left.set(word, (left.get(word) ?? 0) + 1);
  return wordsOf(before).filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count < 1;
  });
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}
