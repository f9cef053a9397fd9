/**
 * Gives a postmortem its first event: in the timeline section it has, else in the one that the server's fix adds, else
 * in a new one at the end.
 */
import {
  type CodeAction,
  CodeActionKind,
  commands,
  languages,
  type Position,
  SnippetString,
  type TextDocument,
  workspace,
} from 'vscode';
import { revealRange } from './revealRange.ts';
import { placeForFirstEvent } from './timelineSection.ts';

/** Nothing is made up: the time is left for the person to write. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: snippet syntax
const firstEvent = '- **${1:HH:MM} UTC:** ${2:what happened}$0';

export async function addTimeline(document: TextDocument): Promise<void> {
  const place = placeForFirstEvent(document.getText());
  if (place) return insert(document, document.positionAt(place.offset), place.before + firstEvent + place.after);
  const fix = await findFix(document);
  const added = fix?.edit && (await workspace.applyEdit(fix.edit)) && placeForFirstEvent(document.getText());
  if (added) return insert(document, document.positionAt(added.offset), added.before + firstEvent + added.after);
  const text = document.getText();
  const gap = text === '' ? '' : text.endsWith('\n') ? '\n' : '\n\n';
  await insert(document, document.positionAt(text.length), `${gap}## Timeline\n\n${firstEvent}\n`);
}

async function insert(document: TextDocument, place: Position, snippet: string): Promise<void> {
  const editor = await revealRange(document.uri, { start: place, end: place });
  await editor.insertSnippet(new SnippetString(snippet), place);
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
