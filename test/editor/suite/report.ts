/** Prints each test on one line, and at the end the line that the runner looks for. */
export function report(runner: Mocha.Runner): void {
  let passed = 0;
  let failed = 0;
  runner.on('pass', (test) => {
    passed += 1;
    console.log(`✓ ${test.fullTitle()} (${test.duration} ms)`);
  });
  runner.on('fail', (test, error) => {
    failed += 1;
    console.log(`✗ ${test.fullTitle()}\n${(error.stack ?? String(error)).replace(/^/gm, '│ ')}`);
  });
  runner.once('end', () => console.log(`${passed} passed, ${failed} failed`));
}
