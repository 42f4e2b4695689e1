import { clutterAt, clutterClasses } from '../calibration/clutter-class.ts';
import { ofCell } from '../calibration/offsets.ts';
import { patternOf } from '../coverage/antenna-choice.ts';
import type { PixelCoverage } from '../coverage/coverage.ts';
import { azimuths, GainTable, slopeRow, slopes } from '../coverage/gain-table.ts';
import { linkBudget } from '../coverage/link-budget.ts';
import type { Cell, CoverageSettings, Site } from '../coverage/site.ts';
import { type BudgetLine, budgetLines } from '../rules/budget-lines.ts';
import { type PathProfile, type Sight, sightOf } from '../rules/profile-sight.ts';
import { cellAt } from '../sweep/grid.ts';
import { atFrequency } from '../sweep/models.ts';
import { sweepArea } from '../sweep/sweep-area.ts';
import type { Terrain } from '../terrain/terrain.ts';
import type { LoadedRun } from './loaded-run.ts';

/** How the level of one cell comes about at a pixel. */
export interface ExplainedPath extends PathProfile {
  readonly site: string;
  readonly cell: string;
  /** m, and degrees clockwise from the grid's north. */
  readonly distance: number;
  readonly azimuth: number;
  readonly sight: Sight;
  readonly budget: readonly BudgetLine[];
}

type Server = Extract<PixelCoverage, { readonly gap: null }>['servers'][number];

/** @param server one that the pixel is told to have */
export async function explainPath(run: LoadedRun, pixel: number, server: Server): Promise<ExplainedPath> {
  const { terrain, settings, sites } = run.coverage;
  // Taken now: what follows waits, and others may try other changes meanwhile.
  const site = sites.find(({ id }) => id === server.site);
  const cell = site?.cells.find(({ id }) => id === server.cell);
  if (site === undefined || cell === undefined) throw new RangeError(`no cell ${server.site}/${server.cell}`);
  const profile = profileOf(terrain, settings, site, pixel);
  const loss = await lossAt(terrain, settings, site, pixel);
  const outdoors = hasEntry(settings) ? await lossAt(terrain, withoutEntry(settings), site, pixel) : loss;
  const gain = gainOf(terrain, settings, site, cell, pixel);
  const { offsets } = settings;
  const clutter = clutterClasses[clutterAt(terrain.clutter?.[pixel] ?? 0)] ?? 'open';
  const { x, y } = placeOf(terrain, pixel);
  const distance = profile.spacing * (profile.ground.length - 1);
  const height = profile.antenna - profile.terminal;
  return {
    ...profile,
    site: site.id,
    cell: cell.id,
    distance,
    azimuth: (Math.atan2(x - site.x, y - site.y) * 180) / Math.PI + (x < site.x ? 360 : 0),
    sight: sightOf(profile, settings.carrier.frequency),
    budget: budgetLines({
      link: linkBudget(cell, settings, gain, loss),
      frequency: settings.carrier.frequency,
      distance: Math.hypot(distance, height),
      entry: loss - outdoors,
      calibration: offsets
        ? ofCell(offsets, `${site.id}/${cell.id}`) + (offsets.clutter[clutter] ?? 0)
        : null,
    }),
  };
}

function placeOf({ grid }: Terrain, pixel: number) {
  const [row, column] = [Math.trunc(pixel / grid.columns), pixel % grid.columns];
  return { x: grid.west + column * grid.cell, y: grid.south + row * grid.cell };
}

/** Straight from the middle of the site's cell to the pixel's, a sample a cell. */
function profileOf(terrain: Terrain, settings: CoverageSettings, site: Site, pixel: number): PathProfile {
  const { grid, ground, clutter } = terrain;
  const from = placeOf(terrain, cellAt(grid, site));
  const to = placeOf(terrain, pixel);
  const length = Math.max(Math.hypot(to.x - from.x, to.y - from.y), grid.cell / 2);
  const steps = Math.max(2, Math.ceil(length / grid.cell));
  const cells = Array.from({ length: steps + 1 }, (_, step) =>
    cellAt(grid, {
      x: from.x + ((to.x - from.x) * step) / steps,
      y: from.y + ((to.y - from.y) * step) / steps,
    }),
  );
  const heights = cells.map((cell) => ground[cell] ?? Number.NaN);
  const first = heights[0] ?? 0;
  const last = heights[steps] ?? 0;
  return {
    spacing: length / steps,
    ground: heights,
    surface: heights.map((height, step) =>
      step === 0 || step === steps ? height : height + (clutter?.[cells[step] ?? 0] ?? 0),
    ),
    antenna: first + site.height,
    terminal: last + settings.terminal,
  };
}

/** The very loss that the coverage has, dB: the same sweep about the site. */
async function lossAt(
  terrain: Terrain,
  settings: CoverageSettings,
  site: Site,
  pixel: number,
): Promise<number> {
  const { carrier, model, reach, terminal } = settings;
  const { box, loss } = await sweepArea({
    terrain,
    site,
    heights: [site.height, terminal],
    reach,
    model: atFrequency(model, carrier.frequency),
  });
  const [row, column] = [Math.trunc(pixel / terrain.grid.columns), pixel % terrain.grid.columns];
  return loss[(row - box.row) * box.columns + column - box.column] ?? Number.NaN;
}

function hasEntry({ model }: CoverageSettings): boolean {
  return model.model === '38901' && model.entry !== undefined;
}

function withoutEntry(settings: CoverageSettings): CoverageSettings {
  if (settings.model.model !== '38901') return settings;
  const { entry: _, ...model } = settings.model;
  return { ...settings, model };
}

/** Towards the pixel, dBi, out of the same table as the coverage. */
function gainOf(terrain: Terrain, settings: CoverageSettings, site: Site, cell: Cell, pixel: number): number {
  const { ground, grid } = terrain;
  const choice = settings.antennas[cell.antenna];
  if (choice === undefined) throw new RangeError(`no antenna ${cell.antenna}`);
  const under = cellAt(grid, site);
  const [from, to] = [placeOf(terrain, under), placeOf(terrain, pixel)];
  const turns = Math.atan2(to.x - from.x, to.y - from.y) / (2 * Math.PI);
  const turned = Math.round(turns * azimuths) - Math.round((cell.azimuth * azimuths) / 360);
  const rise = (ground[pixel] ?? 0) + settings.terminal - (ground[under] ?? 0) - site.height;
  const row = slopeRow(rise / Math.max(Math.hypot(to.x - from.x, to.y - from.y), grid.cell / 2));
  const table = new GainTable(patternOf(choice), cell.tilt);
  table.fill(row);
  return (table.gains[(((turned % azimuths) + azimuths) % azimuths) * slopes + row] ?? 0) / 100;
}
