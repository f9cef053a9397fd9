import type { DocumentSymbol, DocumentSymbolParams, SymbolInformation } from 'vscode-languageserver-protocol';
import type { SourceText, Span, Timeline, TimelineEvent } from '../model/types.ts';
import type { Feature } from './feature.ts';
import { perPlace } from './perPlace.ts';
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
  return postmortem.timelines.map((timeline) => timelineSymbol(postmortem.source, timeline));
}

const timelineSymbol = perPlace(
  (source, { title, span, selectionSpan, events }: Timeline): DocumentSymbol => ({
    name: title,
    kind: timelineKind,
    range: source.rangeOf(span),
    selectionRange: source.rangeOf(within(selectionSpan, span)),
    children: nested(source, events),
  }),
);

/** Events that lie inside another one are its children, so that no two siblings overlap. */
function nested(source: SourceText, events: readonly TimelineEvent[]): DocumentSymbol[] {
  const roots: DocumentSymbol[] = [];
  /** Events that may hold the next one, the innermost last. */
  const open: { readonly event: TimelineEvent; readonly children: DocumentSymbol[] }[] = [];
  let last: Span | undefined;
  const close = () => {
    const closed = open.pop();
    if (!closed) return;
    last = closed.event.span;
    const symbol = eventSymbol(source, closed.event);
    const siblings = open.at(-1)?.children ?? roots;
    siblings.push(closed.children.length > 0 ? { ...symbol, children: closed.children } : symbol);
  };
  for (const event of events) {
    const { span } = event;
    while (open.length > 0 && !contains(open.at(-1)?.event.span ?? span, span)) close();
    // Two events on one line share their lines: the first of them stands for both.
    if (last && last.end > span.start) continue;
    open.push({ event, children: [] });
    last = undefined;
  }
  while (open.length > 0) close();
  return roots;
}

/** In an outline nobody reads further. */
const longestName = 120;

/** Without those that are nested in it. */
const eventSymbol = perPlace((source, event: TimelineEvent): DocumentSymbol => {
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
});

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
