import { type TemplateReading, templateFromMarkdown } from '../model/document/ownTemplate.ts';
import { buildPostmortem } from '../model/postmortem.ts';
import { type ConfigurationProblem, placeOfField } from '../settings/configuration.ts';
import { parseMarkdown } from '../syntax/tree.ts';
import type { Template } from '../templates/types.ts';

/**
 * The template that a setting names by a path.
 *
 * @param path as in the setting
 * @param text of the file; undefined where there is none
 */
export function readOwnTemplate(path: string, text: string | undefined): TemplateReading {
  if (text !== undefined) return templateFromMarkdown(path, buildPostmortem(parseMarkdown(text)));
  return {
    problems: [`There is no file ${path} in the workspace, so it is no template. Correct the path, or write the file.`],
  };
}

/** The same for a configuration file, with problems where the path stands in it. */
export function templateIn(configuration: string, path: string, text: string | undefined) {
  const { template, problems } = readOwnTemplate(path, text);
  const place = placeOfField(configuration, 'template');
  const placed = problems.map((message): ConfigurationProblem => ({ ...place, message }));
  return { template, problems: placed } satisfies { template?: Template; problems: readonly ConfigurationProblem[] };
}
