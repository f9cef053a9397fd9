import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../../support/snapshots.ts';

describe('the kind of a document', () => {
  it.each([
    [
      'a form that asks for all in braces',
      `# Retrospective: \${title} \${dates of the event}
#### Bug: \${link to the bug}

## Background

\${what failed, for whom, and why}

## Timeline
- \${timestamp} - \${event}
- \${timestamp} - \${event}

## Action Items
- [ ] \${what will keep it from happening again}
`,
    ],
    [
      'a form that says what to describe, with the times of some events as examples',
      `# Incident title

**Status**: one of open, mitigated, resolved

## Impact

Describe what users saw, which of them, and how long. Name the services that were down, in numbers where there are some.

## Root Cause

Describe the problems that led to the outage, and why nobody had found them before. Do not blame anybody for them.

## Detection

Describe how the team came to know of it: by an alert, by a customer, or by chance.

## Resolution

Describe what was done, in which order, and which of the steps had no effect on the error rate at all.

## Timeline

| Time  | Description         |
| ----- | ------------------- |
| 10:05 | This event happened |
| 10:20 | That event happened |
`,
    ],
  ])('%s is a template', (_, text) => {
    expect(snapshotOf(text).postmortem.kind.kind).toBe('template');
  });

  it('one whose cause says "describe" once is a postmortem', () => {
    const text = `# Postmortem: checkout errors

## Root Cause

Describe calls to the API were throttled, and the pool was exhausted.

## Timeline (UTC)

- 2025-02-11 07:40 The pool is exhausted
- 2025-02-11 08:10 All clear
`;
    expect(snapshotOf(text).postmortem.kind.kind).toBe('postmortem');
  });
});
