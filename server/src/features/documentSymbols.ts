import type { DocumentSymbol, DocumentSymbolParams, SymbolInformation } from 'vscode-languageserver-protocol';
import type { SourceText, Span, Timeline, TimelineEvent } from '../model/types.ts';
import type { Feature } from './feature.ts';
import type { Snapshot } from './snapshot.ts';
import { clockText } from './timelines.ts';

/** LSP's symbol kinds: Namespace and Event. */
const timelineKind = 3;
const eventKind = 24;

/**
 * Timelines and their events. Headings are left out: every Markdown editor has them already, and a second
 * tree of the same would only be in the way.
 */
export const documentSymbolsFeature: Feature<DocumentSymbolParams, DocumentSymbol[] | SymbolInformation[]> = {
  method: 'textDocument/documentSymbol',
  capability: { documentSymbolProvider: { label: 'Postmortem' } },
  handle: (snapshot, _params, { client }) => {
    const symbols = documentSymbolsOf(snapshot);
    return client.hierarchicalSymbols ? symbols : symbols.flatMap((symbol) => flatten(snapshot.uri, symbol));
  },
  fallback: [],
};

export function documentSymbolsOf({ treatment, postmortem }: Snapshot): DocumentSymbol[] {
  if (!treatment.isPostmortem) return [];
  return postmortem.timelines.map((timeline) => placedSymbol(postmortem.source, timeline));
}

/** The symbol of a timeline, and the lines that it is in. */
interface PlacedSymbol {
  readonly first: number;
  readonly last: number;
  readonly symbol: DocumentSymbol;
}

/** A timeline that is the same object is the same text, so its symbols hold as long as it stays in its lines. */
const placed = new WeakMap<Timeline, PlacedSymbol>();

function placedSymbol(source: SourceText, timeline: Timeline): DocumentSymbol {
  const [first, last] = [source.lineAt(timeline.span.start), source.lineAt(timeline.span.end)];
  const known = placed.get(timeline);
  if (known && known.first === first && known.last === last) return known.symbol;
  const symbol = timelineSymbol(source, timeline);
  placed.set(timeline, { first, last, symbol });
  return symbol;
}

function timelineSymbol(source: SourceText, { title, span, selectionSpan, events }: Timeline): DocumentSymbol {
  return {
    name: title,
    kind: timelineKind,
    range: source.rangeOf(span),
    selectionRange: source.rangeOf(within(selectionSpan, span)),
    children: nested(source, events),
  };
}

/** An event whose symbol is made, and those nested in it. */
interface Open {
  readonly span: Span;
  readonly symbol: DocumentSymbol;
}

/** Events that lie inside another one are its children, so that no two siblings overlap. */
function nested(source: SourceText, events: readonly TimelineEvent[]): DocumentSymbol[] {
  const roots: DocumentSymbol[] = [];
  const open: Open[] = [];
  let last: Span | undefined;
  for (const event of events) {
    const { span } = event;
    while (open.length > 0 && !contains(open.at(-1)?.span ?? span, span)) last = open.pop()?.span;
    const parent = open.at(-1)?.symbol;
    // Two events on one line share their lines: the first of them stands for both.
    if (last && last.end > span.start) continue;
    const symbol = eventSymbol(source, event);
    if (parent) parent.children ??= [];
    (parent?.children ?? roots).push(symbol);
    open.push({ span, symbol });
    last = undefined;
  }
  return roots;
}

/** In an outline nobody reads further. */
const longestName = 120;

function eventSymbol(source: SourceText, event: TimelineEvent): DocumentSymbol {
  const time = clockText(event) ?? event.timestamp?.raw;
  const detail = [event.when?.zone?.text, event.milestone].filter(Boolean).join(', ');
  const name = [time, event.text].filter(Boolean).join(' ') || '(empty)';
  return {
    name: name.length > longestName ? `${name.slice(0, longestName - 1).trimEnd()}…` : name,
    ...(detail !== '' && { detail }),
    kind: eventKind,
    range: source.rangeOf(event.span),
    selectionRange: source.rangeOf(within(event.timestamp?.span ?? event.textSpan, event.span)),
  };
}

function flatten(
  uri: string,
  { name, kind, range, children }: DocumentSymbol,
  containerName?: string,
): SymbolInformation[] {
  const own: SymbolInformation = {
    name,
    kind,
    location: { uri, range },
    ...(containerName !== undefined && { containerName }),
  };
  return [own, ...(children ?? []).flatMap((child) => flatten(uri, child, name))];
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function within(inner: Span, outer: Span): Span {
  return contains(outer, inner) ? inner : { start: outer.start, end: outer.start };
}
