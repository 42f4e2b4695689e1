import type { EntityType } from '@yuheng/kernel/entity-type';

/** What the graph knows of plans: enough to find them; the document and its tree stay in the pack. */
export const entities: readonly EntityType[] = [
  {
    name: 'ActionPlan',
    source: 'Yuheng',
    attributes: {
      name: { kind: 'Property', value: 'text' },
      state: { kind: 'Property', value: 'text', oneOf: ['draft', 'live', 'superseded', 'removed'] },
      documentNumber: { kind: 'Property', value: 'text' },
      issuer: { kind: 'Property', value: 'text' },
      issueDate: { kind: 'Property', value: 'text' },
      sourceDigest: { kind: 'Property', value: 'text' },
      taskCount: { kind: 'Property', value: 'number', unitCode: 'C62', minimum: 0 },
      targetCount: { kind: 'Property', value: 'number', unitCode: 'C62', minimum: 0 },
    },
  },
  {
    name: 'PlanTask',
    source: 'Yuheng',
    attributes: {
      state: { kind: 'Property', value: 'text' },
      openedAt: { kind: 'Property', value: 'time' },
      dueAt: { kind: 'Property', value: 'time' },
      closedAt: { kind: 'Property', value: 'time' },
      owner: { kind: 'Property', value: 'text' },
    },
  },
  {
    name: 'PlanBriefing',
    source: 'Yuheng',
    attributes: {
      state: { kind: 'Property', value: 'text' },
      openedAt: { kind: 'Property', value: 'time' },
      closedAt: { kind: 'Property', value: 'time' },
      month: { kind: 'Property', value: 'text' },
    },
  },
];
