import { configurationNames } from '../../server/src/settings/configuration.ts';
import { declarations } from '../../server/src/settings/settings.ts';
import type { Output } from '../generate.mts';
import { schemaFile } from './schema.mts';

/** The manifest with what the server declares: settings and the configuration file. The rest of it stays as it is. */
export function writeManifest(current: string): Output {
  const manifest = JSON.parse(current) as { contributes?: Record<string, unknown> };
  const properties = Object.fromEntries(
    declarations.map(({ key, description, default: value, schema }) => [
      `postmortem.${key}`,
      { ...schema, default: value, markdownDescription: description, scope: 'resource' },
    ]),
  );
  const trace = {
    'postmortem.trace.server': {
      type: 'string',
      enum: ['off', 'messages', 'verbose'],
      default: 'off',
      markdownDescription: 'Logs the messages between the editor and the language server to the *Postmortem* output.',
      scope: 'window',
    },
  };
  manifest.contributes = {
    ...manifest.contributes,
    // With comments, whatever the name ends in.
    languages: [{ id: 'jsonc', filenames: configurationNames }],
    jsonValidation: [{ fileMatch: configurationNames, url: `./${schemaFile}` }],
    configuration: { title: 'Postmortem', properties: { ...properties, ...trace } },
  };
  return { file: 'package.json', content: `${JSON.stringify(manifest, null, 2)}\n` };
}
