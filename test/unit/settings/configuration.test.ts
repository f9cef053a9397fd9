import { describe, expect, it } from 'vitest';
import {
  configurationPlaces,
  mergeSettings,
  readConfiguration,
  settingsBelow,
  templatePlace,
} from '../../../server/src/settings/configuration.ts';
import { defaultSettings } from '../../../server/src/settings/settings.ts';

/** The words that problems are about, with what is said. */
function problemsOf(text: string): string[] {
  return readConfiguration(text).problems.map(({ start, end, message }) => `${text.slice(start, end)}: ${message}`);
}

describe('a configuration file', () => {
  it('says the same as settings do', () => {
    const text = `{
      "$schema": "x.json", // for the editor
      "template": "alx",
      "timeZone": "+02:00",
      "dateOrder": "ymd",
      "zones": { "IST": "Asia/Kolkata" },
      "files": ["docs/incidents/*.md"],
      "words": ["Havoc"],
      "rules": { "missing-section": "off", "undated-event": { "level": "hint" } },
    }`;
    expect(readConfiguration(text)).toEqual({
      settings: {
        template: 'alx',
        timeZone: '+02:00',
        dateOrder: 'ymd',
        zones: { IST: 'Asia/Kolkata' },
        files: ['docs/incidents/*.md'],
        words: ['Havoc'],
        rules: { 'missing-section': { level: 'off' }, 'undated-event': { level: 'hint' } },
      },
      problems: [],
    });
  });

  it.each([
    ['{ "template": "itil" }', '"itil": “template” must be one of'],
    ['{ "timezone": "UTC" }', '"timezone": “timezone” is no field'],
    ['{ "timeZone": "CST" }', '"CST": “timeZone” must be a time zone'],
    ['{ "zones": { "Ist": "UTC" } }', '"Ist": “Ist” is no abbreviation'],
    ['{ "zones": { "IST": "India" } }', '"India": “IST” must be a time zone'],
    ['{ "rules": { "nonsense": "off" } }', '"nonsense": “nonsense” is no rule'],
    ['{ "rules": { "undated-event": "loud" } }', '"loud": “undated-event” must be one of'],
    ['{ "rules": { "undated-event": { "level": 3 } } }', '3: “level” must be one of'],
    ['{ "rules": { "undated-event": { "most": 3 } } }', '"most": “most” is no option'],
    ['{ "rules": ["undated-event"] }', '["undated-event"]: “rules” must map'],
    [
      '{ "files": ["a/*.md", "[z-a].md"] }',
      '["a/*.md", "[z-a].md"]: “files” has “[z-a].md”, which is no glob: it cannot be understood',
    ],
    ['{ "words": "Havoc" }', '"Havoc": “words” must be a list of words'],
    ['["undated-event"]', '["undated-event"]: A configuration is an object'],
  ])('%s costs the field, and is shown there', (text, complaint) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(complaint)]);
    const beside = text.replace(/^\{/, '{ "dateOrder": "dmy",');
    if (text.startsWith('{')) expect(readConfiguration(beside).settings.dateOrder).toBe('dmy');
  });

  it.each([[''], ['// nothing yet\n'], ['{}']])('may say nothing: %j', (text) => {
    expect(readConfiguration(text)).toEqual({ settings: {}, problems: [] });
  });
});

describe('the place of a template', () => {
  it.each([
    ['file:///w/.postmortem.json', 'docs/template.md', 'file:///w/docs/template.md'],
    ['file:///w/docs/.postmortem.json', '../template.md', 'file:///w/template.md'],
    ['file:///w/docs/.postmortem.json', './a/../template.md', 'file:///w/docs/template.md'],
    ['file:///w/docs/.postmortem.json', '../../template.md', undefined],
    ['file:///w/.postmortem.json', '/etc/template.md', undefined],
    ['file:///w/.postmortem.json', '../w2/template.md', undefined],
  ])('beside %s is, for %s, %s', (configuration, path, place) => {
    expect(templatePlace(configuration, path, 'file:///w/')).toBe(place);
  });
});

describe('settings from several places', () => {
  it('are laid on each other field by field, and of rules level by level', () => {
    const editor = {
      ...defaultSettings,
      template: 'alx',
      words: ['mine'],
      rules: { a: { level: 'off' }, b: { level: 'hint', options: { most: 1, least: 2 } } },
    } as const;
    const { settings } = readConfiguration('{ "words": ["ours"] }');
    const file = { ...settings, rules: { b: { options: { most: 3 } }, c: { level: 'info' } } } as const;
    expect(mergeSettings(editor, file)).toEqual({
      ...editor,
      words: ['ours'],
      rules: { a: { level: 'off' }, b: { level: 'hint', options: { most: 3, least: 2 } }, c: { level: 'info' } },
    });
  });
});

describe('the place of a configuration', () => {
  it('is the folder of the document, or one above it up to the root', () => {
    expect(configurationPlaces('file:///w/docs/a/x.md', 'file:///w/')).toEqual([
      'file:///w/docs/a/.postmortem.jsonc',
      'file:///w/docs/a/.postmortem.json',
      'file:///w/docs/.postmortem.jsonc',
      'file:///w/docs/.postmortem.json',
      'file:///w/.postmortem.jsonc',
      'file:///w/.postmortem.json',
    ]);
    expect(configurationPlaces('/x.md', '/')).toEqual(['/.postmortem.jsonc', '/.postmortem.json']);
  });

  it.each([
    ['file:///other/x.md', 'file:///w'],
    ['file:///w2/x.md', 'file:///w'],
    ['untitled:Untitled-1', 'file:///w'],
  ])('is nowhere for %s outside of %s', (document, root) => {
    expect(configurationPlaces(document, root)).toEqual([]);
  });

  it('is where its globs count from', () => {
    const { settings } = readConfiguration('{ "files": ["*.md", "./old/*.md", "!a.md"] }');
    expect(settingsBelow(settings, '').files).toEqual(['*.md', './old/*.md', '!a.md']);
    const below = ['docs/\\[1\\]/*.md', 'docs/\\[1\\]/old/*.md', '!docs/\\[1\\]/a.md'];
    expect(settingsBelow(settings, 'docs/[1]').files).toEqual(below);
  });
});
