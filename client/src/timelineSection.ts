/** Finds the timeline section that has no events yet, and where its first would stand. */
export interface Place {
  readonly offset: number;
  /** Line breaks that part the event from its neighbours. */
  readonly before: string;
  readonly after: string;
}

const heading =
  /^(#{1,6})[ \t]+[^\n]*\b(?:time ?line|chronology|chronologie|zeitverlauf|cronología|cronologia)\b[^\n]*$/im;

export function placeForFirstEvent(text: string): Place | undefined {
  const found = heading.exec(text);
  if (!found) return undefined;
  const start = found.index + found[0].length;
  const rest = text.slice(start);
  const next = /^#{1,6}[ \t]/m.exec(rest);
  // Below what the section says already: a note about zones, a prompt.
  const section = next ? rest.slice(0, next.index) : rest;
  const written = section.trimEnd().length;
  const after = section.slice(written).startsWith('\n') ? '' : '\n';
  return { offset: start + written, before: '\n\n', after };
}
