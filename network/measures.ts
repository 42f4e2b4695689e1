import type { MeasureDefinition } from '@yuheng/kernel/measures-definition';

/**
 * Service radius in metres of a 5G station in a key area: the planning figure for a 3.5 GHz macro station
 * in dense streets. A circle is a stand-in until coverage is computed; see README.md, Limits.
 */
export const serviceRadius = 600;

const onAir = {
  types: ['BaseStation'],
  q: 'technology=="5G";status=="onAir"',
  attributes: ['status', 'technology', 'location'],
} as const;

const keyAreaCoverage: MeasureDefinition = {
  code: '5g-key-area-coverage',
  version: 1,
  select: {
    cells: { types: ['CoverageCell'], attributes: ['location'] },
    stations: onAir,
  },
  expression: `100.0 * count(covered(cells, stations, ${serviceRadius.toFixed(1)})) / count(cells)`,
  unit: 'P1',
  direction: 'up',
  decimals: 1,
  tier: 'A',
};

const stationsOnAir: MeasureDefinition = {
  code: '5g-stations-on-air',
  version: 1,
  select: { stations: { ...onAir, attributes: ['status', 'technology'] } },
  expression: 'count(stations)',
  unit: 'C62',
  direction: 'up',
  decimals: 0,
  tier: 'A',
};

export const measures: readonly MeasureDefinition[] = [keyAreaCoverage, stationsOnAir];
