import type { EntityType } from '@yuheng/kernel/entity-type';

/** 预测电平: SS-RSRP that a run predicts for one cell of the grid from the stations of one operator. */
export const predictedLevel: EntityType = {
  name: 'PredictedLevel',
  source: 'Yuheng',
  attributes: {
    rsrp: { kind: 'Property', value: 'number', unitCode: 'DBM', minimum: -200, maximum: 0 },
    operator: { kind: 'Property', value: 'text' },
    cell: { kind: 'Relationship' },
    /** The station that gives it: while that is not on air, the level does not count. */
    server: { kind: 'Relationship' },
    result: { kind: 'Relationship' },
    keyArea: { kind: 'Relationship' },
    city: { kind: 'Relationship' },
  },
};
