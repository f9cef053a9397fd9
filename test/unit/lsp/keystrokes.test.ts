/**
 * What a keystroke costs, in things that are looked at and made anew, in documents of half a megabyte. Time depends on
 * the machine; these numbers do not, and they may not grow with the document.
 */
import type { Nodes } from 'mdast';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Snapshot } from '../../../server/src/features/snapshot.ts';
import { createDocuments, type Documents } from '../../../server/src/lsp/documents.ts';
import type { TimelineEvent } from '../../../server/src/model/types.ts';
import { defaultSettings } from '../../../server/src/settings/settings.ts';
import { Block } from '../../../server/src/syntax/block.ts';
import type { TextPosition } from '../../../server/src/syntax/position.ts';
import { patience } from '../../support/arbitraries.ts';
import { type DocumentShape, generate } from '../../support/generate.ts';
import { outside } from '../../support/snapshots.ts';

const uri = 'file:///workspace/postmortems/case.md';

/** What is new in a version, or was looked at to make it. */
interface Cost {
  /** Blocks that were cut, and blocks whose nodes anybody asked for. */
  readonly blocks: number;
  readonly blocksRead: number;
  /** Nodes of earlier versions that were looked at, and those of them in lines of text. */
  readonly nodes: number;
  readonly words: number;
  readonly sections: number;
  readonly timelines: number;
  readonly events: number;
  /** Events of earlier versions whose time was asked for. */
  readonly times: number;
  readonly actions: number;
  readonly findings: number;
}

/** A large document that is open, with an eye on its nodes. */
class Desk {
  readonly #documents: Documents;
  readonly #seen = new Set<Nodes>();
  readonly #timed = new Set<TimelineEvent>();
  readonly #read = vi.spyOn(Block.prototype, 'nodes', 'get');
  #version = 0;

