import type { Position } from '@yuheng/kernel/geometry';

type Edge = readonly [west: number, south: number, east: number, north: number, from: Position, to: Position];

/**
 * Where two edges of a ring cross, if they do: at such a ring, nobody can say what lies inside. Edges that touch, or lie on each
 * other, do not cross. Edges are held against those that begin before they end, going along the longer side of the ring. Pure.
 * @param ring closed
 * @returns the beginning of one of the edges
 */
export function crossingOf(ring: readonly Position[]): Position | null {
  const [xs, ys] = [extent(ring, 0), extent(ring, 1)];
  const [along, across] = xs >= ys ? ([0, 1] as const) : ([1, 0] as const);
  const edges = ring
    .slice(1)
    .map((to, index): Edge => {
      const from = ring[index] as Position;
      const [a, b] = [from[along], to[along]];
      const [c, d] = [from[across], to[across]];
      return [Math.min(a, b), Math.min(c, d), Math.max(a, b), Math.max(c, d), from, to];
    })
    .toSorted((one, other) => one[0] - other[0]);
  for (const [index, edge] of edges.entries())
    for (let next = index + 1; next < edges.length; next += 1) {
      const other = edges[next] as Edge;
      if (other[0] > edge[2]) break;
      if (other[1] <= edge[3] && other[3] >= edge[1] && cross(edge, other)) return edge[4];
    }
  return null;
}

function extent(ring: readonly Position[], axis: 0 | 1): number {
  let [least, most] = [Infinity, -Infinity];
  for (const corner of ring) [least, most] = [Math.min(least, corner[axis]), Math.max(most, corner[axis])];
  return most - least;
}

/** Each parts the ends of the other. */
function cross([, , , , a, b]: Edge, [, , , , c, d]: Edge): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** On which side of the line through two places another one lies: the sign; 0 on it. */
function side([ax, ay]: Position, [bx, by]: Position, [x, y]: Position): number {
  return Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));
}
