import { type Change, changeBetween, sameItems } from '../syntax/change.ts';
import type { Span } from '../syntax/position.ts';

/** A piece of a document. As long as its span is the same object, it is the same piece. */
export interface Piece {
  readonly span: Span;
}

/** What was read of some pieces, one behind the other, as long as nothing is read anew. */
export interface Readings<P, T> {
  readonly pieces: readonly P[];
  readonly perPiece: readonly (readonly T[])[];
  /** All of it, in one list: the same object as long as it says the same. */
  readonly all: readonly T[];
  /** Start and end of each piece, close together, since all of them are looked at with each edit. */
  readonly bounds: Int32Array;
}

/** Reads pieces; of those that were there before and are read alike, only what an edit has touched. */
export function readPieces<P extends Piece, T>(
  pieces: readonly P[],
  read: (piece: P) => readonly T[],
  before?: { readonly readings: Readings<P, T>; readonly touched: Span; isSame(before: P, after: P): boolean },
): Readings<P, T> {
  if (!before) {
    const perPiece = pieces.map((piece) => orNothing(read(piece)));
    return { pieces, perPiece, bounds: boundsOf(pieces), all: perPiece.flat() };
  }
  const { readings, touched, isSame } = before;
  const change = changeBetween(readings.pieces, pieces);
  const bounds = boundsAfter(readings, change, pieces);
  const known = new Map<Span, number>();
  for (let at = change.from; at < change.before; at++) known.set((readings.pieces[at] as P).span, at);
  const moved = change.before - change.after;
  const perPiece = pieces.map((piece, at) => {
    if (touches(touched, bounds, at)) return orNothing(read(piece));
    if (at < change.from) return readings.perPiece[at] ?? nothing;
    if (at >= change.after) return readings.perPiece[at + moved] ?? nothing;
    const last = known.get(piece.span) ?? -1;
    const isAlike = last >= 0 && isSame(readings.pieces[last] as P, piece);
    return (isAlike ? readings.perPiece[last] : undefined) ?? orNothing(read(piece));
  });
  return { pieces, perPiece, bounds, all: saysSame(readings.perPiece, perPiece) ? readings.all : perPiece.flat() };
}

/** Of the pieces that are new alone: of the others they are known. */
function boundsAfter(
  { pieces: known, bounds: knownBounds }: Readings<Piece, unknown>,
  { from, before, after }: Change,
  pieces: readonly Piece[],
): Int32Array {
  const bounds = new Int32Array(2 * pieces.length);
  bounds.set(knownBounds.subarray(0, 2 * from));
  bounds.set(boundsOf(pieces.slice(from, after)), 2 * from);
  bounds.set(knownBounds.subarray(2 * before, 2 * known.length), 2 * after);
  return bounds;
}

/** Reads again what an edit has touched of the same pieces. */
export function readTouched<P extends Piece, T>(
  readings: Readings<P, T>,
  touched: Span,
  read: (piece: P) => readonly T[],
): Readings<P, T> {
  const { pieces, bounds } = readings;
  let perPiece: (readonly T[])[] | undefined;
  for (let at = 0; at < pieces.length; at++) {
    if (!touches(touched, bounds, at)) continue;
    const found = orNothing(read(pieces[at] as P));
    if (found === readings.perPiece[at]) continue;
    perPiece ??= [...readings.perPiece];
    perPiece[at] = found;
  }
  return perPiece ? { pieces, bounds, perPiece, all: perPiece.flat() } : readings;
}

function boundsOf(pieces: readonly Piece[]): Int32Array {
  const bounds = new Int32Array(2 * pieces.length);
  for (const [at, { span }] of pieces.entries()) bounds.set([span.start, span.end], 2 * at);
  return bounds;
}

/** Whether something changed in a piece, or right behind it. */
function touches(touched: Span, bounds: Int32Array, at: number): boolean {
  return (bounds[2 * at + 1] ?? 0) >= touched.start && (bounds[2 * at] ?? 0) < touched.end;
}

/** Whether two lists of lists hold the same lists, but for empty ones. */
function saysSame(before: readonly (readonly unknown[])[], after: readonly (readonly unknown[])[]): boolean {
  const isFull = (list: readonly unknown[]) => list.length > 0;
  return sameItems(before.filter(isFull), after.filter(isFull));
}

const nothing: readonly never[] = [];

/** Of most pieces nothing is read, and that is always the same. */
function orNothing<T>(found: readonly T[]): readonly T[] {
  return found.length === 0 ? nothing : found;
}
