import type { Section } from '../types.ts';

/**
 * Whether a document is written for the ALX assignment. Reports of companies share most of its titles, since all of them
 * descend from one of Google's; a combined "Root Cause and Resolution" is the assignment's own.
 */
export function isAssignment(sections: readonly Section[]): boolean {
  const has = (name: string) => sections.some((section) => section.name === name);
  return has('issue summary') && has('root cause and resolution');
}

/** Whether it may be, for what is worth asking of others too: the titles that no other form has both of. */
export function mayBeAssignment(sections: readonly Section[]): boolean {
  const has = (name: RegExp) => sections.some((section) => name.test(section.name));
  return has(/^issue summary/) && has(/^corrective and prevent/);
}
