/**
 * The file that is run, for a bundle that is large. Node keeps what it compiles for the next start, but only of files
 * that are loaded after it was asked to; so this one is small. Node before 22.1 cannot be asked. Where there is no
 * folder to keep anything in, nothing is kept, and the start goes on.
 */
export const launcher = (main: string): string => `#!/usr/bin/env node
'use strict';
require('node:module').enableCompileCache?.();
require('./${main}');
`;
