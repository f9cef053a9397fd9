/** Reports for programs: each is what its readers expect, whatever the documents hold. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DOMParser } from '@xmldom/xmldom';
import Draft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { rules } from '../../server/src/rules/registry.ts';
import { useCommandLine } from '../support/commandLine.ts';
import { clean, disordered, notes, undated } from './documents.ts';

const { run, write, at } = useCommandLine();

/** A document full of signs that mean something in one format or another. */
const odd = disordered.replace('Exports run again', 'a "b" <c> & ::error::d %0A, e: f]]> \u0001 \u{1F600} 事後');
const oddName = 'odd, 100%: ä & <b>.md';

describe('sarif', () => {
  const require = createRequire(import.meta.url);
  const schema = JSON.parse(
    readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
  );
  const ajv = new Draft4({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(schema);

  function sarif(...args: string[]) {
    const { stdout } = run('check', '--format', 'sarif', ...args);
    const log = JSON.parse(stdout);
    validate(log);
    expect(validate.errors ?? []).toEqual([]);
    return log.runs[0];
  }

  it('holds to the schema, which finds faults', () => {
    sarif(write('a.md', disordered), write(oddName, odd), write('b.md', undated), write('c.md', notes), 'missing.md');
    sarif(write('clean.md', clean));
    sarif(write('c.md', notes));
    expect(validate({ version: '2.1.0', runs: [{ tool: { driver: {} } }] })).toBe(false);
  });

  it('describes every rule', () => {
    const { tool } = sarif(write('a.md', clean));
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(rules.map(({ id }) => id));
    for (const { help, shortDescription } of tool.driver.rules)
      expect([help.text, help.markdown, shortDescription.text].map((text) => text.length > 20)).toEqual([
        true,
        true,
        true,
      ]);
  });

  it('says where, what and how loud', () => {
    const { results, columnKind, originalUriBaseIds } = sarif(write('folder/a.md', disordered));
    expect(columnKind).toBe('utf16CodeUnits');
    expect(originalUriBaseIds['%SRCROOT%'].uri).toBe(`${pathToFileURL(at('.')).href}/`);
    expect(results).toMatchObject([
      {
        ruleId: 'timeline-order',
        ruleIndex: rules.findIndex(({ id }) => id === 'timeline-order'),
        level: 'error',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'folder/a.md', uriBaseId: '%SRCROOT%' },
              region: { startLine: 14, startColumn: 3, endLine: 14, endColumn: 23 },
            },
          },
        ],
      },
    ]);
  });

  it('names any file by an address that leads to it', () => {
    const { results, originalUriBaseIds } = sarif(write(oddName, odd));
    const { uri } = results[0].locations[0].physicalLocation.artifactLocation;
    expect(fileURLToPath(new URL(uri, originalUriBaseIds['%SRCROOT%'].uri))).toBe(at(oddName));
    const outside = sarif(at(write('a.md', disordered))).results[0].locations[0].physicalLocation.artifactLocation;
    expect(outside).toEqual({ uri: pathToFileURL(at('a.md')).href });
  });

  it('has edits that mend what is reported', () => {
    const [{ fixes }] = sarif(write('a.md', disordered)).results;
    const [{ replacements }] = fixes[0].artifactChanges;
    const mended = [...replacements]
      .reverse()
      .reduce(
        (text: string, { deletedRegion, insertedContent }) => exchange(text, deletedRegion, insertedContent.text),
        disordered,
      );
    expect(mended).not.toBe(disordered);
    expect(run('check', write('a.md', mended)).status).toBe(0);
  });

  it('has fingerprints that stay when lines move, and differ where findings do', () => {
    const line = '- Somebody looks';
    const twice = undated.replace('- Exports run again', `${line}\n${line}`);
    const prints = (text: string) =>
      sarif(write('a.md', text)).results.map(
        ({ partialFingerprints }: { partialFingerprints: Record<string, string> }) =>
          Object.values(partialFingerprints)[0],
      );
    const before = prints(twice);
    expect(new Set(before).size).toBe(2);
    expect(prints(twice.replace('## Impact', 'One line more.\n\n## Impact'))).toEqual(before);
    expect(prints(twice.replaceAll(line, '- Everybody looks'))).not.toEqual(before);
  });

  it('says what could not be done', () => {
    expect(sarif('missing.md').invocations).toMatchObject([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [{ message: { text: 'missing.md could not be read: there is no such file.' } }],
      },
    ]);
    expect(sarif(write('a.md', disordered)).invocations[0].executionSuccessful).toBe(true);
  });
});

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

