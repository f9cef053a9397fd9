/** What sentences say of when the incident was detected, mitigated and over: "It was resolved at 15:20 UTC". */
import { linesOf, type PlainText, unwrapped } from '../syntax/plainText.ts';
import { readTimeExpressions } from '../time/expression.ts';
import type { ReadingOptions } from '../time/tokens.ts';
import { statedTimes } from './facts.ts';
import { isOfThisOne, sentenceEnding } from './failures.ts';
import type { Passage } from './passages.ts';
import type { Milestone, StatedTurn } from './types.ts';

export function turnsInWords(passages: readonly Passage[], options: ReadingOptions): readonly StatedTurn[] {
  return passages.flatMap((passage) =>
    passage.kind === 'heading' || !mayTell.test(passage.text)
      ? []
      : linesOf(unwrapped(passage)).flatMap((line) => turnsInLine(line, options)),
  );
}

const at = String.raw`(?: [^\s\d,;:.()]+){0,6} (?:at|um|gegen|à|a las|às)(?: (?:about|around|approximately|roughly|environ|etwa))? ~?$`;
const was =
  '(?:was|were|is|been|fully|got|wurde|war|ist|a été|est|fue|quedó|foi|ficou|it|we|they|que|se|monitoring|an alert|the alert|customers|users)';

/** Behind what a time is that of a turn. */
const signs: readonly (readonly [Milestone, RegExp])[] = [
  [
    'detected',
    new RegExp(
      String.raw`\b(?:${was} (?:\w+ )?(?:detected|noticed|discovered|paged|alerted|entdeckt|bemerkt|erkannt|détectée?|detectad[oa]|detectó|detetado))${at}`,
      'i',
    ),
  ],
  [
    'mitigated',
    new RegExp(
      String.raw`\b(?:${was} (?:\w+ )?(?:mitigated|contained|entschärft|mitigad[oa]|mitigó|contid[oa]))${at}`,
      'i',
    ),
  ],
  [
    'resolved',
    new RegExp(
      String.raw`\b(?:${was} (?:\w+ )?(?:resolved|over|restored|recovered|behoben|gelöst|résolue?|rétablie?|resuelt[oa]|resolvió|restableció|restablecid[oa]|resolvid[oa]|restabelecid[oa]))${at}`,
      'i',
    ),
  ],
];

/** A quick look at what every paragraph is asked. */
const mayTell = /\d[:h.]\d\d|\d ?[ap]\.?m/i;

const longestLead = 80;

function turnsInLine(line: PlainText, options: ReadingOptions): readonly StatedTurn[] {
  return readTimeExpressions(line.text, options).flatMap((expression): readonly StatedTurn[] => {
    const { from, to, start, end } = expression;
    if (from.clock?.minute === undefined || to || from.fault) return [];
    const before = sentenceEnding(line.text.slice(Math.max(0, start - longestLead), start));
    const milestone = signs.find(([, sign]) => sign.test(before))?.[0];
    if (!milestone || notSo.test(before) || !isOfThisOne(before)) return [];
    const [time] = statedTimes([{ ...line, text: line.text.slice(0, end) }], 'section', options).slice(-1);
    return time ? [{ milestone, time }] : [];
  });
}

/** "If it is not resolved by …", "would have been detected at …" */
const notSo =
  /\b(?:not|never|if|would|could|should|until|unless|nicht|erst|pas|no|não|partially|partly|some|one of)\b/i;
