import { definePack } from '@yuheng/kernel/pack';

/** A measure over things that tests record: parks that are open. */
export const parksPack = definePack({
  id: 'plan-test-facts',
  folder: `${import.meta.dirname}/board/facts`,
  measures: [
    {
      code: 'digital-parks',
      version: 1,
      select: { parks: { types: ['Park'], q: 'open==true', attributes: ['open'] } },
      expression: 'count(parks)',
      unit: 'C62',
      direction: 'up',
      decimals: 0,
      tier: 'A',
    },
  ],
});
