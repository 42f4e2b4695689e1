import type { Kernel } from '@yuheng/kernel/kernel';
import { measureView } from '@yuheng/kernel/measure-view';
import { meaningOf } from '@yuheng/kernel/measures-definition';
import { compileMeasure } from '@yuheng/kernel/measures-evaluator';
import type { Effect, Standing } from '@yuheng/kernel/proposal-preview';
import { traceMeasure } from '@yuheng/kernel/scenario-trace';
import { overlaid } from '@yuheng/kernel/scenarios';
import { coverageThreshold } from '../entities/coverage-threshold.ts';
import type { ThresholdChange } from '../rules/threshold-changes.ts';
import { thresholdId, thresholdRow } from './threshold-facts.ts';

/** Figures that thresholds decide, as each measure's own expression computes them now and with the changes laid over the facts. */
export async function thresholdEffects(
  kernel: Kernel,
  changes: readonly ThresholdChange[],
): Promise<readonly Effect[]> {
  const now = kernel.clock().toISOString();
  const from = now.slice(0, 10);
  const rows = changes.flatMap(({ ids, after }) =>
    (ids.length === 0 ? [thresholdId(after)] : ids).map((id) => ({
      id,
      from,
      attributes: thresholdRow(after, now),
    })),
  );
  const concerned = kernel.measures
    .known()
    .filter(({ definition: { select, unit } }) => unit === 'P1' && reads(select));
  const line = { kind: 'rows' as const, type: coverageThreshold.name, rows };
  return overlaid(kernel, { changes: [line], delay: 0 }, async ({ facts, sql }) => {
    const effects: Effect[] = [];
    for (const known of concerned) {
      const { code, title, decimals } = measureView(kernel.registry, known);
      const [point] = await traceMeasure(compileMeasure(meaningOf(known.definition)), [now], facts, sql);
      if (point === undefined || point.with === point.without) continue;
      const standing = (value: number | null): Standing => ({
        value,
        unit: '%',
        decimals,
        goal: '',
        chance: null,
        lamp: null,
      });
      effects.push({
        subject: code,
        title,
        of: '',
        record: null,
        before: standing(point.without),
        after: standing(point.with),
      });
    }
    return effects;
  });
}

function reads(select: Readonly<Record<string, { readonly types?: readonly string[] }>>): boolean {
  return Object.values(select).some(({ types }) => types?.includes(coverageThreshold.name));
}
