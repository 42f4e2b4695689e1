import type { Kernel } from '@yuheng/kernel/kernel';
import type { MeasureState } from './measure-state.ts';

/** Null where nobody offers the measure any more. */
export async function readMeasureState({ measures }: Kernel, code: string): Promise<MeasureState | null> {
  if (!measures.known().some(({ definition }) => definition.code === code)) return null;
  const [newest, series] = await Promise.all([measures.newest(code), measures.series(code)]);
  return { definition: measures.definition(code), newest, series };
}
