import type { EntityType } from '@yuheng/kernel/entity-type';

/** 建站进度: what the case of a site project shows of itself; see cases.ts. */
export const siteBuildOut: EntityType = {
  name: 'SiteBuildOut',
  source: 'Yuheng',
  attributes: {
    state: { kind: 'Property', value: 'text' },
    openedAt: { kind: 'Property', value: 'time' },
    dueAt: { kind: 'Property', value: 'time' },
    closedAt: { kind: 'Property', value: 'time' },
    owner: { kind: 'Property', value: 'text' },
    project: { kind: 'Relationship' },
    city: { kind: 'Relationship' },
  },
};
