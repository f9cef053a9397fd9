/** The module that VS Code loads in its extension host, in Node as in a web worker. */
// Mocha's browser build: it needs neither Node nor a page, so that one suite fits both hosts.
import 'mocha/mocha.js';
import { report } from './report.ts';

/** Set by the build of the suite, since a web worker has no environment variables. */
declare const GREP: string;

export async function run(): Promise<void> {
  const mocha = new Mocha({
    timeout: 30_000,
    grep: new RegExp(GREP),
    // The default one draws in a page, and there is none.
    reporter: function quiet() {} as unknown as Mocha.ReporterConstructor,
    // What a suite does not test, it must not claim.
    forbidOnly: true,
    forbidPending: true,
  });
  // Makes `describe` and `it` global. Tests register themselves with them, so they come after it.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('./tests.ts');
  const failures = await new Promise<number>((resolve) => report(mocha.run(resolve)));
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}
