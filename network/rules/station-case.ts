import type { CoverageCase } from '../case/coverage-case.ts';

/** 基站: what its facts say of it. */
export interface Station {
  readonly id: string;
  readonly longitude: number;
  readonly latitude: number;
  /** m and MHz; null where no fact says so. */
  readonly height: number | null;
  readonly band: number | null;
}

/** What a case takes for granted because no fact says it; texts are the messages `coverage.assumed.<name>`. */
export const assumptions = ['azimuths', 'antenna', 'power', 'shared-band', 'height'] as const;
export type Assumption = (typeof assumptions)[number];

const usualBand = 3500;
const usualHeight = 30;

/**
 * A case out of the stations of an area, as one shared network on the band that most of them have. Facts give places and
 * heights; three cells each, a panel of 64 elements with eight beams, 6° of tilt and 53 dBm are assumed.
 */
export function stationCase(stations: readonly Station[]): {
  readonly given: CoverageCase;
  readonly assumed: readonly Assumption[];
} {
  const frequency = commonBand(stations);
  const low = frequency < 1000;
  const heightless = stations.some(({ height }) => height === null);
  const mixed = stations.some(({ band }) => band !== null && band !== frequency);
  return {
    given: {
      cell: 10,
      reach: 1500,
      carrier: low ? { frequency, bandwidth: 30, spacing: 15 } : { frequency, bandwidth: 100, spacing: 30 },
      antennas: {
        panel: {
          kind: 'ssb',
          panel: { rows: 8, columns: 8, rowSpacing: 0.5, columnSpacing: 0.5 },
          beams: { count: 8, width: 110, elevation: -3 },
        },
      },
      sites: stations.map(({ id, longitude, latitude, height }) => ({
        id,
        longitude,
        latitude,
        height: height ?? usualHeight,
        cells: [0, 120, 240].map((azimuth, index) => ({
          id: String(index + 1),
          antenna: 'panel',
          azimuth,
          tilt: 6,
          power: 53,
        })),
      })),
      losses: { feeder: 0, body: 3, margin: 8 },
      load: 0.5,
      '38901': { scenario: 'UMa', entry: 'low' },
      p1812: { lapse: 45, refractivity: 325 },
    },
    assumed: [
      'azimuths',
      'antenna',
      'power',
      ...(mixed ? (['shared-band'] as const) : []),
      ...(heightless ? (['height'] as const) : []),
    ],
  };
}

function commonBand(stations: readonly Station[]): number {
  const counts = new Map<number, number>();
  for (const { band } of stations) if (band !== null) counts.set(band, (counts.get(band) ?? 0) + 1);
  const sorted = [...counts].toSorted(([one, a], [other, b]) => b - a || one - other);
  return sorted[0]?.[0] ?? usualBand;
}
