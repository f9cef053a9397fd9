import { type Block, perBlock } from '../syntax/block.ts';
import type { Role } from '../templates/catalogue.ts';
import type { Memory } from './memory.ts';
import { rolesAround } from './outlineAt.ts';
import { passagesIn } from './passages.ts';
import type { Section } from './types.ts';

/** What sentences say of themselves, in English: the answers that sections are there for. */
const cues: readonly (readonly [Role, RegExp])[] = [
  [
    'root-cause',
    /\b(?:caused by|(?:root )?cause (?:was|is|of)|due to|because|resulted from|as a result of|triggered by)\b/i,
  ],
  [
    'resolution',
    /\b(?:(?:was|were|been|is|are|got) (?:\w+ )?(?:resolved|fixed|mitigated|restored|reverted|recovered|rolled back)|(?:resolved|fixed|mitigated|restored|reverted|rolled back) (?:by|the|it|this)|back to normal|workaround|revoked|removed|deleted|replaced|upgraded|disabled)\b/i,
  ],
  [
    'impact',
    /\d\s?%|\b(?:\d[\d.,]* (?:\w+ )?(?:users?|customers?|requests?|orders?|tenants?)|(?:all|most|some|no|many) (?:\w+ )?(?:users?|customers?|data|funds)|unavailable|inaccessible|unable to|could not|fail(?:ed|ing|ures?)|loss(?:es)?|lost|no-?op|degraded|impact(?:ed)?|affected|outage|downtime)\b/i,
  ],
  ['timeline', /(?<![\d:.])\d{1,2}:\d{2}(?![\d:])/],
  ['action-items', /\b(?:we (?:will|should|must|plan to|are going to)|to prevent|in (?:the )?future|next steps?)\b/i],
];

/** One time makes no timeline. */
const fewest: Readonly<Partial<Record<Role, number>>> = { timeline: 3 };

interface Cue {
  readonly role: Role;
  readonly start: number;
}

const none: readonly Cue[] = [];

const cuesIn = perBlock((block: Block): readonly Cue[] => {
  const passages = passagesIn(block).filter(({ kind }) => kind === 'paragraph');
  const found = passages.flatMap(({ text, start }) =>
    cues.filter(([, cue]) => cue.test(text)).map(([role]): Cue => ({ role, start })),
  );
  return found.length === 0 ? none : found;
});

/** A paragraph of so many words in front of the first section tells what the document is about. */
const shortestLead = 12;

const leadsIn = perBlock((block: Block): readonly number[] =>
  passagesIn(block)
    .filter(({ kind, text }) => kind === 'paragraph' && (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= shortestLead)
    .map(({ start }) => start),
);

/** Where the same words are steps on the way, or plans. */
const elsewhere: ReadonlySet<Role> = new Set<Role>(['timeline', 'action-items', 'supporting', 'communication']);

/**
 * Roles whose answers stand in prose, where a reader comes across them: in the summary, in front of the first section,
 * or in one that is for something else. A section of their own would be better; that nothing is said would be false.
 */
export function rolesTold(sections: readonly Section[], memory: Memory): ReadonlySet<Role> {
  const found = memory.gather('told', cuesIn, ({ start }) => start);
  const leads = memory.gather('leads', leadsIn, (start) => start);
  return memory.keep(sections, 'told', [found, leads], () => {
    const told = new Set<Role>();
    const counts = new Map<Role, number>();
    for (const { role, start } of found) {
      const roles = rolesAround(sections, start);
      if (roles.some((around) => elsewhere.has(around))) continue;
      const count = (counts.get(role) ?? 0) + 1;
      counts.set(role, count);
      if (count >= (fewest[role] ?? 1)) told.add(role);
    }
    const isLead = (start: number) => rolesAround(sections, start).length === 0;
    if (leads.some(isLead)) told.add('summary');
    return told;
  });
}
