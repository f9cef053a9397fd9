/** Telling prompts from what somebody wrote. A prompt is a comment: `<!-- What ended the impact? -->`. */
import { catalogue } from './catalogue.ts';
import { templates } from './registry.ts';
import type { Template } from './types.ts';
import { wordings } from './wording/registry.ts';

/** What the sections and labels of a template ask in English, or in the language that it is written in. */
export function promptsOf({ sections }: Template): readonly string[] {
  return sections.flatMap(({ prompt, holds }) => [prompt, ...holds.map((label) => label.prompt)]);
}

/** Every prompt that a fresh document may have, in any language, flattened; and how they begin. */
interface KnownPrompts {
  readonly all: ReadonlySet<string>;
  readonly heads: ReadonlySet<string>;
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
    ].map(flat),
  );
  known = { all, heads: new Set([...all].map((prompt) => prompt.slice(0, headLength))) };
  return known;
}

/**
 * Whether a text is a prompt that nobody has touched, with or without the comment's signs around it. Comments that
 * somebody wrote are none.
 *
 * @param own The document's template, where somebody wrote it: its prompts count too.
 */
export function isPrompt(text: string, own?: Template): boolean {
  const words = flat(text.trim().replace(/^<!--/, '').replace(/-->$/, ''));
  if (words === '') return false;
  return isKnown(words) || (own !== undefined && promptsOf(own).some((prompt) => flat(prompt) === words));
}

function isKnown(words: string): boolean {
  const { all, heads } = knownPrompts();
  return heads.has(words.slice(0, headLength)) && (all.has(words) || isJoined(words, all));
}

/** A combined section asks what each of its roles does: both prompts, one behind the other. */
function isJoined(words: string, prompts: ReadonlySet<string>): boolean {
  for (const prompt of prompts) {
    if (words.startsWith(`${prompt} `) && prompts.has(words.slice(prompt.length + 1))) return true;
  }
  return false;
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
