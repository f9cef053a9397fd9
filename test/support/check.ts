/** One `check…` for each kind of fixture. All of them are exact in both directions. */
import { expect } from 'vitest';
import { documentSymbolsOf } from '../../server/src/features/documentSymbols.ts';
import type { Finding } from '../../server/src/features/findings.ts';
import type { Snapshot } from '../../server/src/features/snapshot.ts';
import { statusOf } from '../../server/src/features/status.ts';
import { timelinesOf } from '../../server/src/features/timelines.ts';
import { rules } from '../../server/src/rules/registry.ts';
import type { Rule } from '../../server/src/rules/types.ts';
import type { TextRange } from '../../server/src/syntax/position.ts';
import { checkFixes, fixTitled } from './fixes.ts';
import { type Block, comparePosition, type Expectation, type FixtureCase, renderCase } from './fixture.ts';
import { rangesIn } from './ranges.ts';
import { renderEvents, renderStatus, renderSymbols, renderTimelines } from './render.ts';
import { outside, snapshotOf, withFindings } from './snapshots.ts';

/** Compares, and returns the case as it would have to be written to pass. */
export type Check = (fixture: FixtureCase) => string;

/** What one rule reports, and what its fixes do. */
export function checkRule(rule: Rule): Check {
  return (written) => {
    const fixture = withRuleOn(written, rule);
    const snapshot = snapshotIn(fixture, rulesFor(rule));
    const own = withFindings(snapshot, (finding) => finding.rule === rule);
    const actual = own.findings.map((finding) => expectationOf(finding, snapshot.postmortem));
    const blocks = fixture.blocks.map((block) => fixedBlock(fixture, block, own));
    compare(fixture, withMessagesOf(fixture.expected, actual), blocks);
    checkFixes(own, (text) => snapshotIn({ ...fixture, text }));
    checkTotal(snapshotIn(fixture));
    return renderCase(fixture, withMessagesOf(fixture.expected, actual), blocks);
  };
}

/** The rules that one is tested with: by itself, unless it is about what others find. */
export function rulesFor(rule: Rule): readonly Rule[] {
  return rule.check.per === 'suppression' ? rules : [rule];
}

/** What is read from the timelines: `@events`, a line for each. */
export const checkEvents = blockCheck({ events: renderEvents });

/** What the features answer. */
export const checkFeatures = blockCheck({
  symbols: (snapshot) => renderSymbols(documentSymbolsOf(snapshot)),
  timelines: (snapshot) => renderTimelines(timelinesOf(snapshot)),
  status: (snapshot) => renderStatus(statusOf(snapshot)),
});

/** Every rule on, and no warning; advice is marked, as in the fixtures of rules. */
export const checkClean: Check = (fixture) => {
  const snapshot = snapshotIn(fixture);
  const loud = snapshot.findings.filter(({ level }) => level === 'warning' || level === 'error');
  expect(snapshot.treatment).toMatchObject({ isPostmortem: true });
  expect(loud.map(({ report }) => report.message)).toEqual([]);
  const actual = snapshot.findings.map((finding) => expectationOf(finding, snapshot.postmortem));
  const expected = withMessagesOf(fixture.expected, actual);
  compare(fixture, expected, fixture.blocks);
  checkEvents(fixture);
  return renderCase(fixture, expected, renderedBlocks(fixture, { events: renderEvents }, snapshot));
};

/** No rule throws, and every range lies in the document. */
export function checkTotal(snapshot: Snapshot): void {
  expect(snapshot.failures).toEqual([]);
  for (const range of rangesIn(snapshot)) expectInside(snapshot, range);
}

function expectInside(snapshot: Snapshot, range: TextRange): void {
  const { source } = snapshot.postmortem;
  const { start, end } = range;
  const isPlace = (place: typeof start) => comparePosition(source.positionAt(source.offsetAt(place)), place) === 0;
  if (!isPlace(start) || !isPlace(end) || comparePosition(start, end) > 0) {
    expect.fail(`The range ${JSON.stringify(range)} is not in the document ${JSON.stringify(source.text)}`);
  }
}

