import { features } from '../../server/src/features/registry.ts';
import type { Output } from '../generate.mts';
import { table } from './tables.mts';

/** A name of the protocol with its comment: what it asks or tells, and who does so. */
const named = /\/\*\*\s*((?:(?!\*\/)[\s\S])*?)\s*\*\/\nexport const \w+ = '(postmortem\/\w+)';/g;

/** The page for whoever writes a client: what the server answers, and its own requests with their types. */
export function writeEditorsPage(protocol: string): Output {
  const own = [...protocol.matchAll(named)].map(([, comment = '', method = '']) => [`\`${method}\``, plain(comment)]);
  const content = [
    '<!-- Generated from server/src/protocol.ts and server/src/features. Do not edit: run `npm run generate`. -->',
    '',
    '# In other editors',
    '',
    'The server speaks the Language Server Protocol over `--stdio`, `--node-ipc`, `--socket=PORT` or `--pipe=NAME`, and needs',
    'nothing but Node. Any client of the protocol gets what is below; what a client does not announce is not sent to it.',
    '',
    `Answered are ${features.map(({ method }) => `\`${method}\``).join(', ')}.`,
    'To a client that does not pull diagnostics they are pushed.',
    '',
    '## Requests and notifications of its own',
    '',
    table(['Name', 'What it is'], own),
    '',
    '## Their types',
    '',
    '```ts',
    protocol
      .replace(/^\/\*\*[\s\S]*?\*\/\n/, '')
      .replace(/(?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)export const[^\n]*\n\n?/g, '')
      .trim(),
    '```',
    '',
  ].join('\n');
  return { file: 'docs/other-editors.md', content };
}

function plain(comment: string): string {
  return comment.replace(/^\* |\s*\n\s*\*\s*/g, ' ').trim();
}
