import type { Fact, Json } from '../facts/model/entity.ts';
import { FEN_PER_YUAN, isMoney, type Row, rowsOf } from './rows.ts';
import { isStatement } from './tier-of.ts';

/** Bytes of one fact: its instance (UUID), its digest (SHA-256), when it was observed (double, ms), what it is (flags). */
export const MARK = 57;
export const ID_BYTES = 16;
const TIME_AT = 48;
const FLAGS_AT = 56;
export const STATED = 1;
export const SYNTHETIC = 2;
const MONEY = 4;

/** `id` and `type`: what is in a row besides its facts. */
const HEAD = 2;

/**
 * What a selection holds, packed: ten million facts are kept so, and as objects they were not. It is never changed: what is
 * selected otherwise is another one.
 */
export interface Present {
  /** One per entity, in the order of ids. */
  readonly rows: readonly Row[];
  /** A mark for each fact, in the order of rows and of their attributes. */
  readonly marks: Buffer;
  /** Row -> its first mark; one more at the end. */
  readonly starts: Uint32Array;
}

/** A fact as rules over data look at it. */
export interface Said {
  readonly entity: string;
  readonly attribute: string;
  readonly value: Json;
  /** When it was observed, else recorded (ms). */
  readonly at: number;
}

export const nothing: Present = { rows: [], marks: Buffer.alloc(0), starts: new Uint32Array(1) };

export function presentOf(facts: readonly Fact[]): Present {
  const entities = [...Map.groupBy(facts, (fact) => fact.entity)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const marks = Buffer.alloc(facts.length * MARK);
  const starts = new Uint32Array(entities.length + 1);
  let count = 0;
  for (const [index, [, own]] of entities.entries()) {
    for (const fact of own) mark(fact, marks, count++ * MARK);
    starts[index + 1] = count;
  }
  return { rows: rowsOf(facts), marks, starts };
}

/** How many facts a row is made of. */
export function factsIn(row: Row): number {
  return Object.keys(row).length - HEAD;
}

export function factCount({ marks }: Present): number {
  return marks.length / MARK;
}

/** The row of an entity, or (negative, less one) the place where it would be. */
export function placeOf({ rows }: Present, id: string): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (idAt(rows, middle) < id) low = middle + 1;
    else high = middle;
  }
  return low < rows.length && idAt(rows, low) === id ? low : -low - 1;
}

export function idAt(rows: readonly Row[], index: number): string {
  return rows[index]?.['id'] as string;
}

/** Marks of the facts of a row. */
export function marksAt({ marks, starts }: Present, index: number): Buffer {
  return marks.subarray((starts[index] ?? 0) * MARK, (starts[index + 1] ?? 0) * MARK);
}

/**
 * What was held with what was read since of some entities; the very same where nothing differs. Pure.
 * @param facts of these entities, all that are selected now
 */
export function renewed(before: Present, facts: readonly Fact[], ids: readonly string[]): Present {
  const news = presentOf(facts);
  const edits = [...new Set(ids)]
    .map((id) => ({ id, at: placeOf(before, id), to: placeOf(news, id) }))
    .filter(({ at, to }) =>
      at < 0 || to < 0 ? at >= 0 || to >= 0 : !sayTheSame(marksAt(before, at), marksAt(news, to)),
    )
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (edits.length === 0) return before;
  const pieces: Present[] = [];
  let from = 0;
  for (const { at, to } of edits) {
    pieces.push(slice(before, from, at < 0 ? -at - 1 : at));
    if (to >= 0) pieces.push(slice(news, to, to + 1));
    from = at < 0 ? -at - 1 : at + 1;
  }
  pieces.push(slice(before, from, before.rows.length));
  return joined(pieces);
}

/** What was read anew; what was held where that is the same. */
export function settled(before: Present | undefined, whole: Present): Present {
  return before && isSame(before, whole) ? before : whole;
}

/** Two that hold the same facts of the same entities. */
function isSame(one: Present, other: Present): boolean {
  return (
    one.rows.length === other.rows.length &&
    sayTheSame(one.marks, other.marks) &&
    one.starts.every((start, index) => start === other.starts[index])
  );
}

/** The facts of a selection one by one. */
export function* saidBy({ rows, marks, starts }: Present): Generator<Said> {
  for (const [index, row] of rows.entries()) {
    let place = (starts[index] ?? 0) * MARK;
    for (const attribute of Object.keys(row).slice(HEAD)) {
      const value = row[attribute] as Json;
      const inFen = ((marks[place + FLAGS_AT] ?? 0) & MONEY) !== 0;
      yield {
        entity: idAt(rows, index),
        attribute,
        value: inFen ? Number(value) / FEN_PER_YUAN : value,
        at: marks.readDoubleLE(place + TIME_AT),
      };
      place += MARK;
    }
  }
}

/** When the newest of its facts was observed (ms); -Infinity without one. */
export function newestIn({ marks }: Present): number {
  let newest = -Infinity;
  for (let at = TIME_AT; at < marks.length; at += MARK) newest = Math.max(newest, marks.readDoubleLE(at));
  return newest;
}

/** Has one of its facts this flag? */
export function hasFlag({ marks }: Present, flag: number): boolean {
  for (let at = FLAGS_AT; at < marks.length; at += MARK) if (((marks[at] ?? 0) & flag) !== 0) return true;
  return false;
}

function mark(fact: Fact, into: Buffer, at: number): void {
  into.write(fact.instance.replaceAll('-', ''), at, 'hex');
  into.write(fact.digest, at + ID_BYTES, 'hex');
  into.writeDoubleLE(Date.parse(fact.observedAt ?? fact.recordedAt), at + TIME_AT);
  into[at + FLAGS_AT] =
    (isStatement(fact) ? STATED : 0) | (fact.by.synthetic ? SYNTHETIC : 0) | (isMoney(fact) ? MONEY : 0);
}

function slice({ rows, marks, starts }: Present, from: number, to: number): Present {
  const first = starts[from] ?? 0;
  return {
    rows: rows.slice(from, to),
    marks: marks.subarray(first * MARK, (starts[to] ?? 0) * MARK),
    starts: starts.slice(from, to + 1).map((start) => start - first),
  };
}

/** All together; entities are told apart by their ids. What another order of texts (that of UTF-8) put elsewhere is put right. */
export function joined(pieces: readonly Present[]): Present {
  const whole = concatenated(pieces);
  const { rows } = whole;
  if (rows.every((_, index) => index === 0 || idAt(rows, index - 1) < idAt(rows, index))) return whole;
  const singles = rows.map((_, index) => index);
  singles.sort((a, b) => (idAt(rows, a) < idAt(rows, b) ? -1 : 1));
  return concatenated(singles.map((index) => slice(whole, index, index + 1)));
}

function concatenated(pieces: readonly Present[]): Present {
  const rows = pieces.flatMap((piece) => piece.rows);
  const starts = new Uint32Array(rows.length + 1);
  let [row, facts] = [0, 0];
  for (const piece of pieces) {
    for (let index = 1; index < piece.starts.length; index += 1)
      starts[(row += 1)] = facts + (piece.starts[index] ?? 0);
    facts = starts[row] ?? 0;
  }
  return { rows, marks: Buffer.concat(pieces.map(({ marks }) => marks)), starts };
}

/** By their instances: a fact that was recorded is never another one. */
function sayTheSame(one: Buffer, other: Buffer): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += MARK)
    if (one.compare(other, at, at + ID_BYTES, at, at + ID_BYTES) !== 0) return false;
  return true;
}
