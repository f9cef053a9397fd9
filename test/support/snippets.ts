/** The shipped snippets, as an editor inserts them when nobody types anything. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.ts';

export interface Snippet {
  readonly name: string;
  readonly prefixes: readonly string[];
  readonly description: string;
  readonly text: string;
}

const variables: Readonly<Record<string, string>> = {
  CURRENT_YEAR: '2025',
  CURRENT_MONTH: '02',
  CURRENT_DATE: '11',
  CURRENT_HOUR: '07',
  CURRENT_MINUTE: '40',
  CURRENT_TIMEZONE_OFFSET: '+00:00',
};

export function readSnippets(): Snippet[] {
  const file = path.join(root, 'snippets/postmortem.code-snippets');
  const snippets: Record<string, { prefix: string | string[]; description: string; body: string[] }> = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  return Object.entries(snippets).map(([name, { prefix, description, body }]) => ({
    name,
    prefixes: [prefix].flat(),
    description,
    text: expand(body.join('\n')),
  }));
}

/** Variables with fixed values, tab stops with their prompts. Throws for a variable that is not known. */
export function expand(body: string): string {
  const pattern = /\\([\\$}])|\$\{\d+:((?:\\.|\$\w+|[^\\}])*)\}|\$\{?\d+\}?|\$(\w+)/g;
  return body.replace(pattern, (_, escaped?: string, prompt?: string, variable?: string) => {
    if (escaped !== undefined) return escaped;
    if (prompt !== undefined) return expand(prompt);
    if (variable === undefined) return '';
    const value = variables[variable];
    if (value === undefined) throw new Error(`The variable $${variable} is not known.`);
    return value;
  });
}
