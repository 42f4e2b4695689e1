import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import type { CoverageFacts } from '../rules/cell-standings.ts';

/** What a figure must have selected to be opened cell by cell. */
const needed = ['cells', 'areas', 'results', 'levels', 'samples', 'thresholds', 'stations'];

/**
 * The facts that a figure of coverage was computed from, as they were then.
 * @throws Problem `measures.measurement-not-found`, `network.figure-without-cells`
 */
export async function coverageFigure(kernel: Kernel, measurement: string): Promise<CoverageFacts> {
  const { facts } = await kernel.measures.bundle(measurement);
  if (needed.some((selection) => facts[selection] === undefined))
    throw new Problem('network.figure-without-cells');
  return facts;
}
