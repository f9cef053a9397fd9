import { isTurn, labelColon, labelKindsOf } from './labels.ts';
import { milestoneOf } from './milestones.ts';

/** Whether a label says which turn of the incident its text is: `Start: 13:05`, `Alert fired: 13:10`. */
export function namesTurn(line: string): boolean {
  const label = line.slice(0, Math.max(0, line.search(labelColon))).replace(/\s*[(（].*$/, '');
  return label !== '' && (labelKindsOf(label).some(isTurn) || milestoneOf(label) !== undefined);
}