function exchange(text: string, { startLine, startColumn, endLine, endColumn }: Region, by: string): string {
  const offset = (line: number, column: number) =>
    text
      .split('\n')
      .slice(0, line - 1)
      .reduce((sum, each) => sum + each.length + 1, 0) +
    column -
    1;
  return text.slice(0, offset(startLine, startColumn)) + by + text.slice(offset(endLine, endColumn));
}

describe('junit', () => {
  function junit(...args: string[]) {
    const errors: string[] = [];
    const parser = new DOMParser({ onError: (level, message) => level !== 'warning' && errors.push(message) });
    const document = parser.parseFromString(run('check', '--format', 'junit', ...args).stdout, 'text/xml');
    expect(errors).toEqual([]);
    const suites = [...document.getElementsByTagName('testsuite')];
    return suites.map((suite) => ({
      name: suite.getAttribute('name'),
      counts: ['tests', 'failures', 'errors'].map((count) => Number(suite.getAttribute(count))),
      cases: [...suite.getElementsByTagName('testcase')].map(
        (each) => `${each.getAttribute('name')}: ${each.firstChild?.nodeName ?? 'passed'}`,
      ),
    }));
  }

  it('has a test suite for each postmortem', () => {
    write('a.md', disordered);
    write('b.md', clean);
    write('c.md', notes);
    expect(junit('a.md', 'b.md', 'c.md', 'missing.md')).toEqual([
      { name: 'a.md', counts: [1, 1, 0], cases: ['timeline-order at 14:3: failure'] },
      { name: 'b.md', counts: [1, 0, 0], cases: ['nothing to report: passed'] },
      { name: 'missing.md', counts: [1, 0, 1], cases: ['could not be checked: error'] },
    ]);
  });

  it('gives no two cases one name', () => {
    const [{ cases = [] } = {}] = junit(
      write('postmortem.md', '# Postmortem: exports\n\n## Summary\n\nThey failed.\n'),
    );
    expect(cases).toContain('missing-section at 1:3 (2): failure');
    expect(new Set(cases).size).toBe(cases.length);
  });

  it('is XML whatever the document holds', () => {
    expect(junit(write(oddName, odd))).toMatchObject([{ name: oddName, counts: [1, 1, 0] }]);
  });
});

describe('github', () => {
  it('has a command for each finding, escaped as the runner reads them', () => {
    const { stdout } = run('check', '--format', 'github', write(oddName, odd), write('b.md', undated));
    const [first, second, ...rest] = stdout.trimEnd().split('\n');
    expect(rest).toEqual([]);
    expect(first).toMatch(
      /^::error file=odd%2C 100%25%3A ä & <b>\.md,line=14,col=3,endColumn=22,title=timeline-order::[^\n]+$/,
    );
    expect(second).toMatch(/^::warning file=b\.md,line=14,col=3,endColumn=19,title=undated-event::/);
  });

  it('escapes what would be a command of its own, or a line', () => {
    const { stdout } = run(
      'check',
      '--format',
      'github',
      write('a.md', disordered.replace('Alert fires', '100%0A::error::x')),
    );
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(stdout).toContain('100%250A::error::x');
  });

  it('has one for what could not be done', () => {
    expect(run('check', '--format', 'github', 'missing.md').stdout).toBe(
      '::error file=missing.md::missing.md could not be read: there is no such file.\n',
    );
  });
});

describe('json', () => {
  it('has the shape that the documentation shows', () => {
    const report = JSON.parse(
      run('check', '--format', 'json', write('a.md', disordered), write('n.md', notes), 'missing.md').stdout,
    );
    const page = readFileSync(new URL('../../docs/command-line.md', import.meta.url), 'utf8');
    const shown = JSON.parse(/^```json\n([\s\S]*?)^```/m.exec(page)?.[1] ?? '');
    expect(shapeOf(report)).toEqual(shapeOf(shown));
    expect(report.summary).toEqual({ ...shown.summary, files: 2 });
  });

  it('is an object when there is nothing to tell', () => {
    expect(JSON.parse(run('check', '--format', 'json', write('n.md', notes)).stdout)).toMatchObject({
      files: [],
      problems: [],
    });
  });
});

/** Names and types of the fields, in their order. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.entries(value).map(([name, field]) => [name, shapeOf(field)]);
}
