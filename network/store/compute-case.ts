import { Problem } from '@yuheng/kernel/problem';
import { raiseBuildings } from '../buildings/raise-buildings.ts';
import { readAntennas } from '../case/case-antennas.ts';
import { type CoveredCase, coverCase } from '../case/cover-case.ts';
import type { CoverageCase } from '../case/coverage-case.ts';
import { type LaidOut, layOut } from '../case/lay-out.ts';
import { resourceBlocks } from '../coverage/carrier.ts';
import { cover } from '../coverage/cover.ts';
import type { TerrainName } from '../rules/case-shape.ts';
import { syntheticBuildings, syntheticGround } from '../rules/synthetic-city.ts';
import type { Grid } from '../sweep/grid.ts';
import type { ModelChoice } from '../sweep/model-choice.ts';
import type { SweepRun } from '../sweep/sweep-area.ts';
import { requireFolder } from './terrain-source.ts';

/** More pixels than this are left to the command line: a server holds a run in memory while somebody works on it. */
const mostPixels = 12_000_000;

export type ModelName = ModelChoice['model'];

/** A case of the server: what to compute, how, and over which heights. */
export interface CaseToCompute {
  readonly given: CoverageCase;
  readonly model: ModelName;
  readonly terrain: TerrainName;
}

/**
 * Checks what can be told without any height.
 * @throws Problem `network.bad-case`, `network.bad-carrier`, `network.area-too-large`, and for antennas of files as `readAntennas`
 */
export async function layOutCase({ given, model, terrain }: CaseToCompute): Promise<LaidOut> {
  resourceBlocks(given.carrier);
  const msi =
    terrain === 'synthetic' ? new Map() : await readAntennas(given.antennas, requireFolder(process.env));
  const laidOut = layOut(given, model, msi);
  const cells = laidOut.grid.rows * laidOut.grid.columns;
  if (cells > mostPixels) throw new Problem('network.area-too-large', { cells, most: mostPixels });
  return laidOut;
}

/** Computes a case. @throws Problem as `layOutCase`, `coverCase` and `cover` */
export async function computeCase(wanted: CaseToCompute, run: SweepRun): Promise<CoveredCase> {
  const laidOut = await layOutCase(wanted);
  if (wanted.terrain === 'synthetic') return coverSynthetic(laidOut, run);
  const folder = requireFolder(process.env);
  return coverCase(wanted.given, { ...run, model: wanted.model, terrain: folder, beside: folder });
}

async function coverSynthetic(laidOut: LaidOut, run: SweepRun): Promise<CoveredCase> {
  const { grid, system, sites, settings } = laidOut;
  const { projection } = system;
  const floats = () => new Float32Array(new SharedArrayBuffer(4 * grid.rows * grid.columns));
  const ground = floats();
  for (let row = 0, cell = 0; row < grid.rows; row += 1)
    for (let column = 0; column < grid.columns; column += 1, cell += 1)
      ground[cell] = syntheticGround(projection.locate(middleOf(grid, row, column)));
  for (const { id, x, y } of sites)
    if (Number.isNaN(syntheticGround(projection.locate({ x, y }))))
      throw new Problem('network.site-without-terrain', { site: id });
  run.signal?.throwIfAborted();
  const clutter = floats();
  const raised = raiseBuildings(buildingsOn(laidOut), 'WGS84', grid, projection, clutter);
  const coverage = await cover({ grid, ground, clutter }, settings, sites, run);
  return { coverage, system, files: [], buildings: { raised, shapeless: 0, heightless: 0 } };
}

function buildingsOn({ grid, system: { projection } }: LaidOut) {
  const corners = [0, grid.rows].flatMap((row) =>
    [0, grid.columns].map((column) => projection.locate(middleOf(grid, row, column))),
  );
  const [longitudes, latitudes] = [corners.map((at) => at.longitude), corners.map((at) => at.latitude)];
  return syntheticBuildings(
    { longitude: Math.min(...longitudes), latitude: Math.min(...latitudes) },
    { longitude: Math.max(...longitudes), latitude: Math.max(...latitudes) },
  );
}

function middleOf({ west, south, cell }: Grid, row: number, column: number) {
  return { x: west + column * cell, y: south + row * cell };
}
