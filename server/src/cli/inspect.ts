import type { Snapshot } from '../features/snapshot.ts';
import { localIso } from '../model/resolve.ts';
import type { Timeline, TimelineEvent } from '../model/types.ts';

/** What `postmortem inspect` prints for one file. Lines are 1-based. */
export interface Inspection {
  readonly file: string;
  readonly kind: 'postmortem' | 'template' | 'other';
  readonly sections: readonly { readonly roles: readonly string[]; readonly title: string; readonly line: number }[];
  readonly timelines: readonly {
    readonly line: number;
    readonly shape: string;
    readonly events: readonly {
      readonly line: number;
      /** The timestamp as written; empty for an undated event. */
      readonly raw: string;
      /** Local ISO, as precise as the text: `2024-06-05T09:00`, `XXXX-06-05`, `T09:00`; null for an undated event. */
      readonly when: string | null;
      readonly end: string | null;
      readonly zone: string | null;
      readonly approximate: boolean;
      readonly text: string;
      readonly milestone: string | null;
    }[];
  }[];
  readonly reports: readonly {
    readonly rule: string;
    readonly level: string;
    readonly line: number;
    readonly message: string;
  }[];
}

export function inspect(file: string, snapshot: Snapshot): Inspection {
  const { postmortem, treatment } = snapshot;
  return {
    file,
    kind: treatment.isPostmortem && postmortem.kind.kind === 'other' ? 'postmortem' : postmortem.kind.kind,
    sections: postmortem.sections.map(({ roles, title, range }) => ({ roles, title, line: range.start.line + 1 })),
    timelines: postmortem.timelines.map(inspectTimeline),
    reports: snapshot.findings.map(({ rule, level, report }) => ({
      rule: rule.id,
      level,
      line: report.range.start.line + 1,
      message: report.message,
    })),
  };
}

function inspectTimeline({ range, shape, events }: Timeline): Inspection['timelines'][number] {
  return { line: range.start.line + 1, shape, events: events.map(inspectEvent) };
}

function inspectEvent({
  range,
  timestamp,
  when,
  end,
  text,
  milestone,
}: TimelineEvent): Inspection['timelines'][number]['events'][number] {
  return {
    line: (timestamp?.range ?? range).start.line + 1,
    raw: timestamp?.raw ?? '',
    when: when ? localIso(when) : null,
    end: end ? localIso(end) : null,
    zone: when?.zone?.text ?? null,
    approximate: when?.approximate ?? timestamp?.expression.approximate ?? false,
    text,
    milestone: milestone ?? null,
  };
}
