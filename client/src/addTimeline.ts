/** Adds the timeline section that a postmortem lacks: by the server's own fix if it offers one, else at the end. */
import {
  type CodeAction,
  CodeActionKind,
  commands,
  languages,
  Position,
  SnippetString,
  type TextDocument,
  workspace,
} from 'vscode';
import { revealRange } from './revealRange.ts';

export async function addTimeline(document: TextDocument): Promise<void> {
  const fix = await findFix(document);
  if (fix?.edit) {
    const place = fix.edit.get(document.uri)[0]?.range.start ?? new Position(0, 0);
    await workspace.applyEdit(fix.edit);
    await revealRange(document.uri, { start: place, end: place });
    return;
  }
  const end = document.lineAt(document.lineCount - 1).range.end;
  const editor = await revealRange(document.uri, { start: end, end });
  const gap = '\n'.repeat(end.line === 0 && end.character === 0 ? 0 : end.character > 0 ? 2 : 1);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet syntax
  const section = '## Timeline\n\nAll times in UTC.\n\n- **${1:00:00}:** ${2:what happened}\n$0';
  await editor.insertSnippet(new SnippetString(gap + section), end);
}

async function findFix(document: TextDocument): Promise<CodeAction | undefined> {
  const missing = languages.getDiagnostics(document.uri).filter(({ source, code }) => {
    const id = typeof code === 'object' ? code.value : code;
    return source === 'postmortem' && id === 'missing-section';
  });
  for (const { range } of missing) {
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      CodeActionKind.QuickFix.value,
      20,
    );
    const fix = actions.find(({ title, edit }) => edit && /timeline/i.test(title));
    if (fix) return fix;
  }
  return undefined;
}
