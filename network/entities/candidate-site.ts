import type { EntityType } from '@yuheng/kernel/entity-type';

/** 候选站址: where a site could stand: a tower that is there, or a public resource that its owner may open. */
export const candidateSite: EntityType = {
  name: 'CandidateSite',
  source: 'Yuheng',
  attributes: {
    name: { kind: 'Property', value: 'text' },
    kind: {
      kind: 'Property',
      value: 'text',
      oneOf: ['tower', 'pole', 'rooftop', 'governmentBuilding', 'greenSpace', 'duct'],
    },
    owner: { kind: 'Property', value: 'text' },
    availability: { kind: 'Property', value: 'text', oneOf: ['unopened', 'opened', 'used', 'refused'] },
    refusalReason: { kind: 'Property', value: 'text' },
    height: { kind: 'Property', value: 'number', unitCode: 'MTR', minimum: 0, maximum: 500 },
    /** Operators that it can carry at once. */
    slots: { kind: 'Property', value: 'number', unitCode: 'C62', minimum: 0, maximum: 20 },
    /** To make it a site for its first operator, in yuan. */
    cost: { kind: 'Property', value: 'number', unitCode: 'CNY', minimum: 0, maximum: 1e9 },
    /** For each further operator, in yuan. */
    tenantCost: { kind: 'Property', value: 'number', unitCode: 'CNY', minimum: 0, maximum: 1e9 },
    location: { kind: 'GeoProperty' },
    city: { kind: 'Relationship' },
  },
};
