import { isAssignment } from '../model/document/assignment.ts';
import { gapsOf } from '../model/document/checklist.ts';
import { numberOption } from './options.ts';
import type { Rule, RulePage } from './types.ts';

const min = numberOption({ name: 'min', default: 400, description: 'How many words are too few.' });
const max = numberOption({ name: 'max', default: 600, description: 'How many words are too many.' });

export const wordCount: Rule = {
  id: 'word-count',
  category: 'content',
  level: 'off',
  levelIn: { alx: 'info' },
  summary: 'The postmortem is shorter or longer than it may be.',
  fix: 'none',
  options: [min, max],
  check: {
    per: 'document',
    reads: ['wordCount', 'sections'],
    *run({ postmortem, template, option, isForm }) {
      const { wordCount: count, sections, source } = postmortem;
      const [least, most] = [option(min), option(max)];
      if (isForm || (count >= least * (1 - leeway) && count <= most) || !isAssignment(sections)) return;
      if (count < least && gapsOf(postmortem, template).length > 0) return;
      const title = sections.find(({ shape }) => shape !== 'label');
      const start = title?.titleSpan.start ?? source.firstWord;
      const advice =
        count < least ? 'Say in more detail what happened' : 'Leave out what does not help to understand it';
      yield {
        span: title?.titleSpan ?? { start, end: source.lineEnd(start) },
        message: `This postmortem has ${count} words, where ${least} to ${most} are asked for. ${advice}.`,
      };
    },
  },
};

export const wordCountPage: RulePage = {
  why: `The ALX assignment asks for 400 to 600 words, and reviewers count. Code blocks, comments and front matter are not
counted; since some programs count bullets as words, a text may be five percent too short. As long as a section is
missing, none is too short.

No other form limits the words, so the rule is off under them.`,
  source: 'ALX Software Engineering, "Postmortem": brief and to the point, 400 to 600 words.',
  examples: [{ bad: document(340), good: document(500) }],
};

/** Other programs count bullets and hashes as words, so they may find a few more. */
const leeway = 0.05;

/** A postmortem with about as many words. */
function document(words: number): string {
  const sections = ['Issue Summary', 'Timeline', 'Root Cause and Resolution', 'Corrective and Preventative Measures'];
  const text = Array.from({ length: words / sections.length }, () => 'text').join(' ');
  return ['# Postmortem: checkout errors', ...sections.flatMap((title) => [`## ${title}`, text]), ''].join('\n\n');
}
