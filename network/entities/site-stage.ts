import type { EntityType } from '@yuheng/kernel/entity-type';

/** 需求、共享评估、勘察、审批、土建、市电、传输、设备安装、验收、交付: the stages of a site, in their order. */
export const buildStages = [
  'demand',
  'shareAssessment',
  'survey',
  'approval',
  'civil',
  'power',
  'transmission',
  'equipment',
  'acceptance',
  'handOver',
] as const;
export type BuildStage = (typeof buildStages)[number];

/** 建站阶段: when one site project came into one stage, and how long it took there. */
export const siteStage: EntityType = {
  name: 'SiteStage',
  source: 'Yuheng',
  attributes: {
    stage: { kind: 'Property', value: 'text', oneOf: buildStages },
    /** The last time, where it was sent back. */
    enteredAt: { kind: 'Property', value: 'time' },
    leftAt: { kind: 'Property', value: 'time' },
    /** Calendar days in the stage, all times together. */
    days: { kind: 'Property', value: 'number', unitCode: 'DAY', minimum: 0 },
    project: { kind: 'Relationship' },
    city: { kind: 'Relationship' },
  },
};
