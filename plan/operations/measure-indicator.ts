import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { figureCode, officialFigure } from '../statistics/figure-facts.ts';

/** Without what would end a text in a query. */
const Name = Type.String({ minLength: 1, maxLength: 200, pattern: '^[^"\\\\]+$' });

/**
 * Makes an imported indicator of an area a measure of tier B, to which targets can be bound: its value is that of the newest period.
 * The unit is that of its newest figure; figures in another unit are not mixed with it.
 */
export const measureIndicator = defineOperation({
  name: 'measure-indicator',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    indicator: Name,
    area: Name,
    direction: Type.Union([Type.Literal('up'), Type.Literal('down')]),
    decimals: Type.Integer({ minimum: 0, maximum: 6 }),
  }),
  output: Type.Object({ measure: Type.String(), version: Type.Integer(), unit: Type.String() }),
  async handle({ indicator, area, direction, decimals }, { kernel, actor }) {
    const q = `indicator=="${indicator}";area=="${area}"`;
    const { entities } = await kernel.facts.query({ types: [officialFigure], q });
    const newest = entities.toSorted((a, b) =>
      String(a.facts['period']?.value) < String(b.facts['period']?.value) ? 1 : -1,
    )[0];
    if (newest === undefined) throw new Problem('plan.no-such-indicator', { indicator, area });
    const unit = newest.facts['value']?.unitCode ?? 'C62';
    const { version } = await kernel.measures.define(
      {
        pack: 'plan',
        definition: {
          code: figureCode(indicator, area),
          select: {
            figures: {
              types: [officialFigure],
              q: `${q};value.unitCode=="${unit}"`,
              attributes: ['value', 'period'],
            },
          },
          expression: 'mean(latest(figures, "period"), "value")',
          unit,
          direction,
          decimals,
          tier: 'B',
        },
        texts: {
          title: kernel.registry.text('plan', 'statistics.measure.title', { indicator, area }),
          words: kernel.registry.text('plan', 'statistics.measure.words', { indicator, area }),
        },
      },
      actor,
    );
    return { measure: figureCode(indicator, area), version, unit };
  },
});
