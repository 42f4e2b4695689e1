import type { EntityType } from '@yuheng/kernel/entity-type';

/** 室内分布系统: antennas inside one building. */
export const indoorSystem: EntityType = {
  name: 'IndoorSystem',
  source: 'Yuheng',
  attributes: {
    name: { kind: 'Property', value: 'text' },
    venue: {
      kind: 'Property',
      value: 'text',
      oneOf: [
        'transport',
        'hospital',
        'school',
        'office',
        'commercial',
        'government',
        'residential',
        'venue',
      ],
    },
    /** Whether it is on the list of key buildings. */
    keyBuilding: { kind: 'Property', value: 'boolean' },
    /** As the plan divides it: the tower company in public transport and key buildings, operators elsewhere. */
    builder: { kind: 'Property', value: 'text', oneOf: ['tower', 'operator'] },
    /** A list: whose signal it carries. */
    operators: { kind: 'Property', value: 'text' },
    status: { kind: 'Property', value: 'text', oneOf: ['planned', 'underConstruction', 'accepted'] },
    floors: { kind: 'Property', value: 'number', unitCode: 'C62', minimum: 1, maximum: 300 },
    area: { kind: 'Property', value: 'number', unitCode: 'MTK', minimum: 0 },
    building: { kind: 'Relationship' },
    location: { kind: 'GeoProperty' },
    city: { kind: 'Relationship' },
  },
};
