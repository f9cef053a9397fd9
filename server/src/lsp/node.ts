import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { createClearUp } from './clearUp.ts';
import { readFirstFile } from './readFirstFile.ts';
import { startServer } from './server.ts';

if (process.argv.includes('--version')) {
  process.stdout.write(`${version}\n`);
} else if (!process.argv.some((argument) => /^--(?:stdio|node-ipc|socket|pipe)/.test(argument))) {
  process.stderr.write(
    'postmortem-language-server: say how to connect: --stdio, --node-ipc, --socket=PORT or --pipe=NAME\n',
  );
  process.exitCode = 2;
} else {
  startServer(createConnection(ProposedFeatures.all), {
    now: () => Date.now(),
    version,
    readFirstFile,
    worked: createClearUp(),
  });
}
