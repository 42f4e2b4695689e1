import type { CaseType } from '../../cases/case-type.ts';
import type { EntityType } from '../../facts/model/entity-type.ts';

export const lamp: EntityType = {
  name: 'Lamp',
  source: 'Yuheng',
  attributes: {
    name: { kind: 'Property', value: 'text' },
    state: { kind: 'Property', value: 'text', oneOf: ['on', 'off'] },
    power: { kind: 'Property', value: 'number', unitCode: 'WTT', minimum: 0, maximum: 10_000 },
    cost: { kind: 'Property', value: 'number', unitCode: 'CNY' },
    lit: { kind: 'Property', value: 'boolean' },
    seenAt: { kind: 'Property', value: 'time' },
    location: { kind: 'GeoProperty' },
    street: { kind: 'Relationship' },
  },
};

export const spot: EntityType = {
  name: 'Spot',
  source: 'Yuheng',
  attributes: { location: { kind: 'GeoProperty' } },
};

export const repair: CaseType = {
  name: 'Repair',
  initial: 'reported',
  states: {
    reported: { dueInWorkingDays: 3 },
    working: {},
    done: { closed: true },
  },
  transitions: {
    begin: { from: ['reported'], to: 'working' },
    finish: { from: ['working'], to: 'done', noteRequired: true },
    reopen: { from: ['done'], to: 'reported' },
  },
};
