import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import Type, { type Static } from 'typebox';
import { figureCode, officialFigure } from './figure-facts.ts';

/** Without what would end a text in a query. */
const Name = Type.String({ minLength: 1, maxLength: 200, pattern: '^[^"\\\\]+$' });

/** An imported indicator of an area, and how it is to be read as a measure. */
export const IndicatorMeasure = Type.Object({
  indicator: Name,
  area: Name,
  direction: Type.Union([Type.Literal('up'), Type.Literal('down')]),
  decimals: Type.Integer({ minimum: 0, maximum: 6 }),
});
export type IndicatorMeasure = Static<typeof IndicatorMeasure>;

/** The measure of tier B that it makes, in the unit of its newest figure. @throws Problem plan.no-such-indicator */
export async function askedMeasure(
  { facts, registry }: Pick<Kernel, 'facts' | 'registry'>,
  { indicator, area, direction, decimals }: IndicatorMeasure,
): Promise<Parameters<Kernel['measures']['define']>[0]> {
  const q = `indicator=="${indicator}";area=="${area}"`;
  const { entities } = await facts.query({ types: [officialFigure], q });
  const newest = entities.toSorted((a, b) =>
    String(a.facts['period']?.value) < String(b.facts['period']?.value) ? 1 : -1,
  )[0];
  if (newest === undefined) throw new Problem('plan.no-such-indicator', { indicator, area });
  const unit = newest.facts['value']?.unitCode ?? 'C62';
  return {
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
      title: registry.text('plan', 'statistics.measure.title', { indicator, area }),
      words: registry.text('plan', 'statistics.measure.words', { indicator, area }),
    },
  };
}
