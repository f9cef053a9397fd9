/** A complete postmortem without one of its sections, and with it again. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missingSection } from '../../server/src/rules/missingSection.ts';
import { templates } from '../../server/src/templates/registry.ts';
import { runs } from '../support/arbitraries.ts';
import { applyFix, fixesOf } from '../support/fixes.ts';
import { snapshotOf } from '../support/snapshots.ts';

const titles: readonly ((heading: string) => string)[] = [
  (heading) => `## ${heading}`,
  (heading) => `## ${heading}:`,
  (heading) => `## 📌 ${heading}`,
  (heading) => `### 3. ${heading}`,
  (heading) => `## **${heading}**`,
  (heading) => `${heading}\n${'-'.repeat(heading.length)}`,
  (heading) => `**${heading}**`,
  (heading) => `**${heading}:**`,
];

/** Required headings of a form that `auto` takes for itself, or of the one it falls back to. */
const forms = templates.map((template) => ({
  template: template.id,
  headings: template.sections.filter((section) => section.required).map((section) => section.heading),
}));

const document = fc
  .record({ form: fc.constantFrom(...forms), title: fc.constantFrom(...titles), eol: fc.constantFrom('\n', '\r\n') })
  .map(({ form, title, eol }) => {
    const write = (headings: readonly string[]) =>
      ['# Postmortem: exports', ...headings.map((heading) => `${title(heading)}\n\n${bodyOf(heading)}`), '']
        .join('\n\n')
        .replaceAll('\n', eol);
    return { ...form, write };
  });

function bodyOf(heading: string): string {
  return heading === 'Timeline' ? '- 2025-02-11 07:40 UTC Queue stops' : `About ${heading.length} words.`;
}

const snapshotIn = (text: string, template: string) =>
  snapshotOf(text, { rules: [missingSection], settings: { template } });

describe('missing-section', () => {
  it('says nothing about a complete document', () => {
    fc.assert(
      fc.property(document, ({ template, headings, write }) => {
        expect(snapshotIn(write(headings), template).findings.map(({ report }) => report.message)).toEqual([]);
      }),
      runs(25),
    );
  });

  it.each(forms)('asks for every section of $template that is not there', ({ template, headings }) => {
    for (const gone of headings) {
      const rest = headings
        .filter((heading) => heading !== gone)
        .map((heading) => `## ${heading}\n\n${bodyOf(heading)}`);
      const { findings } = snapshotIn(['# Postmortem: exports', ...rest, ''].join('\n\n'), template);
      expect(findings.map(({ report }) => report.message)).toEqual([expect.stringContaining(`“${gone}”`)]);
    }
  });

  it('reports each section that is taken out exactly once, and its fix brings it back', () => {
    fc.assert(
      fc.property(document, fc.nat(), ({ template, headings, write }, pick) => {
        const gone = headings[pick % headings.length] ?? '';
        const snapshot = snapshotIn(write(headings.filter((heading) => heading !== gone)), template);
        expect(snapshot.findings.map(({ report }) => report.message)).toEqual([expect.stringContaining(`“${gone}”`)]);
        const [fix] = snapshot.findings.flatMap((finding) => fixesOf(snapshot, finding));
        const fixed = snapshotIn(fix ? applyFix(snapshot.postmortem, fix) : '', template);
        expect(fixed.findings.map(({ report }) => report.message)).toEqual([]);
        // It stands where the template has it.
        const found = fixed.postmortem.sections.flatMap(
          ({ title }) => headings.find((heading) => title.includes(heading)) ?? [],
        );
        expect(found).toEqual(headings);
      }),
      runs(50),
    );
  });

  it('inserts any number of missing sections at once, in the order of the template', () => {
    fc.assert(
      fc.property(
        document.chain((made) => fc.record({ made: fc.constant(made), kept: fc.subarray(made.headings as string[]) })),
        ({ made: { template, headings, write }, kept }) => {
          const snapshot = snapshotIn(write(kept), template);
          expect(snapshot.findings).toHaveLength(headings.length - kept.length);
          const all = snapshot.findings
            .flatMap((finding) => fixesOf(snapshot, finding))
            .find(({ title }) => title.startsWith('Insert all'));
          if (!all) return;
          const fixed = snapshotIn(applyFix(snapshot.postmortem, all), template);
          expect(fixed.findings.map(({ report }) => report.message)).toEqual([]);
          const { text } = fixed.postmortem.source;
          for (const line of snapshot.postmortem.source.text.split(/\r?\n/)) expect(text).toContain(line);
        },
      ),
      runs(50),
    );
  });
});
