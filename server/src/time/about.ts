import { isApproximation } from './names.ts';
import { isSymbol, type Read, skipSpace, type Token } from './tokens.ts';

/** `~`, `≈`, `ca. `, `around `, `約`. */
export function readAbout(tokens: readonly Token[], index: number): Read<true> | undefined {
  const token = tokens[index];
  if (isSymbol(token, '~≈∼~±')) return { value: true, next: skipSpace(tokens, index + 1) };
  if (token?.kind !== 'word' || !isApproximation(token.text)) return undefined;
  let next = isSymbol(tokens[index + 1], '.') ? index + 2 : index + 1;
  next = skipSpace(tokens, next);
  // `alrededor de las 14:30`, `cerca das 14:30`
  while (/^(?:de|da|das|do|les|las|a|à|as|às|of|в|um|volta)$/i.test(tokens[next]?.text ?? ''))
    next = skipSpace(tokens, next + 1);
  return { value: true, next: isSymbol(tokens[next], '~') ? next + 1 : next };
}
