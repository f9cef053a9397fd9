/** Telling prompts from what somebody wrote. A prompt is a comment: `<!-- What ended the impact? -->`. */
import { catalogue } from './catalogue.ts';
import { traditional } from './hanScripts.ts';
import { templates } from './registry.ts';
import type { Template } from './types.ts';
import { wordings } from './wording/registry.ts';

/** What the sections and labels of a template ask in English, or in the language that it is written in. */
export function promptsOf({ sections }: Template): readonly string[] {
  return sections.flatMap(({ prompt, holds }) => [prompt, ...holds.map((label) => label.prompt)]);
}

/** Every prompt that a fresh document may have, in any language, flattened; and those that begin alike. */
interface KnownPrompts {
  readonly all: ReadonlySet<string>;
  readonly byHead: ReadonlyMap<string, readonly string[]>;
}

let known: KnownPrompts | undefined;

/** Enough to tell a prompt from nearly all that people write. */
const headLength = 8;

function knownPrompts(): KnownPrompts {
  if (known) return known;
  const all = new Set(
    [
      ...catalogue.map(({ prompt }) => prompt),
      ...templates.flatMap(promptsOf),
      ...Object.values(wordings).flatMap(({ prompts, fields, firstEvent, blank }) => [
        ...Object.values(prompts),
        ...Object.values(fields).map(([, prompt]) => prompt),
        firstEvent,
        blank,
      ]),
      ...Object.values(wordings.zh.prompts).map(traditional),
    ].map(flat),
  );
  const byHead = new Map<string, string[]>();
  for (const prompt of all) {
    const head = prompt.slice(0, headLength);
    const alike = byHead.get(head);
    if (alike) alike.push(prompt);
    else byHead.set(head, [prompt]);
  }
  known = { all, byHead };
  return known;
}

/**
 * Whether a text is a prompt that nobody has touched, with or without the comment's signs around it. Comments that
 * somebody wrote are none.
 *
 * @param own The document's template, where somebody wrote it: its prompts count too.
 */
export function isPrompt(text: string, own?: Template): boolean {
  const typed = text.trim().replace(/^<!--/, '').replace(/-->$/, '').trim();
  if (typed === '' || (own === undefined && beginsUnlike(typed))) return false;
  const words = flat(typed);
  return isKnown(words) || (own !== undefined && promptsOf(own).some((prompt) => flat(prompt) === words));
}

/** Whether no prompt begins like a text, as far as that can be told from its first characters as they are. */
function beginsUnlike(text: string): boolean {
  const head = text.slice(0, headLength);
  return head.length === headLength && !/[^\S ]|\s\s/.test(head) && !knownPrompts().byHead.has(head);
}

function isKnown(words: string): boolean {
  const { all, byHead } = knownPrompts();
  const alike = byHead.get(words.slice(0, headLength));
  return alike !== undefined && (all.has(words) || isJoined(words, alike, all));
}

/** A combined section asks what each of its roles does: both prompts, one behind the other. */
function isJoined(words: string, alike: readonly string[], all: ReadonlySet<string>): boolean {
  return alike.some(
    (prompt) => words[prompt.length] === ' ' && words.startsWith(prompt) && all.has(words.slice(prompt.length + 1)),
  );
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
