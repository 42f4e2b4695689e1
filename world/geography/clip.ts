/** A point of the working plane. */
export type Point = readonly [number, number];
/** A simple polygon without holes; the last point is not repeated. */
export type Ring = readonly Point[];

/** All points `p` with `normal · (p - through) >= 0`. */
export interface HalfPlane {
  readonly through: Point;
  readonly normal: Point;
}

interface Crossing {
  readonly at: Point;
  /** Position along the cutting line. */
  readonly along: number;
}

/** The stretch of the ring that runs inside, from where it enters to where it leaves. */
interface Chain {
  readonly entry: Crossing;
  readonly points: Point[];
  exit: Crossing;
}

/**
 * The part of a simple polygon inside a half-plane. A polygon that is not convex may fall into several pieces,
 * which Sutherland–Hodgman would leave joined by overlapping edges; here each piece is a ring of its own.
 * Points exactly on the line count as inside.
 */
export function clip(ring: Ring, half: HalfPlane): Ring[] {
  const side = ring.map((at) => depth(half, at));
  if (side.every((value) => value >= 0)) return [ring];
  if (side.every((value) => value < 0)) return [];
  return join(cut(ring, side, half));
}

function depth({ through, normal }: HalfPlane, at: Point): number {
  return normal[0] * (at[0] - through[0]) + normal[1] * (at[1] - through[1]);
}

function cut(ring: Ring, side: readonly number[], half: HalfPlane): Chain[] {
  const chains: Chain[] = [];
  const size = ring.length;
  const at = (index: number) => ({ point: ring[index % size] ?? [0, 0], side: side[index % size] ?? 0 });
  const first = side.findIndex((value, index) => value >= 0 && at(index + size - 1).side < 0);
  let chain: Chain | undefined;
  for (let step = 0; step < size; step += 1) {
    const before = at(first + step + size - 1);
    const here = at(first + step);
    if (here.side >= 0 && before.side < 0) {
      const entry = crossing(before, here, half);
      chain = { entry, points: [], exit: entry };
      chains.push(chain);
    } else if (here.side < 0 && before.side >= 0 && chain !== undefined) {
      chain.exit = crossing(before, here, half);
    }
    if (here.side >= 0) chain?.points.push(here.point);
  }
  const last = at(first + size - 1);
  if (last.side >= 0 && chain !== undefined) chain.exit = crossing(last, at(first), half);
  return chains;
}

interface Sided {
  readonly point: Point;
  readonly side: number;
}

function crossing(a: Sided, b: Sided, { through, normal }: HalfPlane): Crossing {
  const share = a.side / (a.side - b.side);
  const at: Point = [
    a.point[0] + share * (b.point[0] - a.point[0]),
    a.point[1] + share * (b.point[1] - a.point[1]),
  ];
  return { at, along: -normal[1] * (at[0] - through[0]) + normal[0] * (at[1] - through[1]) };
}

/** Along the line the polygon lies between the first and second crossing, the third and fourth, and so on. */
function join(chains: readonly Chain[]): Ring[] {
  const sorted = chains
    .flatMap((chain) => [
      { crossing: chain.entry, chain, enters: true },
      { crossing: chain.exit, chain, enters: false },
    ])
    .toSorted((a, b) => a.crossing.along - b.crossing.along);
  const following = new Map<Chain, Chain>();
  for (const [index, end] of sorted.entries()) {
    const partner = sorted[index % 2 === 0 ? index + 1 : index - 1];
    if (!end.enters && partner !== undefined) following.set(end.chain, partner.chain);
  }
  const rings: Ring[] = [];
  const used = new Set<Chain>();
  for (const start of chains) {
    const ring: Point[] = [];
    for (let chain: Chain | undefined = start; chain !== undefined && !used.has(chain); ) {
      used.add(chain);
      ring.push(chain.entry.at, ...chain.points, chain.exit.at);
      chain = following.get(chain);
    }
    if (ring.length >= 3) rings.push(ring);
  }
  return rings;
}
