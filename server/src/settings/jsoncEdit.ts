/** Writes a value into JSON with comments, and leaves everything else in it as it is. */
import { type JsonNode, type JsonObject, memberOf, readJsonc } from './jsonc.ts';

/** Text that takes the place of a piece of another. */
export interface JsonEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/**
 * What makes a text say `value` at a path of names. Objects that are missing on the way are made. Undefined where
 * something else than an object is in the way, or the text is too broken to say where the edit would go.
 *
 * @param value as JSON
 */
export function setInJsonc(text: string, path: readonly string[], value: string): readonly JsonEdit[] | undefined {
  const { root } = readJsonc(text);
  const style = styleOf(text, root);
  if (!root) return [{ start: text.length, end: text.length, newText: `${nested(path, value, style, 0)}${style.eol}` }];
  let node: JsonNode = root;
  for (const [depth, name] of path.entries()) {
    if (node.kind !== 'object' || !node.isClosed) return undefined;
    const member = memberOf(node, name);
    if (!member)
      return insertMember(
        text,
        node,
        `"${name}": ${nested(path.slice(depth + 1), value, style, depth + 1)}`,
        style,
        depth,
      );
    node = member.value;
  }
  return [{ start: node.start, end: node.end, newText: value }];
}

interface Style {
  readonly eol: string;
  /** One step to the right. */
  readonly indent: string;
}

/** As the first field is set in. */
function styleOf(text: string, root: JsonNode | undefined): Style {
  const first = root?.kind === 'object' ? root.members[0] : undefined;
  const lead = first
    ? /[\r\n]([ \t]+)$/.exec(text.slice(Math.max(0, first.key.start - 40), first.key.start))?.[1]
    : undefined;
  return { eol: /\r\n|\n|\r/.exec(text)?.[0] ?? '\n', indent: lead ?? '  ' };
}

function nested(path: readonly string[], value: string, style: Style, depth: number): string {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const lead = style.eol + style.indent.repeat(depth);
  return `{${lead}${style.indent}"${name}": ${nested(rest, value, style, depth + 1)}${lead}}`;
}

function insertMember(
  text: string,
  node: JsonObject,
  member: string,
  { eol, indent }: Style,
  depth: number,
): JsonEdit[] {
  const last = node.members.at(-1);
  const close = node.end - 1;
  const inside = text.slice(node.start + 1, close);
  const isOneLine = !/[\r\n]/.test(inside) && node.members.length > 0;
  // Behind a comment at the end, which belongs to what is before it.
  const place = node.start + 1 + inside.trimEnd().length;
  const lead = isOneLine ? ' ' : eol + indent.repeat(depth + 1);
  const tail = isOneLine || /[\r\n]/.test(text.slice(place, close)) ? '' : eol + indent.repeat(depth);
  const added = { start: place, end: place, newText: lead + member + tail };
  if (!last || node.endsWithComma) return [added];
  if (last.value.end === place) return [{ ...added, newText: `,${added.newText}` }];
  return [{ start: last.value.end, end: last.value.end, newText: ',' }, added];
}
