import type { EntityType } from '@yuheng/kernel/entity-type';

/** Build-out states of a station, in the order in which a site normally passes them. */
export const stationStates = ['planned', 'underConstruction', 'onAir', 'outOfService'] as const;
export type StationState = (typeof stationStates)[number];

/** 基站: one radio site of one operator. Smart Data Models has no radio site, so the name is ours. */
export const baseStation: EntityType = {
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
