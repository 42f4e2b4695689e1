import type { EntityType } from '@yuheng/kernel/entity-type';
import { keyAreaKinds } from './key-area.ts';

/** 覆盖门限: what one operator calls covered in one kind of key area, and which document says so. */
export const coverageThreshold: EntityType = {
  name: 'CoverageThreshold',
  source: 'Yuheng',
  attributes: {
    operator: { kind: 'Property', value: 'text' },
    scene: { kind: 'Property', value: 'text', oneOf: keyAreaKinds },
    /** Of SS-RSRP outdoors. */
    minimumRsrp: { kind: 'Property', value: 'number', unitCode: 'DBM', minimum: -160, maximum: 0 },
    /** Of the samples of a drive test in one cell of the grid, at least so many must reach it. */
    share: { kind: 'Property', value: 'number', unitCode: 'P1', minimum: 0, maximum: 100 },
    document: { kind: 'Property', value: 'text' },
  },
};
