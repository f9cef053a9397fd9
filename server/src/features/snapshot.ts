import { type ChosenTemplate, chooseTemplate } from '../model/document/chooseTemplate.ts';
import { templateInFrontMatter } from '../model/frontMatter/frontMatterSettings.ts';
import { Memory } from '../model/memory.ts';
import { buildPostmortem } from '../model/postmortem.ts';
import type { Postmortem } from '../model/types.ts';
import type { Override } from '../protocol.ts';
import { rules } from '../rules/registry.ts';
import type { Rule } from '../rules/types.ts';
import type { Settings } from '../settings/declarations.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { Language } from '../templates/names/types.ts';
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
export class Snapshot implements DocumentInput {
  readonly uri: string;
  readonly version: number;
  readonly tree: SyntaxTree;
  readonly path: string;
  readonly settings: Settings;
  readonly ownTemplate?: Template;
  readonly override?: Override;
  readonly now: number;
  readonly memory: Memory;
  /** All that there are; the settings say which of them are on. */
  readonly rules: readonly Rule[];
  #postmortem: Postmortem | undefined;
  #treatment: Treatment | undefined;
  #chosenTemplate: ChosenTemplate | undefined;
  #checked: Checked | undefined;

  constructor(input: DocumentInput, enabled: readonly Rule[] = rules) {
    this.uri = input.uri;
    this.version = input.version;
    this.tree = input.tree;
    this.path = input.path;
    this.settings = input.settings;
    this.ownTemplate = input.ownTemplate;
    this.override = input.override;
    this.now = input.now;
    this.memory = input.memory ?? new Memory();
    this.rules = enabled;
  }

  get postmortem(): Postmortem {
    this.#postmortem ??= buildPostmortem(this.tree, modelContext(this), this.memory);
    return this.#postmortem;
  }

  get treatment(): Treatment {
    this.#treatment ??= this.#treat();
    return this.#treatment;
  }

  get chosenTemplate(): ChosenTemplate {
    this.#chosenTemplate ??= this.#chooseTemplate();
    return this.#chosenTemplate;
  }

  /** In document order; none for a document that is no postmortem. */
  get findings(): readonly Finding[] {
    return this.#check().findings;
  }

  get failures(): readonly RuleFailure[] {
    return this.#check().failures;
  }

  #treat(): Treatment {
    const { postmortem, path, settings, override } = this;
    return treat({ postmortem, path, files: settings.files, override });
  }

  #chooseTemplate(): ChosenTemplate {
    const { sections, structure } = this.postmortem;
    const template = templateInFrontMatter(this.postmortem.frontMatter) ?? this.ownTemplate ?? this.settings.template;
    return this.memory.keep(structure, 'template', [template], () =>
      chooseTemplate(
        template,
        sections.map((section) => section.name),
      ),
    );
  }

  #check(): Checked {
    this.#checked ??= this.treatment.isPostmortem && !isEmpty(this.tree) ? this.#runRules() : unchecked;
    return this.#checked;
  }

  #runRules(): Checked {
    const { postmortem, settings, now, memory } = this;
    const { template, auto } = this.chosenTemplate;
    return runRules(this.rules, { postmortem, template, isTemplateNamed: !auto, settings, now, memory });
  }
}

interface Checked {
  readonly findings: readonly Finding[];
  readonly failures: readonly RuleFailure[];
}

const unchecked: Checked = { findings: [], failures: [] };

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
