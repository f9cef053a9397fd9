/** How the turns of an incident look: an icon and a colour, and always a word beside them. */
import type { EventItem, Milestone } from '../../server/src/protocol.ts';

export interface Look {
  /** A product icon. */
  readonly icon: string;
  /** A colour that every theme defines. Not `charts.orange`: it is half transparent in the default themes. */
  readonly color?: string;
}

const milestones: Readonly<Record<Milestone, Look>> = {
  started: { icon: 'flame', color: 'charts.red' },
  detected: { icon: 'bell', color: 'charts.yellow' },
  acknowledged: { icon: 'person', color: 'charts.blue' },
  escalated: { icon: 'megaphone', color: 'charts.purple' },
  mitigated: { icon: 'shield', color: 'terminal.ansiCyan' },
  resolved: { icon: 'pass', color: 'charts.green' },
};

export function lookOf(event: EventItem): Look {
  if (event.milestone) return milestones[event.milestone];
  return { icon: isUndated(event) ? 'question' : 'circle-outline' };
}

/** Neither a time of day nor a day says when it was. */
export function isUndated({ time, wholeDay }: EventItem): boolean {
  return time === undefined && !wholeDay;
}
