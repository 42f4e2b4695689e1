import type { PlanProblem } from '../input/plan-problem.ts';
import { later, planSites } from '../plan-sites.ts';
import { type SitePlan, servedBy } from '../result/site-plan.ts';
import type { OptimiseOptions } from '../search/optimise-plan.ts';

/** What an operator would pay alone, and pays in the shared plan, yuan. */
export interface SeparatePlan {
  readonly operator: string;
  readonly cost: number;
  readonly lowerBound: number;
  readonly sites: number;
  readonly sharedCost: number;
  /** Demands that the shared plan serves and this one does not. */
  readonly missed: number;
}

export interface SharingGain {
  readonly separate: readonly SeparatePlan[];
  readonly separateCost: number;
  /** Shared cost over the sum of the separate ones. */
  readonly ratio: number;
}

/**
 * Plans for each operator as if there were no other, by the same solver from the same candidates, for exactly the demands that the
 * shared plan serves. Each alone has all slots, all spacing and all of the exposure to itself, which makes its plan cheaper than
 * three such plans beside each other could be.
 */
export async function separatePlans(
  problem: PlanProblem,
  shared: SitePlan,
  options: OptimiseOptions,
): Promise<SharingGain> {
  const served = servedBy(shared);
  const { budget: _, ...settings } = problem.settings;
  const separate: SeparatePlan[] = [];
  const { onProgress } = options;
  let spent = 0;
  for (const operator of problem.operators) {
    const demands = problem.demands.filter(
      (demand) => demand.operator === operator.id && served.has(demand.id),
    );
    const alone = await planSites(
      { ...problem, operators: [operator], demands, settings },
      {
        ...options,
        ...(onProgress === undefined ? {} : { onProgress: later(onProgress, spent) }),
      },
    );
    spent += alone.seconds;
    separate.push({
      operator: operator.id,
      cost: alone.cost,
      lowerBound: alone.lowerBound,
      sites: alone.sites.length,
      sharedCost: shared.sharing.byOperator.find(({ operator: id }) => id === operator.id)?.cost ?? 0,
      missed: alone.unserved.length,
    });
  }
  const separateCost = separate.reduce((sum, { cost }) => sum + Math.round(100 * cost), 0) / 100;
  return { separate, separateCost, ratio: separateCost === 0 ? 1 : shared.cost / separateCost };
}
