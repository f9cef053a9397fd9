import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseTimeForms, readTimestampForm } from '../../support/forms.ts';

const forms = parseTimeForms(readFileSync('test/fixtures/times.txt', 'utf8'));

describe('forms of times at the head of an entry', () => {
  it('are more than a handful', () => {
    expect(forms.length).toBeGreaterThan(100);
  });

  it.each(forms)('$group: $written', ({ written, read }) => {
    expect(readTimestampForm(written)).toBe(read);
  });
});
