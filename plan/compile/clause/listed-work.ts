import type { Span } from '../compiled.ts';
import { isEnglish } from '../language.ts';
import { isPhrase, listedWorkAt } from './english-noun-work.ts';
import { nounWork } from './english-pieces.ts';
import type { ItemPieces } from './pieces.ts';

/**
 * Where an English bullet, or the cell of a table that says what is done, holds no command, the thing that it names is
 * the work. `cell`: the column says that it is work, so that any phrase will do.
 */
export function withListedWork(text: string, at: Span, read: ItemPieces, cell = false): ItemPieces {
  if (read.actions.length > 0) return read;
  const place = read.pieces.findIndex(
    (one) => ['other', 'past'].includes(one.class) && one.span.start >= at.start && one.span.end <= at.end,
  );
  const piece = read.pieces[place];
  const words = piece === undefined ? '' : text.slice(piece.span.start, piece.span.end);
  if (piece === undefined || !isEnglish(words) || !/\S\s+\S/.test(words)) return read;
  const thing = cell && isPhrase(words) ? ({ modality: 'commit', at: 0, length: 0 } as const) : null;
  const work = listedWorkAt(words) ?? thing;
  if (work === null) return read;
  const acts = nounWork(text, piece.span, work);
  return {
    pieces: read.pieces.toSpliced(place, 1, ...acts.map(({ class: kind, span }) => ({ class: kind, span }))),
    actions: acts.flatMap(({ action }) => (action === undefined ? [] : [action])),
  };
}
