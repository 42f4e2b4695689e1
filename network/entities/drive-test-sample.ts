import type { EntityType } from '@yuheng/kernel/entity-type';

/** 路测采样: one row of a drive test. */
export const driveTestSample: EntityType = {
  name: 'DriveTestSample',
  source: 'Yuheng',
  attributes: {
    rsrp: { kind: 'Property', value: 'number', unitCode: 'DBM', minimum: -200, maximum: 0 },
    sinr: { kind: 'Property', value: 'number', unitCode: '2N', minimum: -50, maximum: 60 },
    operator: { kind: 'Property', value: 'text' },
    bandMHz: { kind: 'Property', value: 'number', unitCode: 'MHZ', minimum: 100, maximum: 100000 },
    /** SHA-256 of the file that it came in. */
    file: { kind: 'Property', value: 'text' },
    /** Of that file. */
    row: { kind: 'Property', value: 'number', unitCode: 'C62', minimum: 1 },
    location: { kind: 'GeoProperty' },
    cell: { kind: 'Relationship' },
    /** The station that was heard; while that is not on air, the sample does not count. Without one, it counts. */
    server: { kind: 'Relationship' },
    keyArea: { kind: 'Relationship' },
    city: { kind: 'Relationship' },
  },
};
