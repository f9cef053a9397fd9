/**
 * Where `docs/rules` can be read: the folder's address, once the project has one. Without it, diagnostics have no link.
 */
const pages: string | undefined = undefined;

/** Address of the page about a rule. */
export function rulePage(id: string, folder = pages): string | undefined {
  return folder && `${folder.replace(/\/$/, '')}/${id}.md`;
}
