/** What sentences say of when the incident was detected, mitigated and over: "It was resolved at 15:20 UTC". */
import type { PlainText } from '../../syntax/plainText.ts';
import { readTimeExpressions } from '../../time/expression.ts';
import type { ReadingOptions } from '../../time/tokens.ts';
import type { Milestone, StatedTime, StatedTurn } from '../types.ts';
import { statedTimes } from './facts.ts';
import { isOfThisOne, sentenceEnding } from './failures.ts';

const at = String.raw`(?: [^\s\d,;:.()]+){0,3} (?:at|um|gegen|à|a las|às)(?: (?:about|around|approximately|roughly|environ|etwa))? ~?`;
/** Of which something is said that holds for the incident, and not for a part of it or a ticket. */
const incident =
  '(?:(?:it|this|we|monitoring|an alert|the (?:alert|on-?call)|the (?:incident|outage|issue|problem|disruption|impact|service)|el (?:problema|incidente|servicio)|la (?:caída|incidencia)|o (?:problema|incidente|serviço)|l.incident|la panne|le service)|(?<=\\b(?:it|the (?:incident|outage|issue|problem)) was [^.;]{0,80}, (?:and )?)(?=was))';
const verb =
  '(?: ?(?:was|were|is|has been|had been|fue|quedó|se|foi|ficou|a été|est))?(?: (?:first|fully|then|finally|completely|totalmente|completamente))?';

const wordsOfTurns = {
  detected: '(?:detected|noticed|détectée?|detectad[oa]|detectó|detetado)',
  mitigated: '(?:mitigated|mitigad[oa]|mitigó)',
  resolved:
    '(?:resolved|over|résolue?|rétablie?|resuelt[oa]|resolvió|restableció|restablecid[oa]|resolvid[oa]|restabelecid[oa])',
} as const satisfies Partial<Record<Milestone, string>>;

/** Behind what a time is that of a turn. */
const signs = Object.entries(wordsOfTurns).map(
  ([milestone, words]) =>
    [milestone as Milestone, new RegExp(String.raw`\b${incident}${verb} ${words}${at}$`, 'i')] as const,
);

/** A quick look at what every line is asked. */
const mayTell = new RegExp(` (?:${Object.values(wordsOfTurns).join('|')})${at}`, 'i');

const longestLead = 80;

export function turnsInLine(line: PlainText, options: ReadingOptions): readonly StatedTurn[] {
  if (!mayTell.test(line.text)) return [];
  let times: readonly StatedTime[] | undefined;
  const stated = () => {
    times ??= statedTimes([line], 'section', options);
    return times;
  };
  return readTimeExpressions(line.text, options).flatMap((expression): readonly StatedTurn[] => {
    const { from, to, start } = expression;
    if (from.clock?.minute === undefined || to || from.fault) return [];
    const before = sentenceEnding(line.text.slice(Math.max(0, start - longestLead), start));
    const milestone = signs.find(([, sign]) => sign.test(before))?.[0];
    if (!milestone || notSo.test(before) || !isOfThisOne(before)) return [];
    const time = stated().find(({ span }) => span.start === line.start + start);
    return time ? [{ milestone, time }] : [];
  });
}

/** "If it is not resolved by …", "would have been detected at …" */
const notSo =
  /\b(?:not|never|if|would|could|should|until|unless|nicht|erst|pas|no|não|partially|partly|some|most|one of|declared|thought|believed|prematurely|automatically|again)\b/i;
