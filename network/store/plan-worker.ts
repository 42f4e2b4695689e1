import { checkPlan } from '../site-plan/check/check-plan.ts';
import { planSites } from '../site-plan/plan-sites.ts';
import type { PlanProgress } from '../site-plan/search/optimise-plan.ts';
import { separatePlans } from '../site-plan/share/separate-plans.ts';
import type { PlanResult, PlanSoFar, PlanTask } from './plan-apart.ts';
import { workApart } from './work-apart.ts';

await workApart<PlanTask, PlanResult>(async ({ problem, seed, seconds, alone }, tell) => {
  // Planned alone, each operator has as many seconds again.
  const plans = alone ? 1 + problem.operators.length : 1;
  const total = Math.ceil(seconds * plans);
  const options = (step: string, before: number) => ({
    seed,
    seconds,
    onProgress: ({ total: cost, bound, served, seconds: spent }: PlanProgress) => {
      const soFar: PlanSoFar =
        served === undefined
          ? { cost: cost / 100, lowerBound: bound / 100 }
          : { servedWeight: served.weight, servedBound: served.bound };
      const told = step === 'planning' && (served !== undefined || bound > 0);
      tell(Math.min(total, Math.round(before + spent)), total, step, told ? soFar : undefined);
    },
  });
  const plan = await planSites(problem, options('planning', 0));
  const faults = checkPlan(problem, plan);
  if (faults.length > 0) throw new Error(`the checker refuses the plan: ${JSON.stringify(faults[0])}`);
  return {
    plan,
    gain: alone ? await separatePlans(problem, plan, options('comparing', plan.seconds)) : null,
    checked: {
      sites: plan.sites.length,
      demands: problem.demands.length,
      zones: problem.zones.length,
      sensitive: problem.sensitive.length,
      violations: faults.length,
    },
  };
});
