import type { EntityType } from '@yuheng/kernel/entity-type';
import { candidateKinds } from '../site-plan/input/plan-words.ts';

/** 限建、禁建、保护: what may not be built inside an area. */
export const zoneRule: EntityType = {
  name: 'ZoneRule',
  source: 'Yuheng',
  attributes: {
    name: { kind: 'Property', value: 'text' },
    kind: { kind: 'Property', value: 'text', oneOf: ['forbidden', 'restricted', 'heritage', 'spacing'] },
    /** Of antennas above ground. */
    maxHeight: { kind: 'Property', value: 'number', unitCode: 'MTR', minimum: 0, maximum: 500 },
    /** Between two sites inside. */
    minSpacing: { kind: 'Property', value: 'number', unitCode: 'MTR', minimum: 0, maximum: 50000 },
    /** A list of kinds of candidate sites; without it, any. */
    allowedKinds: { kind: 'Property', value: 'text', oneOf: candidateKinds },
    /** What says so. */
    document: { kind: 'Property', value: 'text' },
    location: { kind: 'GeoProperty' },
    city: { kind: 'Relationship' },
  },
};
