import { Problem } from '@yuheng/kernel/problem';
import type { MsiAntenna } from '../antenna/msi-file.ts';
import { middleOf } from '../coordinates/middle-place.ts';
import { type CoordinateSystem, toWgs84 } from '../coordinates/offset-systems.ts';
import { utmAbout } from '../coordinates/reference-systems.ts';
import type { CoverageSettings, Site } from '../coverage/site.ts';
import type { Climate } from '../propagation/itm/climates.ts';
import type { Grid } from '../sweep/grid.ts';
import type { ModelChoice } from '../sweep/model-choice.ts';
import { antennasOf } from './case-antennas.ts';
import type { CoverageCase } from './coverage-case.ts';

/** A case laid out on a grid of its UTM zone. */
export interface LaidOut {
  readonly system: ReturnType<typeof utmAbout>;
  readonly grid: Grid;
  readonly sites: readonly Site[];
  readonly settings: CoverageSettings;
}

/**
 * Lays a case out: sites in metres, azimuths against the grid's north, the grid large enough for every reach.
 * @param msi antennas that the case names by file
 * @throws Problem `network.bad-case` where the model asks for figures that the case does not have
 */
export function layOut(
  given: CoverageCase,
  model: ModelChoice['model'],
  msi: ReadonlyMap<string, MsiAntenna>,
): LaidOut {
  const places = given.sites.map((site) => toWgs84((given.coordinates ?? 'WGS84') as CoordinateSystem, site));
  const middle = middleOf(places);
  const system = utmAbout(middle);
  const sites = given.sites.map(({ id, height, cells }, index): Site => {
    const place = places[index] ?? middle;
    const lean = system.projection.convergence(place);
    return {
      id,
      ...system.projection.project(place),
      height,
      cells: cells.map((cell) => ({ ...cell, azimuth: (cell.azimuth - lean + 360) % 360 })),
    };
  });
  const { feeder = 0, body = 0, margin = 0 } = given.losses ?? {};
  return {
    system,
    grid: gridAbout(sites, given.cell, given.reach),
    sites,
    settings: {
      carrier: given.carrier,
      model: modelOf(given, model, middle.latitude),
      antennas: antennasOf(given.antennas, msi),
      reach: given.reach,
      terminal: given.terminal ?? 1.5,
      noiseFigure: given.noiseFigure ?? 7,
      losses: { feeder, body, margin },
      load: given.load ?? 0.5,
    },
  };
}

/** Range of InH, m. */
const mostIndoors = 150;

/** Cells at whole multiples of their side, so that neighbouring cases share them. */
function gridAbout(sites: readonly Site[], cell: number, reach: number): Grid {
  let [west, east] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [south, north] = [west, east];
  for (const { x, y } of sites) {
    [west, east] = [Math.min(west, x), Math.max(east, x)];
    [south, north] = [Math.min(south, y), Math.max(north, y)];
  }
  const column = Math.floor((west - reach) / cell);
  const row = Math.floor((south - reach) / cell);
  return {
    kind: 'metric',
    west: column * cell,
    south: row * cell,
    cell,
    columns: Math.ceil((east + reach) / cell) - column + 1,
    rows: Math.ceil((north + reach) / cell) - row + 1,
  };
}

function modelOf(given: CoverageCase, model: ModelChoice['model'], latitude: number): ModelChoice {
  const { frequency } = given.carrier;
  switch (model) {
    case 'itm': {
      const itm = given.itm ?? {};
      return {
        model,
        medium: {
          frequency,
          polarisation: itm.polarisation ?? 'vertical',
          permittivity: itm.permittivity ?? 15,
          conductivity: itm.conductivity ?? 0.005,
          refractivity: itm.refractivity ?? 301,
        },
        variability: {
          climate: (itm.climate ?? 5) as Climate,
          mode: 3,
          fixedLocation: false,
          fixedSituation: false,
        },
        reliability: { time: itm.time ?? 50, location: itm.location ?? 50, situation: itm.situation ?? 50 },
        exact: itm.exact ?? false,
      };
    }
    case 'p1812': {
      const { p1812 } = given;
      if (p1812 === undefined)
        throw new Problem('network.bad-case', {
          where: '/p1812',
          fault: 'missing',
          members: 'lapse, refractivity',
        });
      const { lapse, refractivity, polarisation = 'vertical', time = 50, places = 50 } = p1812;
      const { placeSpread = 5.5 } = p1812;
      return {
        model,
        link: { frequency: frequency / 1000, polarisation, time, places, placeSpread, latitude },
        climate: { lapse, refractivity },
      };
    }
    case '38901': {
      const { scenario = 'UMa', ...rest } = given['38901'] ?? {};
      // TR 38.901 V18.0.0, table 7.4.1-1: on one floor, up to 150 m.
      if (scenario === 'InH' && given.reach > mostIndoors)
        throw new Problem('network.bad-case', {
          where: '/reach',
          fault: 'at-most',
          found: given.reach,
          limit: mostIndoors,
        });
      // Station and terminal are on one floor: no outer wall is between them.
      if (scenario === 'InH' && rest.entry !== undefined)
        throw new Problem('network.bad-case', { where: '/38901/entry', reason: 'InH' });
      if (scenario !== 'InH' && rest.office !== undefined)
        throw new Problem('network.bad-case', { where: '/38901/office', reason: scenario });
      return { model, scenario, frequency: frequency / 1000, ...rest };
    }
  }
}
