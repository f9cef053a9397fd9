import type { SourceText, Span } from '../model/types.ts';

/**
 * Makes something of a part of a document anew when it is another part, or stands in other lines. A part that is the
 * same object is the same text, so whatever tells its place holds as long as the lines do.
 */
export function perPlace<P extends { readonly span: Span }, T>(
  make: (source: SourceText, part: P) => T,
): (source: SourceText, part: P) => T {
  const known = new WeakMap<P, { readonly first: number; readonly last: number; readonly made: T }>();
  return (source, part) => {
    const [first, last] = [source.lineAt(part.span.start), source.lineAt(part.span.end)];
    const before = known.get(part);
    if (before && before.first === first && before.last === last) return before.made;
    const made = make(source, part);
    known.set(part, { first, last, made });
    return made;
  };
}
