import type { Kernel } from '@yuheng/kernel/kernel';
import type { MeasureState } from './measure-state.ts';

/** Null where no pack offers the measure any more. */
export async function readMeasureState(
  { registry, measures }: Kernel,
  code: string,
): Promise<MeasureState | null> {
  if (!registry.measures.has(code)) return null;
  const [newest, series] = await Promise.all([measures.newest(code), measures.series(code)]);
  return { definition: measures.definition(code), newest, series };
}
