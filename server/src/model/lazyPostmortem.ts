import type { Postmortem } from './types.ts';

/** What few rules ask about, and not in every document. */
type Later =
  | 'language'
  | 'isLanguageKnown'
  | 'facts'
  | 'actionLists'
  | 'actionItems'
  | 'told'
  | 'proseDates'
  | 'zoneNotes'
  | 'evidence'
  | 'unexplained'
  | 'unheeded'
  | 'swallowed'
  | 'wordCount';

/** Everything that is read with the sections and the timelines. */
export type ReadNow = Omit<Postmortem, Later>;

/** How to read the rest, each as often as it is asked for. */
export type ReadLater = { readonly [K in Later]: () => Postmortem[K] };

/**
 * A document of which some parts are read only when asked for.
 *
 * A class, since an engine takes an object with getters of its own for a dictionary: slow to ask, and long to let go.
 */
export class LazyPostmortem implements Postmortem {
  readonly source;
  readonly kind;
  readonly title;
  readonly sections;
  readonly structure;
  readonly timelines;
  readonly frontMatter;
  readonly unread;
  readonly nodesIn;
  readonly #later: ReadLater;

  constructor(now: ReadNow, later: ReadLater) {
    this.source = now.source;
    this.kind = now.kind;
    this.title = now.title;
    this.sections = now.sections;
    this.structure = now.structure;
    this.timelines = now.timelines;
    this.frontMatter = now.frontMatter;
    this.unread = now.unread;
    this.nodesIn = now.nodesIn;
    this.#later = later;
  }

  get language(): Postmortem['language'] {
    return this.#later.language();
  }

  get isLanguageKnown(): boolean {
    return this.#later.isLanguageKnown();
  }

  get facts(): Postmortem['facts'] {
    return this.#later.facts();
  }

  get actionLists(): Postmortem['actionLists'] {
    return this.#later.actionLists();
  }

  get actionItems(): Postmortem['actionItems'] {
    return this.#later.actionItems();
  }

  get told(): Postmortem['told'] {
    return this.#later.told();
  }

  get proseDates(): Postmortem['proseDates'] {
    return this.#later.proseDates();
  }

  get zoneNotes(): Postmortem['zoneNotes'] {
    return this.#later.zoneNotes();
  }

  get evidence(): Postmortem['evidence'] {
    return this.#later.evidence();
  }

  get swallowed(): Postmortem['swallowed'] {
    return this.#later.swallowed();
  }

  get unexplained(): Postmortem['unexplained'] {
    return this.#later.unexplained();
  }

  get unheeded(): Postmortem['unheeded'] {
    return this.#later.unheeded();
  }

  get wordCount(): Postmortem['wordCount'] {
    return this.#later.wordCount();
  }
}
