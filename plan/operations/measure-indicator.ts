import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { changesOf } from '../changes/measure-kind.ts';
import { askedMeasure, IndicatorMeasure } from '../statistics/indicator-measure.ts';
import { plansBoundTo, takeMeasure } from '../store/plan-store.ts';

/**
 * Makes an imported indicator of an area a measure of tier B, to which targets can be bound: its value is that of the newest period.
 * The unit is that of its newest figure; figures in another unit are not mixed with it. Where a plan at work is measured by it, another
 * reading of it is proposed (`plan.measure`).
 */
export const measureIndicator = defineOperation({
  name: 'measure-indicator',
  kind: 'command',
  permission: 'plan.write',
  input: IndicatorMeasure,
  output: Type.Object({ measure: Type.String(), version: Type.Integer(), unit: Type.String() }),
  async handle(indicator, { kernel, actor }) {
    const asked = await askedMeasure(kernel, indicator);
    const { code, unit } = asked.definition;
    const { version } = await kernel.measures.define(asked, actor, async (tx, store) => {
      await takeMeasure(tx, code);
      const [kept, before] = await store();
      if (before === null || changesOf(kernel, before, kept).length === 0) return;
      if ((await plansBoundTo(tx, code)).length > 0) throw new Problem('plan.needs-proposal');
    });
    return { measure: code, version, unit };
  },
});
