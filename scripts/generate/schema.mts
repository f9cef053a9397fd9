import { declarations } from '../../server/src/settings/settings.ts';
import type { Output } from '../generate.mts';

export const schemaFile = 'schemas/postmortem.schema.json';

/** What editors complete and check configuration files with. */
export function writeSchema(): Output {
  const properties = Object.fromEntries(
    declarations.map(({ key, description, default: value, schema, fileSchema = schema }) => [
      key,
      { markdownDescription: description, default: value, ...fileSchema },
    ]),
  );
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of Postmortem',
    type: 'object',
    allowComments: true,
    allowTrailingCommas: true,
    additionalProperties: false,
    properties: { $schema: { type: 'string' }, ...properties },
  };
  return { file: schemaFile, content: `${JSON.stringify(schema, null, 2)}\n` };
}
