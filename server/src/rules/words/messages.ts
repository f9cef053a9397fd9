/** Pieces of messages. */

/** `a`, `a and b`, `a, b and c` */
export function listed(names: readonly string[], word: 'and' | 'or'): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
}

const longest = 60;

/** What an event says, for a message that only points to it. */
export function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 3).trimEnd()}…` : text;
}
