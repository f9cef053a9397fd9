/** A bundle made for web workers, in a worker of Node: it finds what a browser gives one to speak with. */
import { Worker } from 'node:worker_threads';
import {
  createProtocolConnection,
  PortMessageReader,
  PortMessageWriter,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';
import { bundle } from './paths.ts';

const inside = `
  const { parentPort, workerData } = require('node:worker_threads');
  globalThis.addEventListener = () => {};
  globalThis.postMessage = (message) => parentPort.postMessage(message);
  parentPort.on('message', (data) => globalThis.onmessage?.({ data }));
  (0, eval)(require('node:fs').readFileSync(workerData, 'utf8'));
`;

export interface WorkerConnection {
  readonly connection: ProtocolConnection;
  stop(): Promise<unknown>;
}

export function startWorker(name: string): WorkerConnection {
  const worker = new Worker(inside, { eval: true, workerData: bundle(name) });
  const connection = createProtocolConnection(new PortMessageReader(worker), new PortMessageWriter(worker));
  return { connection, stop: () => worker.terminate() };
}
