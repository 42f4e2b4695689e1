import type { Entity } from '@yuheng/kernel/facts-model';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import { type Box, cellAt } from '../sweep/grid.ts';
import type { LoadedRun } from './loaded-run.ts';

/** A key area with the squares of its cells, in pixels of a run. */
export interface AreaSquares {
  readonly area: Entity;
  readonly squares: readonly { readonly cell: Entity; readonly box: Box }[];
}

/**
 * Key areas with those of their cells whose centre the run was made for.
 * @throws Problem `network.run-without-areas`
 */
export async function areasOf(facts: Kernel['facts'], run: LoadedRun): Promise<readonly AreaSquares[]> {
  const { grid } = run.coverage.terrain;
  const within = new Set(run.area);
  const { entities: cells } = await facts.query({ types: ['CoverageCell'], q: 'location;keyArea' });
  const squares = cells.flatMap((cell) => {
    const { type, coordinates } = (cell.facts['location']?.value ?? {}) as {
      type?: string;
      coordinates?: unknown;
    };
    if (type !== 'Point') return [];
    const [longitude, latitude] = coordinates as readonly [number, number];
    const centre = cellAt(grid, run.system.projection.project({ longitude, latitude }));
    if (!within.has(centre)) return [];
    const side = cell.facts['side']?.value;
    const box = squareAbout(centre, typeof side === 'number' ? side : grid.cell, grid);
    return box === null ? [] : [{ cell, box }];
  });
  const byArea = Map.groupBy(squares, ({ cell }) => String(cell.facts['keyArea']?.value));
  if (byArea.size === 0) throw new Problem('network.run-without-areas');
  const { entities: areas } = await facts.query({ types: ['KeyArea'], ids: [...byArea.keys()] });
  if (areas.length === 0) throw new Problem('network.run-without-areas');
  return areas.map((area) => ({ area, squares: byArea.get(area.id) ?? [] }));
}

/** Null where it reaches over the edge of what was computed. */
function squareAbout(
  centre: number,
  side: number,
  grid: { cell: number; rows: number; columns: number },
): Box | null {
  const length = Math.max(1, Math.round(side / grid.cell));
  const box = {
    row: Math.floor(centre / grid.columns) - Math.floor(length / 2),
    column: (centre % grid.columns) - Math.floor(length / 2),
    rows: length,
    columns: length,
  };
  const inside =
    box.row >= 0 && box.column >= 0 && box.row + length <= grid.rows && box.column + length <= grid.columns;
  return inside ? box : null;
}
