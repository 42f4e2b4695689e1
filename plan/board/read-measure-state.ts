import { findingView } from '@yuheng/kernel/finding-view';
import { wordsOf } from '@yuheng/kernel/finding-words';
import type { Kernel } from '@yuheng/kernel/kernel';
import type { Measurement } from '@yuheng/kernel/measurement';
import type { MeasureDefinition } from '@yuheng/kernel/measures-definition';
import type { MeasureState } from './measure-state.ts';

/** Null where nobody offers the measure any more. */
export async function readMeasureState(kernel: Kernel, code: string): Promise<MeasureState | null> {
  const { measures, clock } = kernel;
  if (!measures.known().some(({ definition }) => definition.code === code)) return null;
  const [newest, series] = await Promise.all([measures.newest(code), measures.series(code)]);
  return stateOf(kernel, code, newest, series, clock().toISOString());
}

/** A measure as it would stand under a definition, and with the figures that would be kept since a day. */
export async function trialState(
  kernel: Kernel,
  definition: MeasureDefinition,
  since: string | null,
): Promise<MeasureState> {
  const { newest, series } = await kernel.measures.trial(definition, since);
  const at = kernel.clock().toISOString();
  const findings = newest.findings.map((one) => findingView(wordsOf(kernel), definition, one, at));
  return { definition, newest: newest.measurement, series, findings };
}

/** A measure with its newest figure of a time, and how its data stood at that time. */
export async function stateOf(
  kernel: Kernel,
  code: string,
  newest: Measurement | null,
  series: readonly Measurement[],
  at: string,
): Promise<MeasureState> {
  const definition = kernel.measures.definition(code);
  const found = newest && (await kernel.measures.quality.findings([newest.id])).get(newest.id);
  const findings = found?.findings.map((one) => findingView(wordsOf(kernel), definition, one, at)) ?? [];
  return { definition, newest, series, findings };
}
