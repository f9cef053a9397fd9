/** The snippets that make a whole document, out of those the extension brings along. */
export interface DocumentSnippet {
  readonly name: string;
  readonly description: string;
  readonly body: string;
}

export function readDocumentSnippets(json: string): readonly DocumentSnippet[] {
  const snippets = Object.entries(JSON.parse(json) as Record<string, RawSnippet>);
  return snippets
    .map(([name, { body, description = '' }]) => ({
      name,
      description,
      body: typeof body === 'string' ? body : body.join('\n'),
    }))
    .filter(({ body }) => isWholeDocument(body));
}

interface RawSnippet {
  readonly body: string | readonly string[];
  readonly description?: string;
}

/** It begins with a title or front matter. Snippets of one section begin with a smaller heading or none. */
function isWholeDocument(body: string): boolean {
  return /^(?:---\n|# )/.test(body);
}
