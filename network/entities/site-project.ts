import type { EntityType } from '@yuheng/kernel/entity-type';

/** 站址项目: one site of a plan on its way from demand to hand-over; its stages are a case, see cases.ts. */
export const siteProject: EntityType = {
  name: 'SiteProject',
  source: 'Yuheng',
  attributes: {
    name: { kind: 'Property', value: 'text' },
    kind: { kind: 'Property', value: 'text', oneOf: ['macro', 'micro', 'room'] },
    construction: { kind: 'Property', value: 'text', oneOf: ['existing', 'resource', 'newBuild'] },
    /** A list: the operators on it. */
    tenants: { kind: 'Property', value: 'text' },
    height: { kind: 'Property', value: 'number', unitCode: 'MTR', minimum: 0, maximum: 500 },
    /** In yuan. */
    cost: { kind: 'Property', value: 'number', unitCode: 'CNY', minimum: 0 },
    /** What the measurement after HJ 1151 said. */
    exposure: { kind: 'Property', value: 'text', oneOf: ['unmeasured', 'passed', 'failed'] },
    candidate: { kind: 'Relationship' },
    /** The site plan that chose it. */
    plan: { kind: 'Relationship' },
    location: { kind: 'GeoProperty' },
    keyArea: { kind: 'Relationship' },
    city: { kind: 'Relationship' },
  },
};
