/** That what is said about configuration holds. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { numberOption } from '../../server/src/rules/options.ts';
import { levels } from '../../server/src/rules/types.ts';
import { readConfiguration } from '../../server/src/settings/configuration.ts';
import { declareSettings } from '../../server/src/settings/declarations.ts';
import { dataOf, readJsonc } from '../../server/src/settings/jsonc.ts';
import { declarations, defaultSettings } from '../../server/src/settings/settings.ts';
import { root } from '../support/paths.ts';
import { snapshotOf } from '../support/snapshots.ts';

const schema = JSON.parse(readFileSync(path.join(root, 'schemas/postmortem.schema.json'), 'utf8'));
const page = readFileSync(path.join(root, 'docs/configuration.md'), 'utf8');
const isValid = new Ajv({ strict: false }).compile(schema);

/** Code blocks of the page, by language. */
const examples = (language: string) =>
  [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)]
    .filter(([, own]) => own === language)
    .map(([, , text = '']) => text);

describe('the schema of the configuration file', () => {
  it('takes the defaults', () => {
    expect([isValid(defaultSettings), isValid.errors]).toEqual([true, null]);
  });

  it.each(declarations)('takes what $key may be, and so does the server', ({ key, example }) => {
    expect([isValid({ [key]: example }), isValid.errors]).toEqual([true, null]);
    expect(readConfiguration(JSON.stringify({ [key]: example }))).toMatchObject({ problems: [] });
  });

  it.each([
    [{ template: 'itil' }],
    [{ template: 'template.txt' }],
    [{ dateOrder: 'ydm' }],
    [{ timeZone: 2 }],
    [{ files: '*.md' }],
    [{ languages: ['la'] }],
    [{ zones: { ist: 'UTC' } }],
    [{ rules: { 'no-such-rule': 'off' } }],
    [{ rules: { 'timeline-order': 'loud' } }],
    [{ rules: { 'timeline-order': { most: 3 } } }],
    [{ unknown: 1 }],
  ])('refuses %j, and so does the server', (value) => {
    expect(isValid(value)).toBe(false);
    expect(readConfiguration(JSON.stringify(value)).problems).toHaveLength(1);
  });

  it('takes a level alone, or with options', () => {
    const maxHours = numberOption({ name: 'maxHours', default: 6, description: 'x' });
    const rule = { id: 'long-event', summary: 'x', level: 'hint', options: [maxHours] } as const;
    const declared = declareSettings({ templates: [], languages: [], rules: [rule] }).find(
      ({ key }) => key === 'rules',
    );
    const validate = new Ajv({ strict: false }).compile(declared?.schema ?? false);
    for (const value of [...levels, {}, { level: 'off' }, { maxHours: 3 }, { level: 'info', maxHours: 0.5 }]) {
      expect([value, validate({ 'long-event': value })]).toEqual([value, true]);
      expect(declared?.read({ 'long-event': value }).problems).toEqual([]);
    }
    for (const value of ['loud', { maxHours: 0 }, { maxHours: '3' }, { least: 1 }]) {
      expect([value, validate({ 'long-event': value })]).toEqual([value, false]);
      expect(declared?.read({ 'long-event': value }).problems).toHaveLength(1);
    }
  });
});

describe('the page about configuration', () => {
  it('shows configurations that are right', () => {
    const shown = examples('jsonc');
    expect(shown.length).toBeGreaterThan(0);
    for (const text of shown) {
      expect(readConfiguration(text).problems).toEqual([]);
      const { root: value } = readJsonc(text);
      expect(isValid(value && dataOf(value))).toBe(true);
    }
  });

  it('shows front matter that is read', () => {
    const [shown = ''] = examples('yaml');
    const timeline = '## Timeline\n\n- 05/06/2024 10:00 Alert\n- 05/06/2024 09:00 Deploy\n';
    const { treatment, chosenTemplate, findings, postmortem } = snapshotOf(shown + timeline, { path: 'notes.md' });
    expect(treatment.decidedBy).toBe('front-matter');
    expect(chosenTemplate).toMatchObject({ template: { id: 'alx' }, auto: false });
    expect(postmortem.timelines[0]?.events[0]?.when).toMatchObject({
      date: { month: 6, day: 5 },
      zone: { text: 'Europe/Berlin', origin: 'front-matter' },
    });
    expect(findings.map(({ rule }) => rule.id)).toContain('timeline-order');
    expect(findings.map(({ rule }) => rule.id)).not.toContain('missing-section');
  });

  it('names every field', () => {
    for (const { key } of declarations) expect(page).toContain(`\`${key}\``);
  });
});