  constructor(shape: DocumentShape) {
    this.#documents = createDocuments({
      defaults: defaultSettings,
      overrides: new Map(),
      now: () => outside.now,
      pathOf: () => 'postmortems/case.md',
    });
    const { text } = generate({ shape, size: 500_000 });
    this.#documents.open({ textDocument: { uri, version: 0, languageId: 'markdown', text } });
    this.#watch(this.#look());
  }

  get events(): number {
    return eventsOf(this.#look()).length;
  }

  close(): void {
    this.#read.mockRestore();
  }

  /** Types three letters in the middle of the document, in the first line that a pattern matches, behind the match. */
  type(pattern: RegExp): Cost[] {
    const { source } = this.#look().tree;
    const lines = source.text.split('\n');
    let line = lines.length >> 1;
    while (!pattern.test(lines[line] ?? ''))
      if (++line === lines.length) throw new Error(`No line is like ${pattern}.`);
    const found = pattern.exec(lines[line] ?? '');
    return this.#typeAll({ line, character: (found?.index ?? 0) + (found?.[0].length ?? 0) });
  }

  /** The same at the end of the first event that a rule tells of. */
  typeInReported(rule: string): Cost[] {
    const { findings, tree } = this.#look();
    const found = findings.find((finding) => finding.rule.id === rule);
    if (!found) throw new Error(`Nothing is told by ${rule}.`);
    const end = tree.source.lineEnd(found.report.span.start);
    return this.#typeAll(tree.source.positionAt(end));
  }

  #typeAll({ line, character }: TextPosition): Cost[] {
    return [...'xyz'].map((letter, at) => this.#type({ line, character: character + at }, letter));
  }

  #type(at: TextPosition, text: string): Cost {
    const before = this.#look();
    this.#seen.clear();
    this.#timed.clear();
    this.#read.mockClear();
    const contentChanges = [{ range: { start: at, end: at }, text }];
    this.#documents.change({ textDocument: { uri, version: ++this.#version }, contentChanges });
    const after = this.#look();
    const seen = [...this.#seen];
    const times = this.#timed.size;
    const blocksRead = new Set(this.#read.mock.contexts).size;
    this.#watch(after);
    return {
      blocks: countNew(before.tree.blocks, after.tree.blocks),
      blocksRead,
      nodes: seen.length,
      words: seen.filter(({ type }) => /^(?:text|strong|emphasis|link|inlineCode)$/.test(type)).length,
      sections: countNew(before.postmortem.sections, after.postmortem.sections),
      timelines: countNew(before.postmortem.timelines, after.postmortem.timelines),
      events: countNew(eventsOf(before), eventsOf(after)),
      times,
      actions: countNew(before.postmortem.actionItems, after.postmortem.actionItems),
      findings: countNew(before.findings, after.findings),
    };
  }

  /** Asks for all that an editor asks for. */
  #look(): Snapshot {
    const snapshot = this.#documents.snapshot(uri);
    if (!snapshot) throw new Error('The document is not open.');
    expect(snapshot.failures).toEqual([]);
    const { facts, actionItems } = snapshot.postmortem;
    expect(facts && actionItems).toBeDefined();
    return snapshot;
  }

  /** Notes from now on which nodes anybody asks what they are, and which events when they were. */
  #watch(snapshot: Snapshot): void {
    const watch = (node: Nodes) => {
      noteWhenAsked(node, 'type', this.#seen);
      if ('children' in node) node.children.forEach(watch);
    };
    for (const node of snapshot.tree.root.children) watch(node);
    for (const block of snapshot.tree.blocks) block.nodes.forEach(watch);
    for (const event of eventsOf(snapshot)) noteWhenAsked(event, 'when', this.#timed);
  }
}

function noteWhenAsked<T extends object>(object: T, property: keyof T, asked: Set<T>): void {
  if (Object.getOwnPropertyDescriptor(object, property)?.get) return;
  const value = object[property];
  Object.defineProperty(object, property, {
    enumerable: true,
    get() {
      asked.add(object);
      return value;
    },
  });
}

function eventsOf({ postmortem }: Snapshot): readonly TimelineEvent[] {
  return postmortem.timelines.flatMap(({ events }) => events);
}

function countNew(before: readonly unknown[], after: readonly unknown[]): number {
  const known = new Set(before);
  return after.filter((item) => !known.has(item)).length;
}

const sentence = /^[A-Z].*[a-z]{4}/;
const event = /\d\d:\d\d\b.*[a-z]{4}/;
const cell = /^\| [A-Z].*[a-z]{4}/;
const heading = /^## (?!Timeline)[A-Z][a-z]+/;
const label = /^- \*\*Severity:\*\* \w+/;

/** More than a keystroke costs, and far less than it would if it grew with the document. */
const little: Cost = {
  blocks: 2,
  blocksRead: 60,
  nodes: 150,
  words: 0,
  sections: 0,
  timelines: 1,
  events: 40,
  times: 40,
  actions: 20,
  findings: 20,
};

function expectAtMost(costs: readonly Cost[], most: Cost): void {
  for (const cost of costs)
    for (const [what, count] of Object.entries(cost))
      expect.soft(count, `${what} of ${JSON.stringify(cost)}`).toBeLessThanOrEqual(most[what as keyof Cost]);
}

describe('a keystroke in half a megabyte of incidents', () => {
  let desk: Desk;
  beforeAll(() => {
    desk = new Desk('mixed');
  }, patience);
  afterAll(() => desk.close());

  it.each([
    // One incident's timeline may be read again, since a sentence may state its day.
    ['in a sentence', sentence, little],
    ['in an event', event, { ...little, events: 1 }],
    ['in a table of action items', cell, { ...little, timelines: 0, events: 0 }],
  ])('%s touches one block and one incident', (_, place, most) => {
    expectAtMost(desk.type(place), most);
  });

  it.each([
    ['a heading', heading],
    ['what a label says', label],
  ])('in %s leaves the sections of other incidents as they are', (_, place) => {
    expectAtMost(desk.type(place), { ...little, words: 20, sections: 4 });
  });
});

describe('a keystroke in a timeline of half a megabyte', () => {
  let desk: Desk;
  beforeAll(() => {
    desk = new Desk('timeline');
  }, patience);
  afterAll(() => desk.close());

  it('in a sentence touches one block, and no event', () => {
    expectAtMost(desk.type(sentence), { ...little, timelines: 0, events: 0 });
  });

  it('in an event makes one anew, and asks of each other one only whether it is the same', () => {
    const entries = desk.events;
    expect(entries).toBeGreaterThan(5_000);
    // The item, and nothing in it. What is told of a timeline may show its other events, so all of it is told anew.
    const all = { ...little, blocksRead: entries + 60, nodes: entries + 150, findings: entries };
    // Few of them have something told of their times.
    expectAtMost(desk.type(event), { ...all, events: 1, times: entries / 10 });
  });

  it('in an event out of order reads no time of the others again', () => {
    const entries = desk.events;
    const all = { ...little, blocksRead: entries + 60, nodes: entries + 150, findings: entries };
    expectAtMost(desk.typeInReported('timeline-order'), { ...all, events: 1, times: entries / 10 });
  });
});

describe('a keystroke in a sentence', () => {
  it.each([
    ['the same day', 'On April 8 the queue stood still.'],
    ['a day near by', 'Since April 6 the queue had been growing.'],
  ])('leaves the events alone whose year is that of a complete date, of %s', (_, summary) => {
    const documents = createDocuments({
      defaults: defaultSettings,
      overrides: new Map(),
      now: () => outside.now,
      pathOf: () => 'postmortems/case.md',
    });
    const text = `# Queue outage

Reported on April 8, 2026.

## Summary

${summary}

## Timeline (UTC)

- 09:00 Queue full
- 09:20 Alarm

## Root Cause

A full disk.
`;
    documents.open({ textDocument: { uri, version: 0, languageId: 'markdown', text } });
    const [before] = documents.snapshot(uri)?.postmortem.timelines ?? [];
    expect(before?.events[0]?.when?.date?.year).toBe(2026);
    const at = { line: 16, character: 7 };
    documents.change({
      textDocument: { uri, version: 1 },
      contentChanges: [{ range: { start: at, end: at }, text: 'x' }],
    });
    expect(documents.snapshot(uri)?.postmortem.timelines[0]?.events[0]).toBe(before?.events[0]);
  });
});
