import { describe, expect, it } from 'vitest';
import { declarations, defaultSettings, readSettings } from '../../../server/src/settings/settings.ts';

describe('settings', () => {
  it.each([[undefined], [null], [{}]])('of %j are the defaults', (input) => {
    expect(readSettings(input)).toEqual({ settings: defaultSettings, problems: [] });
  });

  it('are read field by field', () => {
    const input = {
      template: 'alx',
      files: ['docs/**/*.md'],
      languages: ['de', 'en'],
      timeZone: 'Europe/Berlin',
      dateOrder: 'mdy',
      zones: { IST: 'Asia/Kolkata' },
      words: ['Havoc'],
      rules: { 'undated-event': 'off', 'timeline-order': { level: 'hint' } },
    };
    const rules = { 'undated-event': { level: 'off' }, 'timeline-order': { level: 'hint' } };
    expect(readSettings(input)).toEqual({ settings: { ...input, rules }, problems: [] });
  });

  it('take a null as not set', () => {
    expect(readSettings({ template: null, files: null, rules: null }).problems).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['template', 'itil'],
    ['template', 7],
    ['template', 'docs/template.md'],
    ['files', '*.md'],
    ['languages', ['la']],
    ['files', ['*.md', 3]],
    ['timeZone', false],
    ['dateOrder', 'ydm'],
    ['timeZone', 'Europe/Nowhere'],
    ['zones', 'IST'],
    ['rules', ['missing-section']],
    ['rules', 'off'],
  ])('report %s: %j, and keep the rest', (key, value) => {
    const others = { template: 'alx', dateOrder: 'dmy' };
    const { settings, problems } = readSettings({ ...others, [key]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`postmortem.${key}`);
    expect(settings).toEqual({ ...defaultSettings, ...others, [key]: defaultSettings[key as 'template'] });
  });

  it('report everything that is wrong at once', () => {
    expect(readSettings({ template: 1, files: 1, timeZone: 1, dateOrder: 1, rules: 1 }).problems).toHaveLength(5);
  });

  it.each([['text'], [7], [true]])('that are %j are no settings', (input) => {
    const { settings, problems } = readSettings(input);
    expect(settings).toEqual(defaultSettings);
    expect(problems).toHaveLength(1);
  });

  it('keep the good levels of rules beside a bad one', () => {
    const { settings } = readSettings({
      rules: { 'missing-section': 'loud', 'undated-event': 'info', nonsense: 'off' },
    });
    expect(settings.rules).toEqual({ 'undated-event': { level: 'info' } });
  });

  it('report a level or rule that is not known', () => {
    const { problems } = readSettings({ rules: { 'missing-section': 'loud', nonsense: 'off' } });
    expect(problems.join('\n')).toContain('missing-section');
    expect(problems.join('\n')).toContain('nonsense');
  });

  it('have defaults that they accept themselves', () => {
    for (const { key, default: value, read } of declarations) {
      const { value: kept, problems = [] } = read(value);
      expect([key, kept, problems]).toEqual([key, value, []]);
    }
  });
});
