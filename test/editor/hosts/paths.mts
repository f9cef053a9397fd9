/** Where the editor tests find and keep things. */
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../../..');

/** Everything that is fetched or written by a run, ignored by git. */
export const scratch = path.join(root, '.vscode-test');

/** Installed hosts. They are large, so they are kept between runs. */
export const hosts = path.join(scratch, 'hosts');
