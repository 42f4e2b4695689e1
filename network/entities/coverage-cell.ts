import type { EntityType } from '@yuheng/kernel/entity-type';

/** 覆盖栅格: one square of the grid over a key area; `location` is its centre. */
export const coverageCell: EntityType = {
  name: 'CoverageCell',
  source: 'Yuheng',
  attributes: {
    name: { kind: 'Property', value: 'text' },
    location: { kind: 'GeoProperty' },
    keyArea: { kind: 'Relationship' },
    city: { kind: 'Relationship' },
    /** Of the square, along its edge. */
    side: { kind: 'Property', value: 'number', unitCode: 'MTR', minimum: 1, maximum: 10_000 },
    /** Residents of the square. */
    population: { kind: 'Property', value: 'number', unitCode: 'C62', minimum: 0 },
    /** Floor area of the buildings in the square. */
    floorArea: { kind: 'Property', value: 'number', unitCode: 'MTK', minimum: 0 },
  },
};
