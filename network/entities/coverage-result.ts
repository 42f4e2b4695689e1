import type { EntityType } from '@yuheng/kernel/entity-type';

/** 覆盖结果: what one run of the coverage engine said of one key area, with the digest of all its inputs. */
export const coverageResult: EntityType = {
  name: 'CoverageResult',
  source: 'Yuheng',
  attributes: {
    name: { kind: 'Property', value: 'text' },
    /** The run in the console. */
    run: { kind: 'Property', value: 'text' },
    model: { kind: 'Property', value: 'text' },
    /** SHA-256 over everything that it was computed from. */
    inputs: { kind: 'Property', value: 'text' },
    operator: { kind: 'Property', value: 'text' },
    threshold: { kind: 'Property', value: 'number', unitCode: 'DBM', minimum: -160, maximum: 0 },
    coveredArea: { kind: 'Property', value: 'number', unitCode: 'P1', minimum: 0, maximum: 100 },
    keyArea: { kind: 'Relationship' },
    city: { kind: 'Relationship' },
  },
};
