import type { Diagnostic } from 'vscode-languageserver';
import type { ConfigurationFile } from '../features/feature.ts';
import { templateIn } from '../features/ownTemplate.ts';
import type { FileContent } from '../protocol.ts';
import {
  configurationNames,
  configurationPlaces,
  readConfiguration,
  settingsBelow,
  templatePlace,
} from '../settings/configuration.ts';
import { isTemplatePath, type Settings } from '../settings/declarations.ts';
import { plainSource } from '../syntax/tree.ts';
import type { Template } from '../templates/types.ts';
import { folderOf, type Workspace } from './client.ts';
import { type Logger, messageOf } from './guard.ts';

/** A configuration file that was found. */
export interface Configuration extends FileContent {
  readonly settings: Partial<Settings>;
  /** The one that its `template` names by a path. */
  readonly template?: Template;
}

/** The configuration files of the open documents. Each is read once, until somebody says that files have changed. */
export interface Configurations {
  /** That of a document: the nearest one above it in its workspace folder. */
  of(uri: string): Promise<Configuration | undefined>;
  /** The one that was found for a document last, or where one would be; undefined where none would be read. */
  placeFor(uri: string): ConfigurationFile | undefined;
  /** Files are read anew from now on. */
  forget(): void;
  /** Takes back what was said about files that are gone. To be called when all documents have been asked about. */
  tidy(): Promise<void>;
}

export interface ConfigurationsOptions extends Workspace {
  /** Absent where no file can be read. */
  readonly readFirstFile?: (uris: readonly string[]) => Promise<FileContent | undefined>;
  /** Told of the templates that are read, by URI. */
  readonly watchTemplate: (uri: string) => void;
  readonly publish: (uri: string, diagnostics: Diagnostic[]) => Promise<void>;
  readonly logger: Logger;
}

export function createConfigurations(options: ConfigurationsOptions): Configurations {
  const { rootOf, pathOf, readFirstFile, watchTemplate, publish, logger } = options;
  /** By folder: its documents have the same. */
  let found = new Map<string, Promise<Configuration | undefined>>();
  /** By folder too. */
  const last = new Map<string, Configuration | undefined>();
  /** Files about which something was said. */
  const shown = new Set<string>();

  async function find(uri: string): Promise<Configuration | undefined> {
    const root = rootOf(uri);
    if (!readFirstFile || root === undefined) return undefined;
    try {
      const file = await readFirstFile(configurationPlaces(uri, root));
      return file && (await understand(file));
    } catch (error) {
      logger.warn(`The configuration file of ${uri} could not be read, so it is left out: ${messageOf(error)}`);
      return undefined;
    }
  }

  async function understand(file: FileContent): Promise<Configuration> {
    const { settings, problems } = readConfiguration(file.text);
    const own = await readTemplate(file, settings.template);
    const source = plainSource(file.text);
    const diagnostics = [...problems, ...own.problems].map(
      ({ message, ...span }): Diagnostic => ({
        range: source.rangeOf(span),
        severity: 2,
        source: 'postmortem',
        code: 'configuration',
        message,
      }),
    );
    if (diagnostics.length > 0 || shown.has(file.uri)) await show(file.uri, diagnostics);
    const path = pathOf(file.uri);
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    return { ...file, settings: settingsBelow(settings, folder), template: own.template };
  }

  async function readTemplate({ uri, text }: FileContent, path = '') {
    if (!isTemplatePath(path)) return { template: undefined, problems: [] };
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    const place = templatePlace(uri, encoded, rootOf(uri) ?? uri);
    const file = place === undefined ? undefined : await readFirstFile?.([place]);
    if (place) watchTemplate(place);
    return templateIn(text, path, file?.text);
  }

  async function show(uri: string, diagnostics: Diagnostic[]): Promise<void> {
    if (diagnostics.length > 0) shown.add(uri);
    else shown.delete(uri);
    await publish(uri, diagnostics);
  }

  return {
    of(uri) {
      const folder = folderOf(uri);
      const known = found.get(folder);
      if (known) return known;
      const finding = find(uri);
      found.set(folder, finding);
      return finding.then((file) => {
        last.set(folder, file);
        return file;
      });
    },
    placeFor(uri) {
      const root = rootOf(uri);
      if (!readFirstFile || root === undefined) return undefined;
      return last.get(folderOf(uri)) ?? { uri: root + configurationNames[0] };
    },
    forget() {
      found = new Map();
    },
    async tidy() {
      const there = new Set((await Promise.all(found.values())).map((file) => file?.uri));
      for (const uri of [...shown].filter((candidate) => !there.has(candidate))) await show(uri, []);
    },
  };
}
