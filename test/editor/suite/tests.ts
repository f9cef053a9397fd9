/** Every test file of the suite. */
import './activation.test.ts';
import './problems.test.ts';
import './configuration.test.ts';
import './fixes.test.ts';
import './outline.test.ts';
import './snippets.test.ts';
import './silence.test.ts';
import './treatment.test.ts';
import './restart.test.ts';
