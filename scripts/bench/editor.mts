/** What an editor asks for after a keystroke, of a server that declares that it can answer. */
import type { Position, ServerCapabilities } from 'vscode-languageserver-protocol/node';

export interface Question {
  readonly method: string;
  readonly paramsAt: (at: Position) => Readonly<Record<string, unknown>>;
}

const nothing = () => ({});

/** Lines of a document that a window shows. */
const screen = 50;

const questions: readonly (Question & { readonly capability: keyof ServerCapabilities })[] = [
  { capability: 'documentSymbolProvider', method: 'textDocument/documentSymbol', paramsAt: nothing },
  { capability: 'foldingRangeProvider', method: 'textDocument/foldingRange', paramsAt: nothing },
  { capability: 'documentLinkProvider', method: 'textDocument/documentLink', paramsAt: nothing },
  { capability: 'codeLensProvider', method: 'textDocument/codeLens', paramsAt: nothing },
  { capability: 'colorProvider', method: 'textDocument/documentColor', paramsAt: nothing },
  { capability: 'semanticTokensProvider', method: 'textDocument/semanticTokens/full', paramsAt: nothing },
  {
    capability: 'codeActionProvider',
    method: 'textDocument/codeAction',
    paramsAt: (at) => ({ range: { start: at, end: at }, context: { diagnostics: [], triggerKind: 2 } }),
  },
  {
    capability: 'documentHighlightProvider',
    method: 'textDocument/documentHighlight',
    paramsAt: (at) => ({ position: at }),
  },
  {
    capability: 'inlayHintProvider',
    method: 'textDocument/inlayHint',
    paramsAt: ({ line }) => ({
      range: { start: { line: Math.max(0, line - screen / 2), character: 0 }, end: { line, character: 0 } },
    }),
  },
];

export function questionsFor(capabilities: ServerCapabilities, beside: readonly string[] = []): readonly Question[] {
  return [
    ...questions.filter(({ capability }) => capabilities[capability]),
    ...beside.map((method) => ({ method, paramsAt: nothing })),
  ];
}
