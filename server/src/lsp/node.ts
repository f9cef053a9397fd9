import { Console } from 'node:console';
import {
  type Connection,
  createConnection,
  type Message,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { createClearUp } from './clearUp.ts';
import { encode } from './encode.ts';
import { readFirstFile } from './readFirstFile.ts';
import { startServer } from './server.ts';

/** How to connect: of several the first counts. */
const transport = process.argv.find((argument) => /^--(?:stdio|node-ipc|socket|pipe)/.test(argument));

if (process.argv.includes('--version')) {
  process.stdout.write(`${version}\n`);
} else if (transport === undefined) {
  process.stderr.write(
    'postmortem-language-server: say how to connect: --stdio, --node-ipc, --socket=PORT or --pipe=NAME\n',
  );
  process.exitCode = 2;
} else {
  const isStdio = transport === '--stdio';
  const server = startServer(isStdio ? overStandardStreams() : createConnection(ProposedFeatures.all), {
    now: () => Date.now(),
    version,
    readFirstFile,
    worked: createClearUp(),
  });
  const leave = () => process.exit(server.isShutDown() ? 0 : 1);
  // Over anything else the library does it.
  if (isStdio) for (const event of ['end', 'close']) process.stdin.once(event, leave);
}

/** As the library makes it, but for how messages become bytes. */
function overStandardStreams(): Connection {
  // Whatever is logged must not stand between the messages.
  globalThis.console = new Console(process.stderr);
  const contentTypeEncoder = { name: 'application/json', encode: async (message: Message) => encode(message) };
  return createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(process.stdin),
    new StreamMessageWriter(process.stdout, { contentTypeEncoder }),
  );
}
