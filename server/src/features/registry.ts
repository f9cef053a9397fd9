import { codeActionsFeature } from './codeActions.ts';
import { diagnosticsFeature } from './diagnostics.ts';
import { documentSymbolsFeature } from './documentSymbols.ts';
import type { Feature } from './feature.ts';
import { statusFeature } from './status.ts';
import { timelinesFeature } from './timelines.ts';

/** Everything the server answers about a document. To add a feature is to add a file and a line here. */
export const features = [
  diagnosticsFeature,
  codeActionsFeature,
  documentSymbolsFeature,
  timelinesFeature,
  statusFeature,
] as unknown as readonly Feature<{ readonly textDocument: { readonly uri: string } }, unknown>[];
