import { firstFrom, lastBefore } from '../syntax/change.ts';
import type { Role, Section, Span, Timeline } from './types.ts';

/** The sections that hold an offset, the innermost first. */
export function sectionsAround(sections: readonly Section[], offset: number): readonly Section[] {
  const around: Section[] = [];
  const nearest = lastBefore(sections, offset);
  for (let section = nearest; section; section = section.parent === undefined ? undefined : sections[section.parent]) {
    if (offset < section.span.end) around.push(section);
  }
  return around;
}

/** The roles of the section at an offset, and of those around it. */
export function rolesAround(sections: readonly Section[], offset: number): readonly Role[] {
  return sectionsAround(sections, offset).flatMap(({ roles }) => roles);
}

/** The same for one offset behind another: sections are looked up only where one begins or ends. */
export function rolesAlong(sections: readonly Section[]): (offset: number) => readonly Role[] {
  let known: { readonly roles: readonly Role[]; readonly start: number; readonly end: number } | undefined;
  return (offset) => {
    if (known && known.start <= offset && offset < known.end) return known.roles;
    const next = firstFrom(sections, offset + 1, ({ span }) => span.start);
    const around = sectionsAround(sections, offset);
    const end = Math.min(sections[next]?.span.start ?? endless, around[0]?.span.end ?? endless);
    const start = Math.max(sections[next - 1]?.span.start ?? 0, around[0]?.span.start ?? offset);
    known = { roles: around.flatMap(({ roles }) => roles), start, end };
    return known.roles;
  };
}

/** Whether an offset is where the incident is summed up: elsewhere a sentence may speak of anything. */
export function sumsUp(sections: readonly Section[], offset: number): boolean {
  const roles = rolesAround(sections, offset);
  return roles.length === 0 || roles.some((role) => role === 'summary' || role === 'impact' || role === 'duration');
}

const endless = Number.POSITIVE_INFINITY;

/** What may stand above the first section that tells of the incident. */
const opening: ReadonlySet<Role> = new Set<Role>(['metadata', 'summary', 'duration', 'impact']);

/** Whether an offset is where a postmortem says what it is: in front of the sections, or in the first of them. */
export function isAtHead(sections: readonly Section[], offset: number): boolean {
  for (const { span, shape, roles } of sections) {
    if (span.start > offset) return true;
    if (shape !== 'label' && !roles.every((role) => opening.has(role))) return false;
  }
  return true;
}

/** Where the first section below the title starts; infinite where there is none. */
export function frontOf(sections: readonly Section[]): number {
  const [first, second] = sections.filter(({ shape }) => shape !== 'label');
  const section = first?.depth === 1 && first.roles.length === 0 ? second : first;
  return section?.span.start ?? endless;
}

/** Whether a timeline, of those of a document in its order, lies in a piece of it. */
export function hasTimeline(timelines: readonly Timeline[], { start, end }: Span): boolean {
  const last = timelines[firstFrom(timelines, end, ({ span }) => span.start) - 1];
  return last !== undefined && start < last.span.end;
}
