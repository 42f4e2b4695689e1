import type { Point, Wall } from '../design-shape.ts';

/** Faces nearer than this are one line drawn twice. m */
const thinnest = 0.02;
/** Radians: faces of one wall are parallel. */
const askew = 0.01;

/** A wall has two faces; a hatching has hundreds opposite of each other. */
const mostPairs = 100_000;

type Span = readonly [number, number];

interface Face {
  readonly wall: Wall;
  readonly length: number;
  /** Unit vector along it. */
  readonly along: Point;
  /** Parts that no opposite face has taken yet, m from its beginning. */
  free: readonly Span[];
}

interface Pair {
  readonly one: Face;
  readonly other: Face;
  /** m */
  readonly apart: number;
}

/**
 * Walls that are drawn by their two faces become one line in their middle, so that a wave does not pass them twice. Faces are parallel,
 * of one material and at most `thickest` metres apart; the nearest belong together. What stands alone stays as it is, but for pieces
 * that are no longer than a wall is thick: jambs and corners. Null where too many lie opposite of each other to be walls. Pure.
 */
export function joinFaces(walls: readonly Wall[], thickest: number): readonly Wall[] | null {
  const faces = walls.map(faceOf);
  const pairs = pairsOf(faces, thickest);
  if (pairs === null) return null;
  const middles: Wall[] = [];
  for (const { one, other, apart } of pairs.toSorted((a, b) => a.apart - b.apart)) {
    const taken = overlaps(one, other);
    for (const span of taken) middles.push(middle(one, other, span, apart));
    if (taken.length === 0) continue;
    one.free = without(one.free, taken);
    const [start, way] = [along(one, other.wall.from), sameWay(one, other)];
    other.free = without(
      other.free,
      taken.map(([from, to]): Span => (way ? [from - start, to - start] : [start - to, start - from])),
    );
  }
  const alone = faces.flatMap((face) =>
    face.free.filter(([from, to]) => to - from > thickest).map((span) => piece(face, span)),
  );
  return [...middles, ...alone];
}

function faceOf(wall: Wall): Face {
  const [x, y] = [wall.to[0] - wall.from[0], wall.to[1] - wall.from[1]];
  const length = Math.hypot(x, y);
  return { wall, length, along: [x / length, y / length], free: [[0, length]] };
}

function pairsOf(faces: readonly Face[], thickest: number): readonly Pair[] | null {
  const pairs: Pair[] = [];
  for (const [at, one] of faces.entries())
    for (const other of faces.slice(at + 1)) {
      if (one.wall.material !== other.wall.material) continue;
      if (Math.abs(one.along[0] * other.along[1] - one.along[1] * other.along[0]) > askew) continue;
      const [from, to] = [beside(one, other.wall.from), beside(one, other.wall.to)];
      const apart = Math.abs(from + to) / 2;
      if (from * to <= 0 || apart < thinnest || apart > thickest) continue;
      const ends = [along(one, other.wall.from), along(one, other.wall.to)];
      if (Math.min(one.length, Math.max(...ends)) - Math.max(0, Math.min(...ends)) <= thinnest) continue;
      if (pairs.length === mostPairs) return null;
      pairs.push({ one, other, apart });
    }
  return pairs;
}

/** How far along a face a place lies, m from its beginning. */
function along({ wall, along: [x, y] }: Face, place: Point): number {
  return (place[0] - wall.from[0]) * x + (place[1] - wall.from[1]) * y;
}

/** How far to the left of a face, m. */
function beside({ wall, along: [x, y] }: Face, place: Point): number {
  return (place[1] - wall.from[1]) * x - (place[0] - wall.from[0]) * y;
}

function sameWay(one: Face, other: Face): boolean {
  return one.along[0] * other.along[0] + one.along[1] * other.along[1] > 0;
}

/** Where free parts of both lie opposite of each other, in metres of the first. */
function overlaps(one: Face, other: Face): readonly Span[] {
  const [start, way] = [along(one, other.wall.from), sameWay(one, other)];
  const opposite = other.free.map(
    ([from, to]): Span => (way ? [start + from, start + to] : [start - to, start - from]),
  );
  return one.free.flatMap(([from, to]) =>
    opposite
      .map(([left, right]): Span => [Math.max(from, left), Math.min(to, right)])
      .filter(([left, right]) => right - left > thinnest),
  );
}

function without(free: readonly Span[], taken: readonly Span[]): readonly Span[] {
  return taken.reduce<readonly Span[]>(
    (left, [from, to]) =>
      left
        .flatMap(([start, end]): readonly Span[] => [
          [start, Math.min(end, from)],
          [Math.max(start, to), end],
        ])
        .filter(([start, end]) => end - start > 1e-6),
    free,
  );
}

function placeOn({ wall, along: [x, y] }: Face, metres: number): Point {
  return [wall.from[0] + x * metres, wall.from[1] + y * metres];
}

function piece(face: Face, [from, to]: Span): Wall {
  return { from: placeOn(face, from), to: placeOn(face, to), material: face.wall.material };
}

/** Longer by half its thickness at both ends, so that middles meet where faces did. */
function middle(one: Face, other: Face, [from, to]: Span, apart: number): Wall {
  const side = Math.sign(beside(one, other.wall.from) + beside(one, other.wall.to));
  const [x, y] = one.along;
  const shift: Point = [(-y * side * apart) / 2, (x * side * apart) / 2];
  const moved = (metres: number): Point => {
    const [px, py] = placeOn(one, metres);
    return [px + shift[0], py + shift[1]];
  };
  return { from: moved(from - apart / 2), to: moved(to + apart / 2), material: one.wall.material };
}