type Renderers = Readonly<Record<string, (snapshot: Snapshot) => string>>;

function renderedBlocks({ blocks, eol }: FixtureCase, renderers: Renderers, snapshot: Snapshot): Block[] {
  return blocks.map((block) => {
    const render = renderers[block.name];
    if (!render) throw new Error(`There is no block @${block.name} here.`);
    return { ...block, text: render(snapshot).replaceAll('\n', eol) };
  });
}

function blockCheck(renderers: Renderers): Check {
  return (fixture) => {
    const snapshot = snapshotIn(fixture);
    const blocks = renderedBlocks(fixture, renderers, snapshot);
    compare(fixture, fixture.expected, blocks);
    checkTotal(snapshot);
    return renderCase(fixture, fixture.expected, blocks);
  };
}

// ---------------------------------------------------------------- comparing

function compare(fixture: FixtureCase, expected: readonly Expectation[], blocks: readonly Block[]): void {
  if (isUpdating) return;
  const readable = (texts: string) => texts.replaceAll('\r\n', '\n').replaceAll('\r', '\n').trimEnd();
  const wanted = readable(renderCase(fixture, sorted(fixture.expected)));
  expect(readable(renderCase(fixture, sorted(expected), blocks))).toBe(wanted);
  // The rendering reads well in a failure, but line breaks are lost in it.
  expect(blocks.map(({ text }) => text.trimEnd())).toEqual(fixture.blocks.map(({ text }) => text.trimEnd()));
}

/** `UPDATE=1` writes what comes out into the fixtures. */
export const isUpdating = process.env.UPDATE === '1';

function sorted(expected: readonly Expectation[]): readonly Expectation[] {
  return [...expected].sort((a, b) => comparePosition(a.range.start, b.range.start));
}

function expectationOf({ rule, level, report }: Finding, postmortem: Snapshot['postmortem']): Expectation {
  const { source } = postmortem;
  const fixes = report.fixes?.({ ...outside, postmortem, source }) ?? [];
  const fix = fixes.some(({ safe }) => safe) ? 'safe' : fixes.length > 0 ? 'offered' : 'none';
  return { range: source.rangeOf(report.span), fix, level, rule: rule.id, message: report.message };
}

/** A marker gives part of a message: where it is part of what came out, it stays; else the start of the message. */
function withMessagesOf(written: readonly Expectation[], actual: readonly Expectation[]): Expectation[] {
  const left = [...written];
  return actual.map((report) => {
    const at = left.findIndex((marker) => isSamePlace(marker, report) && report.message.includes(marker.message));
    const [marker] = at < 0 ? [] : left.splice(at, 1);
    return { ...report, message: marker ? marker.message : (/^[^,.(]*/.exec(report.message)?.[0].trim() ?? '') };
  });
}

function isSamePlace(a: Expectation, b: Expectation): boolean {
  return comparePosition(a.range.start, b.range.start) === 0 && comparePosition(a.range.end, b.range.end) === 0;
}

/** The document with a fix applied: the named one, or the preferred one of the first report. */
function fixedBlock(fixture: FixtureCase, block: Block, snapshot: Snapshot): Block {
  if (block.name !== 'fixed') throw new Error(`There is no block @${block.name} here.`);
  const text = fixTitled(snapshot, block.argument);
  if (text === undefined) throw new Error(`No fix is called “${block.argument}” in “${fixture.name}”.`);
  return { ...block, text };
}

/** A rule that is off by default is on in its own fixture. */
function withRuleOn(fixture: FixtureCase, { id, level }: Rule): FixtureCase {
  const isOff = level === 'off' && fixture.settings === undefined;
  return isOff ? { ...fixture, settings: { rules: { [id]: 'warning' } } } : fixture;
}

function snapshotIn({ text, path, settings }: FixtureCase, only?: readonly Rule[]): Snapshot {
  return snapshotOf(text, { path, settings, rules: only ?? rules });
}
