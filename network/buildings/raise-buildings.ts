import type { CoordinateSystem } from '../coordinates/offset-systems.ts';
import { toWgs84 } from '../coordinates/offset-systems.ts';
import type { TransverseMercator } from '../coordinates/transverse-mercator.ts';
import type { Grid } from '../sweep/grid.ts';
import type { Building } from './building.ts';

/**
 * Sets buildings on a metric grid: a cell takes the height of the highest building that covers its middle (even-odd rule).
 * @param clutter heights above ground of the grid's cells, m: raised in place
 * @returns how many buildings cover the middle of a cell
 */
export function raiseBuildings(
  buildings: Iterable<Building>,
  system: CoordinateSystem,
  grid: Grid,
  projection: TransverseMercator,
  clutter: Float32Array,
): number {
  let raised = 0;
  for (const { rings, height } of buildings) {
    const edges = rings.flatMap((ring) => {
      const points = ring.map((point) => {
        const { x, y } = projection.project(toWgs84(system, point));
        return [(x - grid.west) / grid.cell, (y - grid.south) / grid.cell] as const;
      });
      return points.flatMap((from, index) => edgeOf(from, points[(index + 1) % points.length] ?? from));
    });
    if (raise(edges, height, grid, clutter)) raised += 1;
  }
  return raised;
}

/** Crosses the rows from `from` to before `to`; a point of it, and by how much x grows from row to row. */
interface Edge {
  readonly from: number;
  readonly to: number;
  readonly x: number;
  readonly y: number;
  readonly step: number;
}

function edgeOf([x0, y0]: readonly [number, number], [x1, y1]: readonly [number, number]): readonly Edge[] {
  const [from, to] = [Math.ceil(Math.min(y0, y1)), Math.ceil(Math.max(y0, y1))];
  if (!(to > from)) return [];
  return [{ from, to, x: x0, y: y0, step: (x1 - x0) / (y1 - y0) }];
}

/** Row by row, between every other crossing; of the edges, only those are looked at that a row meets. */
function raise(
  edges: readonly Edge[],
  height: number,
  { rows, columns }: Grid,
  clutter: Float32Array,
): boolean {
  const waiting = edges.toSorted((a, b) => b.from - a.from);
  const first = Math.max(waiting.at(-1)?.from ?? 0, 0);
  const end = Math.min(
    edges.reduce((most, { to }) => Math.max(most, to), 0),
    rows,
  );
  let met: Edge[] = [];
  let any = false;
  for (let row = first; row < end; row += 1) {
    for (let next = waiting.at(-1); next !== undefined && next.from <= row; next = waiting.at(-1)) {
      met.push(next);
      waiting.pop();
    }
    met = met.filter(({ to }) => to > row);
    const crossings = met.map(({ x, y, step }) => x + (row - y) * step).toSorted((a, b) => a - b);
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const to = Math.min(Math.floor(crossings[pair + 1] ?? 0), columns - 1);
      for (let column = Math.max(Math.ceil(crossings[pair] ?? 0), 0); column <= to; column += 1) {
        const cell = row * columns + column;
        clutter[cell] = Math.max(clutter[cell] ?? 0, height);
        any = true;
      }
    }
  }
  return any;
}
