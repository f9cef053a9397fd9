/**
 * The least a language server can do: keep the text in step, and answer everything with nothing. What it takes is
 * the cost of Node, of the protocol and of the streams, which no server in Node gets below.
 */
import { createConnection, ProposedFeatures, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
let pulls = false;

connection.onInitialize(({ capabilities }) => {
  pulls = capabilities.textDocument?.diagnostic !== undefined;
  return {
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      ...(pulls && { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } }),
    },
  };
});
documents.onDidChangeContent(({ document }) => {
  if (!pulls) connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics: [] });
});
connection.languages.diagnostics.on(() => ({ kind: 'full', items: [] }));
connection.onRequest(() => null);
documents.listen(connection);
connection.listen();
