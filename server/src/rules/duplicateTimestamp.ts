import { type DatedEvent, isDated } from '../model/timelines/order.ts';
import type { Report, Rule, RulePage } from './types.ts';

export const duplicateTimestamp: Rule = {
  id: 'duplicate-timestamp',
  category: 'timeline',
  level: 'off',
  summary: 'Two neighbouring events have the same time.',
  fix: 'none',
  check: {
    per: 'timeline',
    *run({ events }, { isForm }) {
      if (isForm) return;
      let before: DatedEvent | undefined;
      for (const event of events) {
        if (!isDated(event)) continue;
        if (before && isSameMinute(event, before)) yield report(event, before);
        before = event;
      }
    },
  },
};

export const duplicateTimestampPage: RulePage = {
  why: `Two events in one minute can be a time that was copied and not changed.

The rule is off by default: in one of five timelines things did happen in the same minute.`,
  source: 'Published postmortems, of which a fifth have such events rightly.',
  examples: [
    {
      bad: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 09:58 UTC Deploy starts
- 2024-03-05 09:58 UTC Pager fires
`,
      good: `# Postmortem: checkout errors

## Timeline

- 2024-03-05 09:58 UTC Deploy starts
- 2024-03-05 10:14 UTC Pager fires
`,
    },
  ],
};

function isSameMinute({ when, end }: DatedEvent, before: DatedEvent): boolean {
  if (when.clock?.minute === undefined || before.when.clock?.minute === undefined || end || before.end) return false;
  return when.localMinutes === before.when.localMinutes && when.zone?.text === before.when.zone?.text;
}

function report({ timestamp, textSpan }: DatedEvent, before: DatedEvent): Report {
  const raw = timestamp?.raw ?? '';
  return {
    span: timestamp?.span ?? textSpan,
    message: `The event before this one has the same time (${raw}). If it was copied, correct it.`,
    related: [{ span: before.timestamp?.span ?? before.textSpan, message: `The event before it: ${before.text}` }],
  };
}
