import type { Milestone } from './types.ts';

/**
 * Words by which an event's text says which turn of the incident it is. The first that fits wins, so the
 * more final turn comes first: "resolved, alert cleared" is a resolution.
 */
const signs: readonly (readonly [Milestone, RegExp])[] = [
  [
    'resolved',
    /\b(?:resolved|fully restored|fully operational|service(?:s)? (?:was |were )?(?:fully )?restored|all clear|outage ends|end of outage|incident (?:was )?closed|back to normal|returned to normal)\b/i,
  ],
  [
    'mitigated',
    /\b(?:mitigat(?:ed|ion)|work-?around|rolled back|rollback|fix (?:was )?(?:applied|deployed)|hotfix(?:ed)?)\b/i,
  ],
  ['escalated', /\b(?:escalat(?:ed|ion|es|ing)|paged|called in)\b/i],
  ['acknowledged', /\b(?:acknowledg(?:ed|es|ement)|acked|on-?call (?:engineer )?(?:responded|joined|began))\b/i],
  ['detected', /\b(?:detect(?:ed|s|ion)|alert(?:s|ed)?|noticed|reported|monitoring|first report|pager)\b/i],
  [
    'started',
    /\b(?:outage (?:began|begins|starts|started)|incident (?:began|begins|starts|started)|start of outage|impact (?:began|begins|starts))\b/i,
  ],
];

/** "Not resolved" is no resolution. */
const negation =
  /\b(?:no|not|never|nobody|no one|none|un|failed to|attempt(?:ed|s)? to|unsuccessful(?:ly)?|without)\b[^.;]*$/i;

/** The turn that an event's text marks, if it says so. */
export function milestoneOf(text: string): Milestone | undefined {
  for (const [milestone, sign] of signs) {
    const found = sign.exec(text);
    if (found && !negation.test(text.slice(Math.max(0, found.index - 40), found.index))) return milestone;
  }
  return undefined;
}
