import type { Action, Piece, PieceClass, Span } from '../compiled.ts';
import { isEnglish } from '../language.ts';
import { readChinesePieces } from './chinese-pieces.ts';
import { readEnglishPieces } from './english-pieces.ts';
import { readAction } from './predicate.ts';

/** Stretches of an item whose class is known before its words are read: units, due times, run-in headings. */
export interface Zone {
  readonly class: PieceClass;
  readonly span: Span;
}

export interface ItemPieces {
  readonly pieces: Piece[];
  readonly actions: Action[];
}

/** Parts the words of an item into pieces that leave nothing out, and reads its actions; `zones` are left as they are. */
export function readPieces(text: string, content: Span, zones: readonly Zone[]): ItemPieces {
  const found: Piece[] = zones.map((zone) => ({ class: zone.class, span: zone.span }));
  const actions: Action[] = [];
  for (const free of gaps(zones, content)) {
    const english = isEnglish(text.slice(free.start, free.end));
    const read: (text: string, stretch: Span) => readonly ReadPiece[] = english
      ? readEnglishPieces
      : readChinesePieces;
    for (const one of read(text, free)) {
      found.push({ class: one.class, span: one.span });
      if (one.class === 'action') actions.push(one.action ?? readAction(text, one.span));
    }
  }
  return { pieces: whole(text, content, found), actions };
}

/** A piece that may bring its action along. */
export interface ReadPiece extends Piece {
  readonly action?: Action;
}

/** What the zones leave of a stretch. */
function* gaps(zones: readonly Zone[], { start, end }: Span): Generator<Span> {
  let at = start;
  for (const { span } of zones.toSorted((one, other) => one.span.start - other.span.start)) {
    if (span.start > at) yield { start: at, end: Math.min(span.start, end) };
    at = Math.max(at, span.end);
  }
  if (at < end) yield { start: at, end };
}

/** Pieces in order; holes are punctuation where they hold no letter but of a joining `and` or `and may`, else `other`. */
function whole(text: string, content: Span, found: readonly Piece[]): Piece[] {
  const pieces: Piece[] = [];
  let at = content.start;
  const fill = (end: number) => {
    if (end <= at) return;
    const rest = text.slice(at, end);
    const said = /[\p{L}\p{N}]/u.test(
      rest.replace(/^\W*(?:and|but)(?: (?:may|will|shall|must|should)(?: also)?)?\W*$/, ''),
    );
    pieces.push({ class: said ? 'other' : 'punctuation', span: { start: at, end } });
  };
  for (const piece of found.toSorted((one, other) => one.span.start - other.span.start)) {
    const start = Math.max(at, piece.span.start);
    const end = Math.min(piece.span.end, content.end);
    if (end <= start) continue;
    fill(start);
    pieces.push({ class: piece.class, span: { start, end } });
    at = end;
  }
  fill(content.end);
  return pieces;
}
