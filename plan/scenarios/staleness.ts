import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import type { Scenario } from '@yuheng/kernel/scenario';
import { overlaid } from '@yuheng/kernel/scenarios';
import type { ScenarioOutcome, Staleness } from './result.ts';

/** The scenario was changed since, or a real figure beside it is another one by now. */
export async function movedSince(
  { measures }: Pick<Kernel, 'measures'>,
  scenario: Pick<Scenario, 'version'>,
  result: { readonly version: number; readonly outcome: ScenarioOutcome },
): Promise<readonly Staleness[]> {
  const moved: Staleness[] = result.version === scenario.version ? [] : ['changed'];
  const known = new Set(measures.known().map(({ definition }) => definition.code));
  for (const [code, base] of Object.entries(result.outcome.bases)) {
    const newest = known.has(code) ? await measures.newest(code) : null;
    if (newest?.id !== base) return [...moved, 'facts'];
  }
  return moved;
}

/** And whether its lines still come to the same, or (impossible) cannot come true any more. */
export async function groundMoved(
  kernel: Kernel,
  scenario: Pick<Scenario, 'changes' | 'delay'>,
  outcome: ScenarioOutcome,
): Promise<readonly Staleness[]> {
  try {
    const ground = await overlaid(kernel, scenario, (overlay) => Promise.resolve(overlay.ground));
    return ground === outcome.ground ? [] : ['ground'];
  } catch (error) {
    if (error instanceof Problem) return ['impossible'];
    throw error;
  }
}
