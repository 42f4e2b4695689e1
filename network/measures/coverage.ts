import type { MeasureDefinition } from '@yuheng/kernel/measures-definition';
import { coverageFacts, coveredCells, stationsOnAir } from './covered-cells.ts';

const percent = { unit: 'P1', direction: 'up', decimals: 1, tier: 'A' } as const;
const dimensions = ['keyArea', 'operator', 'city'] as const;

/** Version 1 was a circle of 600 m about each station; this is what runs predict and drive tests say. */
const keyAreaCoverage: MeasureDefinition = {
  ...percent,
  code: '5g-key-area-coverage',
  version: 2,
  select: { cells: { types: ['CoverageCell'], attributes: ['keyArea', 'city'] }, ...coverageFacts },
  expression: `100.0 * count(${coveredCells}) / count(cells)`,
  dimensions,
  // What a phone can report of SS-RSRP (3GPP TS 38.133, clause 10.1.6).
  quality: [{ kind: 'range', selection: 'samples', attribute: 'rsrp', minimum: -156, maximum: -31 }],
};

const populationCoverage: MeasureDefinition = {
  ...percent,
  code: '5g-population-coverage',
  version: 1,
  select: {
    cells: { types: ['CoverageCell'], attributes: ['keyArea', 'city', 'population'] },
    ...coverageFacts,
  },
  expression: `100.0 * sum(${coveredCells}, "population") / sum(cells, "population")`,
  dimensions,
};

const floorAreaCoverage: MeasureDefinition = {
  ...percent,
  code: '5g-floor-area-coverage',
  version: 1,
  select: {
    cells: { types: ['CoverageCell'], attributes: ['keyArea', 'city', 'floorArea'] },
    ...coverageFacts,
  },
  expression: `100.0 * sum(${coveredCells}, "floorArea") / sum(cells, "floorArea")`,
  dimensions,
};

/** Version 2 knows whose each one is, and in which city. */
const onAir: MeasureDefinition = {
  code: '5g-stations-on-air',
  version: 2,
  select: { stations: { ...stationsOnAir, attributes: ['status', 'technology', 'operator', 'city'] } },
  expression: 'count(stations)',
  unit: 'C62',
  direction: 'up',
  decimals: 0,
  tier: 'A',
  dimensions: ['operator', 'city'],
};

const perTenThousand: MeasureDefinition = {
  code: '5g-stations-per-10k',
  version: 1,
  select: {
    stations: {
      types: stationsOnAir.types,
      q: `${stationsOnAir.q};keyArea`,
      attributes: ['status', 'technology', 'keyArea', 'operator'],
    },
    cells: { types: ['CoverageCell'], q: 'population', attributes: ['population', 'keyArea'] },
  },
  expression: '10000.0 * count(stations) / sum(cells, "population")',
  unit: 'C62',
  direction: 'up',
  decimals: 2,
  tier: 'A',
  dimensions: ['keyArea', 'operator'],
};

export const coverageMeasures: readonly MeasureDefinition[] = [
  keyAreaCoverage,
  populationCoverage,
  floorAreaCoverage,
  onAir,
  perTenThousand,
];
