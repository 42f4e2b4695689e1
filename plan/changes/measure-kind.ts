import type { Kernel } from '@yuheng/kernel/kernel';
import { measureView } from '@yuheng/kernel/measure-view';
import type { MeasureDefinition } from '@yuheng/kernel/measures-definition';
import { defineProposalKind } from '@yuheng/kernel/proposal-kind';
import { type Difference, previewOf } from '@yuheng/kernel/proposal-preview';
import { viewsOf } from '../board/read-board.ts';
import { trialState } from '../board/read-measure-state.ts';
import { figureCode } from '../statistics/figure-facts.ts';
import { askedMeasure, IndicatorMeasure } from '../statistics/indicator-measure.ts';
import { plansBoundTo, takeMeasure } from '../store/plan-store.ts';
import { both } from './field-text.ts';
import { planRow } from './preview-decisions.ts';
import { targetEffects } from './target-effects.ts';

type Asked = Omit<MeasureDefinition, 'version'>;

/** 口径: an imported indicator by which plans at work are measured is read otherwise: a new version of its measure. */
export const measureKind = defineProposalKind({
  name: 'plan.measure',
  content: IndicatorMeasure,
  subject: ({ indicator, area }) => figureCode(indicator, area),
  records: async ({ indicator, area }, { database }) =>
    (await plansBoundTo(database, figureCode(indicator, area))).map(({ id }) => planRow(id)),
  title: ({ indicator, area }, { measures, registry }) => {
    const { title } = measureView(registry, measures.find(figureCode(indicator, area)));
    return Promise.resolve(registry.text('plan', 'changes.definition', { measure: title }));
  },
  path: () => '/statistics',
  async base({ indicator, area }, { measures }, sql) {
    const versions = await measures.versions(figureCode(indicator, area), sql);
    return String(versions.at(-1)?.definition.version ?? 0);
  },
  async preview(content, kernel) {
    const { definition } = await askedMeasure(kernel, content);
    const { code } = definition;
    const known = kernel.measures.definition(code);
    const differences = changesOf(kernel, known, definition);
    const now = kernel.clock().toISOString();
    const plans = await plansBoundTo(kernel.database, code);
    const trial = await trialState(kernel, { ...definition, version: known.version + 1 }, null);
    return previewOf({
      differences,
      effects: targetEffects(
        await viewsOf(kernel, plans, now),
        await viewsOf(kernel, plans, now, new Map([[code, trial]])),
      ),
    });
  },
  async apply(content, { kernel, by, settle }) {
    const asked = await askedMeasure(kernel, content);
    await kernel.measures.define(asked, by, async (tx, store) => {
      await takeMeasure(tx, asked.definition.code);
      await settle(tx, async () => {
        await store();
      });
    });
    for (const { id } of await plansBoundTo(kernel.database, asked.definition.code))
      await kernel.events.publish({ type: 'board', data: { plan: id } }, kernel.database);
  },
});

/** What a definition says otherwise than the one before it. */
export function changesOf({ registry }: Pick<Kernel, 'registry'>, before: Asked, after: Asked): Difference[] {
  const say = (key: string) => registry.text('plan', key);
  const told = (definition: Asked) => ({
    unit: both(definition.unit),
    direction: say(`changes.direction.${definition.direction}`),
    decimals: both(String(definition.decimals)),
  });
  const [was, is] = [told(before), told(after)];
  return (['unit', 'direction', 'decimals'] as const).flatMap((member) =>
    was[member].en === is[member].en
      ? []
      : [{ label: say(`changes.${member}`), before: was[member], after: is[member], code: false }],
  );
}
