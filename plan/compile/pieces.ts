import { readClauses } from './clause.ts';
import { type ClauseKind, clauseKind } from './clause-kind.ts';
import type { Action, Piece, PieceClass, Span } from './compiled.ts';
import { readEnglishPieces } from './english-pieces.ts';
import { isEnglish } from './language.ts';
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

const blank = /[\s\u3000，。；：、！？,;:!?.]/;
const listed =
  /^(?:[①-⑳]|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,2})[）)]|第?[一二三四五六七八九十]{1,2}(?:是|要)(?![一二三四五六七八九十])|首先|其次|最后|同时|此外|另外|其中|——|—|[●•·◆■\-*]\s?|并且?(?![网购联轨])|以及|\d{1,2}[)）])[，、：\s]*/;

/** Parts the words of an item into pieces that leave nothing out, and reads its actions; `zones` are left as they are. */
export function readPieces(text: string, content: Span, zones: readonly Zone[]): ItemPieces {
  const found: Piece[] = zones.map((zone) => ({ class: zone.class, span: zone.span }));
  const actions: Action[] = [];
  for (const free of gaps(zones, content)) {
    const read = isEnglish(text.slice(free.start, free.end)) ? readEnglishPieces : readChinese;
    for (const one of read(text, free)) {
      found.push({ class: one.class, span: one.span });
      if (one.class === 'action') actions.push(one.action ?? readAction(text, one.span));
    }
  }
  return { pieces: whole(text, content, found), actions };
}

/** A clause without the points at its ends, its sentence, and the stop behind it. */
interface SentenceClause extends Span {
  readonly sentence: Span;
  readonly stop: string;
}

/** A longer sentence of a list (一是…) heads no others. */
const longestPoint = 24;

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

function readChinese(text: string, stretch: Span): ReadPiece[] {
  const pieces: ReadPiece[] = [];
  const clauses = readClauses(text, stretch.start, stretch.end).map(
    (clause): SentenceClause => ({
      ...bare(text, clause),
      sentence: clause.sentence,
      stop: text.charAt(clause.end),
    }),
  );
  let [sentence, acted, waiting] = [null as Span | null, false, null as number | null];
  for (const [at, clause] of clauses.entries()) {
    if (clause.start >= clause.end) continue;
    if (clause.sentence !== sentence) [sentence, acted, waiting] = [clause.sentence, false, null];
    const mark =
      listed.exec(text.slice(clause.start, Math.min(clause.end, clause.start + 16)))?.[0].length ?? 0;
    if (mark > 0) pieces.push({ class: 'marker', span: { start: clause.start, end: clause.start + mark } });
    const start = clause.start + mark;
    const next = clauses[at + 1];
    const words = text.slice(start, clause.end);
    if (words === '') continue;
    const before = clauses[at - 1];
    if (mark > 0 && headsSentences(text, clause, next)) {
      pieces.push({ class: 'heading', span: { start, end: clause.end } });
      continue;
    }
    const opens =
      !acted || (mark > 0 && !/^并|^以及/.test(text.slice(clause.start))) || before?.stop === '；';
    const kind = clauseKind(words, {
      opens,
      follows: acted,
      next:
        next?.sentence === clause.sentence && clause.stop !== '；' ? text.slice(next.start, next.end) : '',
    });
    if (kind === 'aside') {
      waiting ??= start;
      continue;
    }
    const piece = { class: classOf(kind), span: { start: waiting ?? start, end: clause.end } };
    waiting = null;
    pieces.push(...(kind === 'action' ? apart(text, piece.span) : [piece]));
    if (kind === 'action') acted = true;
  }
  return pieces;
}

/** 一是完善路政管理体系。建立…: a short sentence of a list that others explain. */
function headsSentences(text: string, clause: SentenceClause, next: SentenceClause | undefined): boolean {
  if (next === undefined || clause.stop !== '。' || clause.end - clause.start > longestPoint) return false;
  const alone = /^[\s。；]*$/.test(text.slice(clause.sentence.start, clause.start));
  const explained =
    !listed.test(text.slice(next.start, next.start + 16)) && next.sentence !== clause.sentence;
  return alone && explained && !/\n/.test(text.slice(clause.end, next.start));
}

function classOf(kind: ClauseKind): PieceClass {
  return kind === 'aside' ? 'condition' : kind;
}

/** 建成甲并完善乙: two actions, where each side is one. */
function apart(text: string, span: Span): ReadPiece[] {
  const words = text.slice(span.start, span.end);
  const joint =
    /并(?=(?:积极|加快|逐步|及时)?(?:突破|建立|建成|完善|推动|支持|落实|给予|为其|开展|组织|形成一|实施|制定|发布|培育|引进|纳入))/.exec(
      words,
    );
  if (joint === null || joint.index < 5 || words.length - joint.index < 5) return [{ class: 'action', span }];
  const at = span.start + joint.index;
  return [
    { class: 'action', span: { start: span.start, end: at } },
    { class: 'marker', span: { start: at, end: at + 1 } },
    { class: 'action', span: { start: at + 1, end: span.end } },
  ];
}

/** Without white space and points at its ends. */
function bare(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && blank.test(text.charAt(from))) from += 1;
  while (to > from && blank.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

/** Pieces in order; holes are punctuation where they hold no letter, else `other`. */
function whole(text: string, content: Span, found: readonly Piece[]): Piece[] {
  const pieces: Piece[] = [];
  let at = content.start;
  const fill = (end: number) => {
    if (end <= at) return;
    const rest = text.slice(at, end);
    pieces.push({ class: /[\p{L}\p{N}]/u.test(rest) ? 'other' : 'punctuation', span: { start: at, end } });
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
