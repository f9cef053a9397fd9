/**
 * Writes everything that is declared in one place and shown in another: the registry of rules, the rules' pages,
 * the templates' pages, the tables of the README, the manifest's settings, the snippets.
 *
 *   npm run generate              writes what is out of date
 *   npm run generate -- --check   writes nothing; fails if something is
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writePages, writeRegistry } from './generate/registry.mts';

const root = path.resolve(import.meta.dirname, '..');
const check = process.argv.includes('--check');

export interface Output {
  /** Relative to the repository. */
  readonly file: string;
  readonly content: string;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(path.join(root, file), 'utf8');
  } catch {
    return undefined;
  }
}

function settle(outputs: readonly Output[]): string[] {
  const stale = outputs.filter(({ file, content }) => read(file) !== content);
  for (const { file, content } of check ? [] : stale) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  }
  return stale.map(({ file }) => file);
}

// The registry first: everything else is made from the rules that it lists.
const stale = settle([writeRegistry(root), writePages(root)]);
const { writeRulePages } = await import('./generate/rulePages.mts');
const { writeConfigurationPage } = await import('./generate/configurationPage.mts');
const { writeManifest } = await import('./generate/manifest.mts');
const { writeSchema } = await import('./generate/schema.mts');
const { writeSnippets } = await import('./generate/snippets.mts');
const { writeTimeForms } = await import('./generate/timeForms.mts');
const { writeReadme, writeTemplatePage } = await import('./generate/tables.mts');
const { writeTemplatePages } = await import('./generate/templatePages.mts');
const { writeCommandLinePage } = await import('./generate/commandLine.mts');
const { writeEditorsPage } = await import('./generate/editorsPage.mts');
stale.push(
  ...settle([
    ...writeRulePages(),
    writeManifest(read('package.json') ?? '{}'),
    writeSchema(),
    writeConfigurationPage(),
    writeSnippets(),
    writeTemplatePage(),
    ...writeTemplatePages(),
    writeTimeForms(read('test/fixtures/times.txt') ?? ''),
    ...writeReadme(read('README.md')),
    ...writeCommandLinePage(read('docs/command-line.md')),
    writeEditorsPage(read('server/src/protocol.ts') ?? ''),
  ]),
);

if (stale.length === 0) {
  console.log('Everything generated is up to date.');
} else if (check) {
  console.error(`Out of date: ${stale.join(', ')}\nRun \`npm run generate\` and commit the result.`);
  process.exitCode = 1;
} else {
  console.log(`Written: ${stale.join(', ')}`);
}
