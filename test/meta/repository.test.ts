/** That what is written down in several places agrees. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkLayers, layerOf, modelFolders } from '../../scripts/layers.mts';
import { rulePage } from '../../server/src/features/rulePage.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { levels } from '../../server/src/rules/types.ts';
import { declarations, readSettings } from '../../server/src/settings/settings.ts';
import { bundle, root } from '../support/paths.ts';

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

describe('generated files', () => {
  it('are up to date: if not, run `npm run generate`', { timeout: 30_000 }, () => {
    const { status, stdout, stderr } = spawnSync('npx', ['tsx', 'scripts/generate.mts', '--check'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(stdout + stderr).toContain('up to date');
    expect(status).toBe(0);
  });
});

describe('layers', () => {
  it('import only downwards', () => {
    expect(checkLayers()).toEqual([]);
  });

  it('hold every file', () => {
    const files = ['server/src', 'client/src'].flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => path.posix.join(folder, file.split(path.sep).join('/'))),
    );
    expect(files.filter((file) => layerOf(file) === undefined)).toEqual([]);
  });

  it('are told in their order where the architecture is', () => {
    const told = readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8').split('| `server/src/model/` |')[1] ?? '';
    const rows = [...told.matchAll(/^\| `(\w+)` \|/gm)].map(([, folder]) => folder);
    expect(rows).toEqual(modelFolders);
    expect(
      readdirSync(path.join(root, 'server/src/model'))
        .filter((name) => !name.includes('.'))
        .sort(),
    ).toEqual([...modelFolders].sort());
  });
});

describe('the manifest', () => {
  const properties: Record<string, { default: unknown; enum?: unknown[]; markdownDescription: string }> =
    manifest.contributes.configuration.properties;

  it('has the settings that the server reads, and no others', () => {
    expect(Object.keys(properties).sort()).toEqual(
      [...declarations.map(({ key }) => `postmortem.${key}`), 'postmortem.trace.server'].sort(),
    );
  });

  it.each(declarations)('has the default of $key, and only values that are accepted', ({ key, default: value }) => {
    const property = properties[`postmortem.${key}`];
    expect(property?.default).toEqual(value);
    expect(property?.markdownDescription).toMatch(/\.$/);
    for (const allowed of [property?.default, ...(property?.enum ?? [])]) {
      expect(readSettings({ [key]: allowed })).toMatchObject({ settings: { [key]: allowed }, problems: [] });
    }
    expect(readSettings({ [key]: Symbol('no value of any setting') }).problems).toHaveLength(1);
  });

  it('has a level for every rule', () => {
    type Schema = { readonly enum?: readonly string[]; readonly oneOf?: readonly Schema[] };
    const schemas = (properties['postmortem.rules'] as unknown as { properties: Record<string, Schema> }).properties;
    expect(Object.keys(schemas).sort()).toEqual(rules.map(({ id }) => id).sort());
    for (const [id, schema] of Object.entries(schemas)) {
      const values = schema.enum ?? schema.oneOf?.[0]?.enum ?? [];
      expect(values).toEqual(levels);
      for (const level of values)
        expect(readSettings({ rules: { [id]: level } }).settings.rules).toEqual({ [id]: { level } });
    }
  });

  it('has the address that pages about rules are linked under, or none of them is', () => {
    const address: string | undefined = manifest.homepage ?? manifest.repository?.url;
    expect(rulePage('x') !== undefined).toBe(address !== undefined);
    expect(rulePage('timeline-order', 'https://example.org/rules/')).toBe(
      'https://example.org/rules/timeline-order.md',
    );
  });

  it('names files that are there', () => {
    const { grammars, snippets, jsonValidation } = manifest.contributes;
    const files = [
      manifest.main,
      manifest.browser,
      ...[...grammars, ...snippets].map((each) => each.path),
      ...jsonValidation.map((each: { url: string }) => each.url),
    ];
    expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });
});

describe('documents', () => {
  const documents = [
    ...readdirSync(root).filter((file) => file.endsWith('.md')),
    ...['docs', 'examples'].flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.md'))
        .map((file) => path.join(folder, file)),
    ),
  ];

  /** Links outside code, without those to other sites. */
  function linksOf(file: string): string[] {
    const prose = readFileSync(path.join(root, file), 'utf8')
      .replace(/^(```|~~~).*?^\1/gms, '')
      .replace(/`[^`\n]*`/g, '');
    return [...prose.matchAll(/\]\(<?([^)>\s]+)>?(?:\s"[^"]*")?\)|^\[[^\]]+\]:\s*(\S+)/gm)]
      .map((match) => match[1] ?? match[2] ?? '')
      .filter((link) => !/^[a-z]+:/i.test(link));
  }

  /** As GitHub makes them. */
  function anchorsOf(file: string): string[] {
    const titles = readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm);
    return [...titles].map((match) =>
      (match[1] ?? '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    );
  }

  it.each(documents)('%s links to what is there', (file) => {
    const broken = linksOf(file).filter((link) => {
      const [target = '', anchor] = link.split('#');
      const full = target === '' ? path.join(root, file) : path.resolve(root, path.dirname(file), decodeURI(target));
      if (!existsSync(full)) return true;
      return anchor !== undefined && full.endsWith('.md') && !anchorsOf(full).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  it.each(documents)('%s names scripts that there are', (file) => {
    const named = [...readFileSync(path.join(root, file), 'utf8').matchAll(/npm run ([\w:-]+)/g)].map(
      (match) => match[1],
    );
    expect(named.filter((script) => script !== undefined && !(script in manifest.scripts))).toEqual([]);
  });

  it('tell of every rule', () => {
    const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
    for (const { id } of rules) expect(readme).toContain(id);
  });
});

describe('bundles', () => {
  /** In kilobytes. What is here today and little more: whoever needs room says so here. */
  const budgets = {
    'server.js': 3,
    'server.main.js': 1068,
    'server.worker.js': 1061,
    'cli.js': 3,
    'cli.main.js': 1080,
    'client.js': 342,
    'client.browser.js': 307,
  };

  it('all have a limit', () => {
    const built = readdirSync(path.dirname(bundle('server.js'))).filter((name) => name.endsWith('.js'));
    expect(built.sort()).toEqual(Object.keys(budgets).sort());
  });

  it.each(Object.entries(budgets))('%s is at most %d kB', (name, budget) => {
    expect(statSync(bundle(name)).size / 1000).toBeLessThanOrEqual(budget);
  });

  it('the worker needs nothing of Node', () => {
    const code = readFileSync(bundle('server.worker.js'), 'utf8');
    expect(code.match(/\brequire\("[^"]*"\)|["']node:[a-z_/]+["']/g) ?? []).toEqual([]);
  });
});
