/** What the server knows about the current document, asked anew whenever it may have changed. */
import {
  CancellationTokenSource,
  Disposable,
  type Event,
  EventEmitter,
  type LogOutputChannel,
  type TextDocument,
  workspace,
} from 'vscode';
import {
  type DocumentParams,
  type DocumentStatus,
  statusRequest,
  type TimelinesResult,
  timelinesRequest,
} from '../../server/src/protocol.ts';
import type { CurrentDocument } from './currentDocument.ts';
import { createLatest } from './latest.ts';
import type { Server } from './server.ts';

export interface Facts {
  readonly document: TextDocument;
  /** The version that the answers are about. */
  readonly version: number;
  readonly timelines: TimelinesResult;
  readonly status: DocumentStatus;
}

export interface FactsSource extends Disposable {
  /** Undefined where no Markdown is open, and until the server has answered. */
  readonly facts: Facts | undefined;
  readonly onDidChange: Event<Facts | undefined>;
  refresh(): void;
  /** Resolves when nothing is being asked any more. */
  settled(): Promise<void>;
}

/** A pause in typing: the tree should not flicker with every key. */
const typingPause = 200;

export function followFacts(server: Server, current: CurrentDocument, output: LogOutputChannel): FactsSource {
  const changed = new EventEmitter<Facts | undefined>();
  let facts: Facts | undefined;

  const publish = (next: Facts | undefined): void => {
    facts = next;
    changed.fire(next);
  };

  const latest = createLatest(async (signal) => {
    const { document } = current;
    if (!document || server.state !== 'running') return publish(undefined);
    const { version } = document;
    const cancellation = new CancellationTokenSource();
    signal.addEventListener('abort', () => cancellation.cancel());
    try {
      const params: DocumentParams = {
        textDocument: { uri: server.client.code2ProtocolConverter.asUri(document.uri) },
      };
      const [timelines, status] = await Promise.all([
        server.request<TimelinesResult>(timelinesRequest, params, cancellation.token),
        server.request<DocumentStatus | null>(statusRequest, params, cancellation.token),
      ]);
      // An answer about an older text is wrong by now; the change that made it so has asked again.
      if (signal.aborted || document.version !== version || document !== current.document) return;
      // No status: the server has not seen the document, or has let go of it.
      publish(status ? { document, version, timelines, status } : undefined);
    } catch (error) {
      // The old picture stays: it is nearer to the truth than none.
      if (!signal.aborted) output.debug('No answer about the document.', String(error));
    } finally {
      cancellation.dispose();
    }
  });

  const listeners = Disposable.from(
    changed,
    current.onDidChange(() => latest.schedule(0)),
    server.onDidChangeState(() => latest.schedule(0)),
    server.onDidAskForRefresh(() => latest.schedule(0)),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document === current.document && contentChanges.length > 0) latest.schedule(typingPause);
    }),
  );

  return {
    get facts() {
      return facts;
    },
    onDidChange: changed.event,
    refresh: () => latest.schedule(0),
    settled: () => latest.settled(),
    dispose() {
      latest.dispose();
      listeners.dispose();
    },
  };
}
