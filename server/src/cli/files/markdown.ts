/** Whether a file in a folder is Markdown, by its name. */
export function isMarkdownName(name: string): boolean {
  return extension.test(name);
}

const extension = /\.(?:md|markdown|mdown|mkdn?|mdwn|mdtxt|mdtext)$/i;
