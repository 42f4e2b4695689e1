import type { Grid } from '../sweep/grid.ts';
import type { ModelChoice } from '../sweep/model-choice.ts';
import type { Terrain } from '../terrain/terrain.ts';

/** Hills with blocks of houses: heights that nobody measured. */
export function hills(grid: Grid, houses = true): Terrain {
  const ground = new Float32Array(grid.rows * grid.columns);
  const clutter = new Float32Array(ground.length);
  for (let cell = 0; cell < ground.length; cell += 1) {
    const [row, column] = [Math.trunc(cell / grid.columns), cell % grid.columns];
    ground[cell] = 120 + 40 * Math.sin(row / 9) * Math.cos(column / 13) + 15 * Math.sin(row / 2.7 + column);
    clutter[cell] = row % 7 > 3 && column % 6 > 2 ? 6 + ((row * 31 + column * 17) % 23) : 0;
  }
  return houses ? { grid, ground, clutter } : { grid, ground };
}

export const metricGrid: Grid = {
  kind: 'metric',
  west: 500_000,
  south: 3_800_000,
  cell: 20,
  rows: 90,
  columns: 110,
};

export const models: Readonly<Record<ModelChoice['model'], ModelChoice>> = {
  itm: {
    model: 'itm',
    medium: {
      frequency: 907,
      polarisation: 'vertical',
      permittivity: 15,
      conductivity: 0.005,
      refractivity: 301,
    },
    variability: { climate: 5, mode: 2, fixedLocation: true, fixedSituation: false },
    reliability: { time: 95, location: 50, situation: 95 },
  },
  p1812: {
    model: 'p1812',
    link: { frequency: 3.5, polarisation: 'vertical', time: 50, places: 50, placeSpread: 0, latitude: 34.7 },
    climate: { lapse: 45, refractivity: 325 },
  },
  '38901': { model: '38901', scenario: 'UMa', frequency: 3.5, entry: 'low' },
};
