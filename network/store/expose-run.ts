import { Problem } from '@yuheng/kernel/problem';
import { type ExposedCase, exposeCase } from '../case/expose-case.ts';
import { readExposureCase } from '../case/exposure-case.ts';
import type { SiteChange } from '../rules/site-changes.ts';
import { cellAt } from '../sweep/grid.ts';
import { roofPlaces } from './exposure-places.ts';
import type { LoadedRun } from './loaded-run.ts';

/**
 * What people about the sites of a run are exposed to: on the ground, and on roofs within 100 m.
 * @param duty of the full power, what is sent in the mean over six minutes
 * @throws Problem `network.exposure-needs-apertures` for antennas of files, whose size no file tells
 */
export async function exposeRun(
  run: LoadedRun,
  changes: readonly SiteChange[],
  duty: number,
): Promise<ExposedCase> {
  const { given } = run.try(changes);
  if (Object.values(given.antennas).some(({ kind }) => kind === 'msi'))
    throw new Problem('network.exposure-needs-apertures');
  const { terrain, settings, sites } = run.coverage;
  const { frequency } = settings.carrier;
  const feeder = settings.losses.feeder;
  const places = roofPlaces(terrain, run.system.projection, sites);
  const read = readExposureCase({
    antennas: given.antennas,
    duty,
    sites: sites.map(({ id, x, y, height, cells }) => ({
      id,
      ...run.system.projection.locate({ x, y }),
      ground: terrain.ground[cellAt(terrain.grid, { x, y })] ?? 0,
      height,
      cells: cells.map((cell) => {
        const stated = given.sites.find((site) => site.id === id)?.cells.find((one) => one.id === cell.id);
        return { ...cell, azimuth: stated?.azimuth ?? cell.azimuth, power: cell.power - feeder, frequency };
      }),
    })),
    ...(places.length === 0 ? {} : { places }),
  });
  return exposeCase(read, '');
}
