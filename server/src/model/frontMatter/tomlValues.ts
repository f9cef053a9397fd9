/** What stands at the top of TOML front matter, which is all that it is asked for. */
import type { Span } from '../../syntax/position.ts';

export interface TomlValue {
  readonly key: string;
  /** Empty for what is none of them. */
  readonly text: string;
  /** Offsets in the TOML, without quotes. */
  readonly place: Span;
}

/** `key = "…"`, with what may go on over several lines in the groups in front of the plain ones. */
const entry =
  /^[ \t]*(["']?)([\w-]+)\1[ \t]*=[ \t]*(?:("""|''')[\s\S]*?\3|\[([^\][]*)\]|"((?:[^"\\\r\n]|\\.)*)"|'([^'\r\n]*)'|([^\s#"'[{][^#\r\n]*)|)/gm;

/**
 * The values in front of the first `[table]`: texts, dates, numbers; and lists of texts, as `Ana, Bo`. A key whose value
 * is none of them has an empty one.
 */
export function topTomlValues(toml: string): readonly TomlValue[] {
  const end = /^[ \t]*\[\[?[\w."' -]+\]/m.exec(toml)?.index ?? toml.length;
  return [...toml.slice(0, end).matchAll(entry)].map((match) => {
    const [whole, , key = '', , list, double, single, bare] = match;
    const value = (list ?? double ?? single ?? bare ?? '').trimEnd();
    const quote = double === undefined && single === undefined ? 0 : 1;
    const start = match.index + (bare === undefined ? whole.length - quote - value.length : whole.lastIndexOf(bare));
    const text = list === undefined ? value : namesIn(list);
    return {
      key,
      text: double === undefined ? text : text.replace(/\\(["\\])/g, '$1'),
      place: { start, end: start + value.length },
    };
  });
}

/** `"Ana", "Bo"` as `Ana, Bo`. */
function namesIn(list: string): string {
  return [...list.matchAll(/"([^"\r\n]*)"|'([^'\r\n]*)'/g)]
    .map(([, double, single]) => double ?? single ?? '')
    .filter((name) => name !== '')
    .join(', ');
}
