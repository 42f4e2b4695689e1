import { Problem } from '@yuheng/kernel/problem';
import type { AreaCase, SweepOptions } from './area-case.ts';
import { GeoWalk } from './geo-walk.ts';
import type { Box, Grid, GridPoint } from './grid.ts';
import { MetricWalk } from './metric-walk.ts';
import type { ModelChoice } from './model-choice.ts';
import { radialModel } from './models.ts';
import { Perimeter } from './perimeter.ts';
import { SliceSweep } from './sweep-slice.ts';
import { boxAround, type Window, windowOf } from './window.ts';

/** All that a worker needs for any slice of an area: plain data and shared memory. */
export interface SweepPlan {
  readonly window: Window;
  /** The box that radials go around, in the window's rows and columns. */
  readonly around: Box;
  readonly site: GridPoint;
  readonly heights: readonly [number, number];
  readonly reach: number;
  readonly model: ModelChoice;
  readonly earthRadius: number;
  readonly endBefore: boolean;
}

const defaultRadius = 6_371_000;
/** More cells than this are refused: about 2 GB with what a worker keeps of them. */
const mostCells = 150_000_000;

/**
 * Checks a case and cuts out its terrain.
 * @throws Problem `network.bad-antenna-height`, `network.bad-reach`, `network.area-too-large` and those of `windowOf`
 */
export function planSweep({ terrain, site, heights, reach, model, options = {} }: AreaCase): SweepPlan {
  for (const height of heights)
    if (!(height > 0 && height <= 3000)) throw new Problem('network.bad-antenna-height', { height });
  const { cell, kind } = terrain.grid;
  const earthRadius = options.earthRadius ?? defaultRadius;
  const step = kind === 'metric' ? cell : (cell * Math.PI * earthRadius) / 180;
  if (!(reach >= 2 * step && reach <= 1_000_000)) throw new Problem('network.bad-reach', { reach });
  const box = boxAround(terrain.grid, site, earthRadius, reach);
  const cells = box.rows * box.columns;
  if (cells > mostCells) throw new Problem('network.area-too-large', { cells, most: mostCells });
  const window = windowOf(terrain, site, box);
  return {
    window,
    around: aroundOf(terrain.grid, box, options),
    site,
    heights,
    reach,
    model,
    earthRadius,
    endBefore: options.endBefore ?? false,
  };
}

function aroundOf(grid: Grid, { row, column, rows, columns }: Box, { perimeter }: SweepOptions): Box {
  return perimeter === 'grid'
    ? { row: -row, column: -column, rows: grid.rows, columns: grid.columns }
    : { row: 0, column: 0, rows: rows - 1, columns: columns - 1 };
}

/** The sweep of a plan, with its perimeter. */
export function sweepOf(plan: SweepPlan): { readonly sweep: SliceSweep; readonly perimeter: Perimeter } {
  const { window, around, site, heights, reach, model, earthRadius, endBefore } = plan;
  // Steps are never shorter than the smaller side of a cell.
  const capacity = Math.ceil(1.5 * Math.hypot(window.box.rows, window.box.columns)) + 64;
  const walk =
    window.grid.kind === 'metric'
      ? new MetricWalk(window.grid, site, reach, capacity)
      : new GeoWalk(window.grid, site, earthRadius, reach, capacity);
  const perimeter = new Perimeter(around);
  const radial = radialModel(model, heights, capacity);
  return {
    sweep: new SliceSweep({ window, perimeter, walk, model: radial, endBefore }, capacity),
    perimeter,
  };
}
