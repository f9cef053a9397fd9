/** The documents of the protocol tests. The folder makes them postmortems. */
export const uri = 'file:///workspace/postmortems/exports.md';
export const otherUri = 'file:///workspace/postmortems/imports.md';

/** One event without a time, and all but one of the sections. */
export const draft = [
  '# Postmortem: exports',
  '',
  '## Summary',
  '',
  'Exports stood still.',
  '',
  '## Impact',
  '',
  'Forty tenants.',
  '',
  '## Timeline',
  '',
  '- 2025-02-11 07:40 UTC Queue stops',
  '- Alert fires',
  '',
  '## Root Cause',
  '',
  'A poison message.',
  '',
  '## Action Items',
  '',
  '- A dead-letter queue (owner: Amara, EXP-12)',
  '',
].join('\n');

/** Line of `- Alert fires`. */
export const undatedLine = 13;

export function ids(diagnostics: readonly { readonly code?: unknown }[]): unknown[] {
  return diagnostics.map(({ code }) => code);
}
