/** Documents to run the command line on. */

/** Nothing to report. */
export const clean = [
  '# Postmortem: exports',
  '',
  '## Summary',
  '',
  'Exports failed on 2025-02-11 for an hour.',
  '',
  '## Impact',
  '',
  'All exports of 40 customers.',
  '',
  '## Timeline',
  '',
  '- 2025-02-11 07:40 UTC Alert fires',
  '- 2025-02-11 08:45 UTC Exports run again',
  '',
  '## Root Cause',
  '',
  'The disk was full.',
  '',
  '## Resolution',
  '',
  'Old exports were deleted.',
  '',
  '## Action Items',
  '',
  '- [x] Delete exports after a week (@exports, 2025-03-01, EXP-7)',
  '',
].join('\n');

/** One error: an event that is too early. */
export const disordered = clean.replace('08:45', '07:15');

/** One warning: an event without a time. */
export const undated = clean.replace('2025-02-11 08:45 UTC ', '');

/** Nothing that anybody would take for a postmortem. */
export const notes = '# Shopping\n\n- Bread\n- Butter\n';
