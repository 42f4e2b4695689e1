import type { EntityType } from '@yuheng/kernel/entity-type';

/** Build-out states of a station, in the order in which a site normally passes them. */
export const stationStates = ['planned', 'underConstruction', 'onAir', 'outOfService'] as const;
export type StationState = (typeof stationStates)[number];

/** 基站: one radio site of one operator. Smart Data Models has no radio site, so the name is ours. */
const baseStation: EntityType = {
  name: 'BaseStation',
  source: 'Yuheng',
  attributes: {
    name: { kind: 'Property', value: 'text' },
    technology: { kind: 'Property', value: 'text', oneOf: ['4G', '5G'] },
    status: { kind: 'Property', value: 'text', oneOf: stationStates },
    operator: { kind: 'Property', value: 'text' },
    /** Centre of the lowest band on the site. */
    bandMHz: { kind: 'Property', value: 'number', unitCode: 'MHZ', minimum: 100, maximum: 100_000 },
    /** Height of the antennas above ground. */
    height: { kind: 'Property', value: 'number', unitCode: 'MTR', minimum: 0, maximum: 500 },
    location: { kind: 'GeoProperty' },
    city: { kind: 'Relationship' },
    keyArea: { kind: 'Relationship' },
  },
};

/** 中心城市和重要功能区: an area for which a plan demands full coverage. */
const keyArea: EntityType = {
  name: 'KeyArea',
  source: 'Yuheng',
  attributes: {
    name: { kind: 'Property', value: 'text' },
    kind: {
      kind: 'Property',
      value: 'text',
      oneOf: ['cityCentre', 'transportHub', 'industrialPark', 'universityTown', 'newDistrict', 'scenicArea'],
    },
    /** The boundary, a polygon. */
    location: { kind: 'GeoProperty' },
    city: { kind: 'Relationship' },
  },
};

/** 覆盖栅格: one square of the grid over a key area; `location` is its centre. */
const coverageCell: EntityType = {
  name: 'CoverageCell',
  source: 'Yuheng',
  attributes: {
    name: { kind: 'Property', value: 'text' },
    location: { kind: 'GeoProperty' },
    keyArea: { kind: 'Relationship' },
    city: { kind: 'Relationship' },
    /** Residents of the square. */
    population: { kind: 'Property', value: 'number', unitCode: 'C62', minimum: 0 },
  },
};

export const entities: readonly EntityType[] = [baseStation, keyArea, coverageCell];
