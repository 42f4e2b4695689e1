import { definePack } from '../../packs/pack.ts';

/** A pack for tests: gardens with an area and trees, and permits as cases. */
export const gardensPack = definePack({
  id: 'gardens',
  folder: `${import.meta.dirname}/../../test/fixture-pack`,
  entities: [
    {
      name: 'Garden',
      source: 'Yuheng',
      attributes: {
        open: { kind: 'Property', value: 'boolean' },
        area: { kind: 'Property', value: 'number', unitCode: 'MTK', minimum: 0 },
        kinds: { kind: 'Property', value: 'text', oneOf: ['rose', 'fern', 'pine'] },
        city: { kind: 'Relationship' },
      },
    },
    {
      name: 'Permit',
      source: 'Yuheng',
      attributes: {
        state: { kind: 'Property', value: 'text' },
        dueAt: { kind: 'Property', value: 'time' },
      },
    },
  ],
  measures: [
    {
      code: 'open-gardens',
      version: 1,
      select: { gardens: { types: ['Garden'], q: 'open==true', attributes: ['open', 'city'] } },
      expression: 'count(gardens)',
      unit: 'C62',
      direction: 'up',
      decimals: 0,
      tier: 'A',
    },
    {
      code: 'mean-area',
      version: 1,
      select: { gardens: { types: ['Garden'], q: 'kinds=="rose";area>0', attributes: ['area', 'kinds'] } },
      expression: 'mean(gardens, "area")',
      unit: 'MTK',
      direction: 'up',
      decimals: 1,
      tier: 'A',
    },
    {
      code: 'open-share',
      version: 1,
      select: {
        all: { types: ['Garden'], attributes: ['area'] },
        open: { types: ['Garden'], q: 'open==true', attributes: ['area'] },
      },
      expression: '100.0 * sum(open, "area") / sum(all, "area")',
      unit: 'P1',
      direction: 'up',
      decimals: 1,
      tier: 'A',
    },
    {
      code: 'late-permits',
      version: 1,
      select: {
        permits: { types: ['Permit'], q: 'dueAt>"2026-06-01T00:00:00.000Z"', attributes: ['dueAt'] },
      },
      expression: 'count(permits)',
      unit: 'C62',
      direction: 'down',
      decimals: 0,
      tier: 'A',
    },
  ],
  cases: [
    {
      name: 'Permit',
      initial: 'asked',
      states: { asked: {}, granted: { closed: true } },
      transitions: { grant: { from: ['asked'], to: 'granted', noteRequired: true } },
    },
  ],
});
