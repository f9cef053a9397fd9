import type { Snapshot } from '../../features/snapshot.ts';
import type { Treatment } from '../../features/treatment.ts';
import { normalSeverity } from '../../model/facts/metadata.ts';
import { localIso } from '../../model/text/localIso.ts';
import type { Facts, Postmortem, Span, StatedTime, Timeline, TimelineEvent } from '../../model/types.ts';
import { isNobody } from '../../model/words/actionWords.ts';

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
  readonly facts: {
    readonly start: string | null;
    readonly end: string | null;
    readonly date: string | null;
    readonly zone: string | null;
    /** `SEV2` where it is numbered, else in its own words. */
    readonly severity: string | null;
    readonly status: string | null;
    readonly authors: readonly string[];
    readonly durationMinutes: number | null;
    readonly impact: readonly string[];
  };
  readonly actionItems: readonly {
    readonly line: number;
    readonly description: string;
    readonly owner: string | null;
    readonly due: string | null;
    readonly ticket: string | null;
    readonly priority: string | null;
    readonly state: 'open' | 'done';
  }[];
  readonly reports: readonly {
    readonly rule: string;
    readonly level: string;
    readonly line: number;
    readonly message: string;
  }[];
}

/** What the path, the front matter or the settings say goes before what is read in it. */
function kindOf(read: Postmortem['kind']['kind'], { isPostmortem }: Treatment): Inspection['kind'] {
  if (!isPostmortem) return 'other';
  return read === 'other' ? 'postmortem' : read;
}

export function inspect(file: string, snapshot: Snapshot): Inspection {
  const { postmortem, treatment } = snapshot;
  const lineOf = ({ start }: Span) => postmortem.source.lineAt(start) + 1;
  return {
    file,
    kind: kindOf(postmortem.kind.kind, treatment),
    sections: postmortem.sections.map(({ roles, title, span }) => ({ roles, title, line: lineOf(span) })),
    timelines: postmortem.timelines.map((timeline) => inspectTimeline(timeline, lineOf)),
    facts: inspectFacts(postmortem.facts),
    actionItems: postmortem.actionItems.map(({ span, description, owner, due, ticket, priority, state }) => ({
      line: lineOf(span),
      description,
      owner: owner ?? null,
      due: due ? localIso({ date: due }) : null,
      ticket: ticket ?? null,
      priority: priority ?? null,
      state,
    })),
    reports: snapshot.findings.map(({ rule, level, report }) => ({
      rule: rule.id,
      level,
      line: lineOf(report.span),
      message: report.message,
    })),
  };
}

function inspectFacts(facts: Facts): Inspection['facts'] {
  const year = facts.date?.date?.year;
  const iso = (time: Pick<StatedTime, 'date' | 'clock'> | undefined) => {
    if (!time) return null;
    // `02/06 23:40` below `Date: 03/06/2026`
    const date = time.date?.month === undefined ? time.date : { ...time.date, year: time.date.year ?? year };
    return localIso({ ...time, date }) || null;
  };
  return {
    start: iso(facts.start),
    end: iso(facts.end ?? resolvedAt(facts)),
    // Whoever says when it began has said on which day it was.
    date: iso({ date: (facts.date ?? facts.start)?.date }),
    zone: facts.zone?.text ?? null,
    severity: (facts.severity && normalSeverity(facts.severity.text)) ?? null,
    status: facts.status?.text ?? null,
    authors: facts.authors.flatMap(({ text }) => (isNobody(text) ? [] : [text])),
    durationMinutes: facts.duration?.minutes ?? null,
    impact: facts.impact.map(({ text }) => text),
  };
}

/** `| Resolved | 14:20 UTC |` says when it ended, where that is said once and no label of the end does. */
function resolvedAt({ turns }: Facts): StatedTime | undefined {
  const [resolved, ...others] = turns.filter(({ milestone }) => milestone === 'resolved');
  return others.length === 0 ? resolved?.time : undefined;
}

type LineOf = (span: Span) => number;

function inspectTimeline({ span, shape, events }: Timeline, lineOf: LineOf): Inspection['timelines'][number] {
  return { line: lineOf(span), shape, events: events.map((event) => inspectEvent(event, lineOf)) };
}

function inspectEvent(
  { span, timestamp, when, end, text, milestone }: TimelineEvent,
  lineOf: LineOf,
): Inspection['timelines'][number]['events'][number] {
  return {
    line: lineOf(timestamp?.span ?? span),
    raw: timestamp?.raw ?? '',
    when: when ? localIso(when) : null,
    end: end ? localIso(end) : null,
    zone: when?.zone?.text ?? null,
    approximate: when?.approximate ?? timestamp?.expression.approximate ?? false,
    text,
    milestone: milestone ?? null,
  };
}
