import { type Gap, gapsOf } from '../model/document/checklist.ts';
import type { Postmortem, Role, Section, Span } from '../model/types.ts';
import { minimal } from '../templates/minimal.ts';
import { insertSections } from './edits/insertSection.ts';
import type { Fix, Level, Report, Rule, RulePage } from './types.ts';

export const missingSection: Rule = {
  id: 'missing-section',
  category: 'structure',
  level: 'warning',
  summary: 'A section that the template requires is not in the document.',
  fix: 'offered',
  check: {
    per: 'document',
    reads: ['gaps'],
    *run({ postmortem, template, isTemplateNamed, isForm }) {
      // Where most names are not known, those that are missed may be among them.
      if (!isTemplateNamed && !postmortem.isLanguageKnown && !areMostlyKnown(postmortem)) return;
      const lacks = gapsOf(postmortem, template).flatMap((gap): Lack[] => {
        // Whoever names a form is asked for its sections; else an answer is an answer, wherever it stands.
        const isAsked = isTemplateNamed || gap.roles.length === 0;
        if (!isAsked && isLed(postmortem, gap)) return [];
        const isTold = !isAsked && (isForm || isAnswered(postmortem, gap));
        const isExtra = !isAsked && !gap.within && !gap.roles.some((role) => usual.has(role));
        return [{ gap, level: isExtra ? 'hint' : isTold ? 'info' : undefined }];
      });
      const all = lacks.map(({ gap }) => gap);
      for (const { gap, level } of lacks) yield { ...report(postmortem, gap, all), ...(level && { level }) };
    },
  },
};

/** A gap that is to be told, and how loud; undefined for as loud as the rule is. */
interface Lack {
  readonly gap: Gap;
  readonly level: Level | undefined;
}

/** What every form asks for. A form that was only recognised by some of its headings may not be meant with all others. */
const usual: ReadonlySet<Role> = new Set(minimal.sections.flatMap(({ required, roles }) => (required ? roles : [])));

function areMostlyKnown({ sections }: Postmortem): boolean {
  const [, ...titled] = sections.filter(({ shape }) => shape !== 'label');
  return titled.filter(({ roles }) => roles.length > 0).length * 4 >= titled.length * 3;
}

function isAnswered({ told, sections }: Postmortem, { roles, within }: Gap): boolean {
  if (within) return roles.every((role) => sections.some((section) => section.roles.includes(role)));
  return roles.every((role) => told.has(role));
}

/** Whether nobody has to look for it: the text begins with it, or it stands below a heading that begins with its name. */
function isLed({ told }: Postmortem, { roles }: Gap): boolean {
  return roles.every((role) => told.has(role) && told.get(role) !== 'elsewhere');
}

export const missingSectionPage: RulePage = {
  why: `Readers look for the same few answers in every postmortem: what happened, who was affected, when, why, what ended
it, what will be done. A section that is missing is an answer that nobody can find, and often one that nobody has.

Sections are known by what they are called, in any usual wording: "What happened?" is a summary, "Follow-ups" are
action items, and "Root Cause and Resolution" is both. A bold line or a label counts like a heading.

Where the answer seems to stand in the summary or under another name, this is information: it can be read there, but it
cannot be found. Paragraphs of 20 words or more in front of the first section are a summary without a heading,
which nobody has to look for; nor has one to look for what stands below a heading that begins with its name, as “Root
cause in the retry loop” does. Three events or more that are read as a timeline are one, whatever they stand below. What
only some forms ask for, like a trigger, is a hint where the document's headings chose the form. Of a security advisory,
which has a form of its own, nothing is asked. A template that you name, in the settings or in the front matter, is taken at its word: its sections are required.`,
  source: 'The intersection of the published templates (Google SRE, PagerDuty, Atlassian, Wikimedia and others).',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Summary

Checkout failed for 40 minutes.

## Impact

12 % of orders.

## Timeline

- 2024-03-05 09:58 UTC Deploy starts

## Root Cause

A missing index.

## Action Items

- Add the index
`,
      good: `# Postmortem: checkout errors

## What happened?

Checkout failed for 40 minutes.

## Customer impact

12 % of orders.

## Timeline

- 2024-03-05 09:58 UTC Deploy starts

## Root cause and resolution

A missing index, added by hand.

## Follow-ups

- Add the index to the schema
`,
    },
  ],
};

function report(postmortem: Postmortem, gap: Gap, all: readonly Gap[]): Report {
  const stated = gap.purpose.charAt(0).toLowerCase() + gap.purpose.slice(1).replace(/\.$/, '');
  const purpose = stated || 'this template asks for';
  return {
    span: gap.within?.titleSpan ?? titleSpan(postmortem),
    message: gap.within
      ? `“${gap.within.title}” has no “${gap.heading}”, which ${purpose}. Add it, or give what says it that name.`
      : `There is no “${gap.heading}” section, which ${purpose}. Insert one, or give the section that does so that name.`,
    fixes: (context) => fixesOf(context.postmortem, gap, all),
  };
}

function fixesOf(postmortem: Postmortem, gap: Gap, all: readonly Gap[]): Fix[] {
  const one = insertSections(postmortem, [gap], `Insert “${gap.heading}”`).map((fix) => ({ ...fix, preferred: true }));
  if (all.length < 2) return one;
  return [...one, ...insertSections(postmortem, all, `Insert all ${all.length} missing sections`)];
}

/** The document's title, in its front matter if its first heading is one of a section, or its first line. */
function titleSpan({ sections, frontMatter, source }: Postmortem): Span {
  const title = sections.find(({ shape }) => shape !== 'label' && shape !== 'bold');
  const isTitle = title?.depth === 1 && title.roles.length === 0;
  const inFront = isTitle ? undefined : frontMatter?.places.get('title');
  if (inFront ?? title) return inFront ?? (title as Section).titleSpan;
  const start = source.firstWord;
  return { start, end: source.lineEnd(start) };
}
