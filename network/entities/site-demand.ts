import type { EntityType } from '@yuheng/kernel/entity-type';

/** 建站需求: what one operator wants: service at a place, from a site within `radius` of it. */
export const siteDemand: EntityType = {
  name: 'SiteDemand',
  source: 'Yuheng',
  attributes: {
    name: { kind: 'Property', value: 'text' },
    operator: { kind: 'Property', value: 'text' },
    kind: { kind: 'Property', value: 'text', oneOf: ['outdoor', 'indoor'] },
    bandMHz: { kind: 'Property', value: 'number', unitCode: 'MHZ', minimum: 100, maximum: 100000 },
    /** Least height of the antennas above ground. */
    height: { kind: 'Property', value: 'number', unitCode: 'MTR', minimum: 0, maximum: 500 },
    /** A site serves the demand when it stands no further away. */
    radius: { kind: 'Property', value: 'number', unitCode: 'MTR', minimum: 1, maximum: 50000 },
    /** Mbit/s in the busy hour. */
    traffic: { kind: 'Property', value: 'number', unitCode: 'E20', minimum: 0, maximum: 1e6 },
    priority: { kind: 'Property', value: 'text', oneOf: ['high', 'normal', 'low'] },
    status: { kind: 'Property', value: 'text', oneOf: ['open', 'planned', 'served', 'withdrawn'] },
    /** A point, or the area that is to be served. */
    location: { kind: 'GeoProperty' },
    /** The site project that serves it. */
    servedBy: { kind: 'Relationship' },
    keyArea: { kind: 'Relationship' },
    city: { kind: 'Relationship' },
  },
};
