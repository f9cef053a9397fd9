import { defineConfig } from 'vitest/config';

/** The tests that need no editor. The suites in test/editor and test/grammar have runners of their own. */
export default defineConfig({
  test: {
    include: ['test/{unit,property,protocol,cli,meta}/**/*.test.ts'],
    globalSetup: 'test/support/freshBundles.ts',
    // Nothing here has state of its own, so the files share what they import.
    isolate: false,
    pool: 'threads',
    // Against what hangs. A busy machine is slow, and no test here is about time.
    testTimeout: 60_000,
  },
});
