/** A template that is derived from a postmortem: its form, and nothing of what it says. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveTemplate } from '../../server/src/features/derive.ts';
import { gapsOf } from '../../server/src/model/document/checklist.ts';
import { templateFromMarkdown } from '../../server/src/model/document/ownTemplate.ts';
import { freshDocument } from '../../server/src/templates/fresh.ts';
import type { Language } from '../../server/src/templates/names/types.ts';
import { isPrompt } from '../../server/src/templates/prompts.ts';
import { templates } from '../../server/src/templates/registry.ts';
import { wordings } from '../../server/src/templates/wording/registry.ts';
import { anyText, cleanDocument, mutatedDocument, runs, soup } from '../support/arbitraries.ts';
import { snapshotOf } from '../support/snapshots.ts';

const derive = (text: string) => deriveTemplate(snapshotOf(text));
const template = fc.constantFrom(...templates);
const language = fc.constantFrom(...(Object.keys(wordings) as Language[]));

/** What a document says: its sentences and lines of five words or more. */
function sentencesOf(text: string): string[] {
  return text
    .replace(/^#.*$|^.*\n(?:===+|---+)$|<!--[\s\S]*?-->/gm, '')
    .split(/[\r\n|]+|(?<=[.!?。:])\s+/)
    .map((sentence) => sentence.replace(/^[\s>*+-]+|[*_\s]+$/g, ''))
    .filter((sentence) => (sentence.match(/\p{L}+/gu)?.length ?? 0) >= 5);
}

describe('a derived template', () => {
  it('has no sentence of the document', () => {
    fc.assert(
      fc.property(fc.oneof(cleanDocument, mutatedDocument), (text) => {
        const derived = (derive(text) ?? '').replace(/<!--.*?-->/g, '');
        expect(sentencesOf(text).filter((sentence) => derived.includes(sentence))).toEqual([]);
      }),
      runs(40),
    );
  });

  it('is made of headings, labels, heads of tables and prompts, and of no other words', () => {
    const own = Object.values(wordings).flatMap(({ zoneNote: [before, after] }) => [before, after]);
    fc.assert(
      fc.property(fc.oneof(cleanDocument, soup), (text) => {
        const derived = (derive(text) ?? '').replace(/^---\n(?:.*:.*\n)*---\n/, '');
        for (const line of derived.split('\n').filter((each) => each !== '')) {
          const known =
            /^#{1,6} |^- \*\*|^\| /.test(line) || isPrompt(line) || own.some((words) => line.startsWith(words));
          expect(known, line).toBe(true);
          for (const [comment] of line.matchAll(/<!--.*?-->/g)) expect(isPrompt(comment), comment).toBe(true);
        }
      }),
      runs(40),
    );
  });

  it('requires no section that the document has not', () => {
    fc.assert(
      fc.property(fc.oneof(cleanDocument, mutatedDocument), (text) => {
        const { postmortem } = snapshotOf(text);
        const derived = derive(text);
        fc.pre(derived !== undefined);
        const own = templateFromMarkdown('own.md', snapshotOf(derived ?? '').postmortem).template;
        expect(own && gapsOf(postmortem, own).map(({ heading }) => heading)).toEqual([]);
      }),
      runs(25),
    );
  });

  it('of a fresh document keeps what its form requires, in its language and order', () => {
    fc.assert(
      fc.property(template, language, (form, code) => {
        const fresh = snapshotOf(freshDocument({ template: form, language: code })).postmortem;
        const derived = snapshotOf(derive(fresh.source.text) ?? '').postmortem;
        const headings = ({ sections }: typeof fresh) =>
          sections.filter(({ shape }) => shape === 'atx').map(({ title }) => title);
        expect(gapsOf(derived, form).map(({ heading }) => heading)).toEqual([]);
        expect(headings(fresh)).toEqual(expect.arrayContaining(headings(derived)));
        expect(derived.kind.kind).not.toBe('other');
      }),
      runs(12),
    );
  });

  it('stays as it is when it is derived again', () => {
    fc.assert(
      fc.property(cleanDocument, (text) => {
        const once = derive(text) ?? '';
        expect(derive(once) ?? '').toBe(once);
      }),
      runs(15),
    );
  });

  it('never fails', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, soup), (text) => {
        derive(text);
        templateFromMarkdown('own.md', snapshotOf(text).postmortem);
      }),
      runs(100),
    );
  });
});

describe('deriving', () => {
  it('keeps keys, labels and heads of tables, and takes out every value', () => {
    const text = `---
title: Checkout failed on Tuesday
type: postmortem
severity: SEV1 # raised
tags:
  - payments
---

# Checkout outage of 11 February

| Field | Value |
| --- | --- |
| Date | 2025-02-11 |
| Status | final |

## 1. Summary

- **Impact:** 4,000 orders were lost.

## Timeline of the checkout outage (Tuesday)

| Time (CET) | Event |
| --- | --- |
| 09:58 | Deploy of checkout 4.2 |

### 11 February

## Follow-ups

| Action | Owner | Done |
| --- | --- | --- |
| Add the index | payments | no |

### Add the index

## The 4.2 release

## Approvals

Legal approved.
`;
    expect(derive(text)).toBe(`---
title:
type: postmortem
severity:
tags:
---

# Postmortem: what failed

| Field | Value |
| --- | --- |
| Date | <!-- Day of the incident --> |
| Status | <!-- Draft, in review, final --> |

## 1. Summary

- **Impact:** <!-- Who was affected, how many, and what could they not do? -->

## Timeline

| Time (CET) | Event |
| --- | --- |
| 09:00 | <!-- First sign of the incident --> |

## Follow-ups

| Action | Owner | Done |
| --- | --- | --- |
| <!-- What will be done, by whom, until when? --> |  |  |

## Approvals

<!-- What belongs here? -->
`);
  });

  it('makes nothing of a text without headings', () => {
    expect(derive('Checkout was down on 11 February from 09:00 to 10:00 UTC.')).toBeUndefined();
  });
});
