/** What stands at the top of TOML front matter, which is all that it is asked for. */
import type { Span } from '../syntax/position.ts';

export interface TomlValue {
  readonly key: string;
  readonly text: string;
  /** Offsets in the TOML, without quotes. */
  readonly place: Span;
}

const entry =
  /^[ \t]*(["']?)([\w-]+)\1[ \t]*=[ \t]*(?:"((?:[^"\\\r\n]|\\.)*)"|'([^'\r\n]*)'|\[([^\][\r\n]*)\]|([^\s#"'[{][^#\r\n]*))/gm;

/**
 * The plain values in front of the first `[table]`: texts, dates, numbers; and lists of texts, as `Ana, Bo`. What is none
 * of them is left out.
 */
export function topTomlValues(toml: string): readonly TomlValue[] {
  const end = /^[ \t]*\[/m.exec(toml)?.index ?? toml.length;
  return [...toml.slice(0, end).matchAll(entry)].map(([whole, , key = '', double, single, list, bare], at, all) => {
    const index = all[at]?.index ?? 0;
    const value = double ?? single ?? list ?? bare?.trimEnd() ?? '';
    const start = index + whole.lastIndexOf(bare ?? value);
    const text = list === undefined ? value : value.split(',').map(unquoted).filter(Boolean).join(', ');
    return {
      key,
      text: double === undefined ? text : text.replace(/\\(["\\])/g, '$1'),
      place: { start, end: start + value.length },
    };
  });
}

function unquoted(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/, '$2');
}
