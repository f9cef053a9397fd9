import type { DocumentSymbol, DocumentSymbolParams, SymbolInformation } from 'vscode-languageserver-protocol';
import type { Timeline, TimelineEvent } from '../model/types.ts';
import type { TextRange } from '../syntax/position.ts';
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

export function documentSymbolsOf(snapshot: Snapshot): DocumentSymbol[] {
  return snapshot.treatment.isPostmortem ? snapshot.postmortem.timelines.map(timelineSymbol) : [];
}

function timelineSymbol(timeline: Timeline): DocumentSymbol {
  const { title, range, selectionRange, events } = timeline;
  return {
    name: title,
    kind: timelineKind,
    range,
    selectionRange: within(selectionRange, range),
    children: nested(events),
  };
}

/** Events that lie inside another one are its children, so that no two siblings overlap. */
function nested(events: readonly TimelineEvent[]): DocumentSymbol[] {
  const roots: DocumentSymbol[] = [];
  const open: DocumentSymbol[] = [];
  for (const event of events) {
    const symbol = eventSymbol(event);
    while (open.length > 0 && !contains(open.at(-1)?.range ?? event.range, event.range)) open.pop();
    const siblings = open.at(-1)?.children ?? roots;
    const last = siblings.at(-1);
    // Two events on one line share their lines: the first of them stands for both.
    if (last && !before(last.range.end, symbol.range.start)) continue;
    siblings.push(symbol);
    open.push(symbol);
  }
  return roots;
}

function eventSymbol(event: TimelineEvent): DocumentSymbol {
  const time = clockText(event) ?? event.timestamp?.raw;
  const zone = event.when?.zone?.text;
  return {
    name: [time, event.text].filter(Boolean).join(' ') || '(empty)',
    detail: [zone, event.milestone].filter(Boolean).join(', '),
    kind: eventKind,
    range: event.range,
    selectionRange: within(event.timestamp?.range ?? event.textRange, event.range),
    children: [],
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

function contains(outer: TextRange, inner: TextRange): boolean {
  return before(outer.start, inner.start) && before(inner.end, outer.end);
}

function within(inner: TextRange, outer: TextRange): TextRange {
  return contains(outer, inner) ? inner : { start: outer.start, end: outer.start };
}

function before(a: TextRange['start'], b: TextRange['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}
