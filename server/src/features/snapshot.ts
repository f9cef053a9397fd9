import { type ChosenTemplate, chooseTemplate } from '../model/chooseTemplate.ts';
import { Memory, once } from '../model/memory.ts';
import { buildPostmortem } from '../model/postmortem.ts';
import type { Postmortem } from '../model/types.ts';
import type { Override } from '../protocol.ts';
import { rules } from '../rules/registry.ts';
import type { Rule } from '../rules/types.ts';
import type { Settings } from '../settings/declarations.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { Language } from '../templates/names/types.ts';
import { templates } from '../templates/registry.ts';
import type { Template } from '../templates/types.ts';
import { type Finding, type RuleFailure, runRules } from './findings.ts';
import { type Treatment, treat } from './treatment.ts';

/** What a snapshot is made from. */
export interface DocumentInput {
  readonly uri: string;
  readonly version: number;
  readonly tree: SyntaxTree;
  /** Path inside the workspace folder with `/`, or the file's name alone. */
  readonly path: string;
  readonly settings: Settings;
  /** Where the settings name one by its path. */
  readonly ownTemplate?: Template;
  readonly override?: Override;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** What was found in earlier versions of the document. */
  readonly memory?: Memory;
}

/**
 * A document at one version under one revision of the settings. Nothing in it changes; each part is computed
 * at most once, and only when asked for.
 */
export interface Snapshot extends DocumentInput {
  /** All that there are; the settings say which of them are on. */
  readonly rules: readonly Rule[];
  readonly postmortem: Postmortem;
  readonly treatment: Treatment;
  readonly chosenTemplate: ChosenTemplate;
  /** In document order; none for a document that is no postmortem. */
  readonly findings: readonly Finding[];
  readonly failures: readonly RuleFailure[];
}

export function createSnapshot(input: DocumentInput, enabled: readonly Rule[] = rules): Snapshot {
  const memory = input.memory ?? new Memory();
  const postmortem = once(() => buildPostmortem(input.tree, modelContext(input), memory));
  const treatment = once(() => treat({ ...input, files: input.settings.files, postmortem: postmortem() }));
  const chosenTemplate = once(() => {
    const { sections, structure } = postmortem();
    const template = templateStated(postmortem()) ?? input.ownTemplate ?? input.settings.template;
    return memory.keep(structure, 'template', [template], () =>
      chooseTemplate(
        template,
        sections.map((section) => section.name),
      ),
    );
  });
  const checked = once(() => {
    if (!treatment().isPostmortem || isEmpty(input.tree)) return { findings: [], failures: [] };
    const { settings, now } = input;
    const { template, auto } = chosenTemplate();
    const isTemplateNamed = !auto;
    return runRules(enabled, { postmortem: postmortem(), template, isTemplateNamed, settings, now, memory });
  });
  return {
    ...input,
    rules: enabled,
    get postmortem() {
      return postmortem();
    },
    get treatment() {
      return treatment();
    },
    get chosenTemplate() {
      return chosenTemplate();
    },
    get findings() {
      return checked().findings;
    },
    get failures() {
      return checked().failures;
    },
  };
}

/** `template: alx` in the front matter; a name that is none of ours is somebody else's. */
function templateStated({ frontMatter }: Postmortem): string | undefined {
  const stated = frontMatter?.values.get('template');
  return templates.find(({ id }) => id === stated)?.id;
}

function isEmpty({ blocks }: SyntaxTree): boolean {
  return blocks.length === 0 || (blocks.length === 1 && blocks[0]?.kind === 'blank');
}

function modelContext({ path, settings }: DocumentInput) {
  return {
    fileName: path.slice(path.lastIndexOf('/') + 1),
    timeZone: settings.timeZone === '' ? undefined : settings.timeZone,
    dateOrder: settings.dateOrder === 'auto' ? undefined : settings.dateOrder,
    zones: settings.zones,
    languages: settings.languages as readonly Language[],
  };
}
