import { checkPlan } from '../site-plan/check/check-plan.ts';
import { planSites } from '../site-plan/plan-sites.ts';
import type { PlanProgress } from '../site-plan/search/optimise-plan.ts';
import { separatePlans } from '../site-plan/share/separate-plans.ts';
import type { PlanResult, PlanTask } from './plan-apart.ts';
import { workApart } from './work-apart.ts';

await workApart<PlanTask, PlanResult>(async ({ problem, seed, seconds, alone }, tell) => {
  const total = Math.ceil(seconds);
  const options = (step: string) => ({
    seed,
    seconds,
    onProgress: (told: PlanProgress) => {
      // Under a budget that is too small there is no cost to tell: what is served is sought.
      const soFar =
        step === 'planning' && told.bound > 0
          ? { cost: told.total / 100, lowerBound: told.bound / 100 }
          : undefined;
      tell(Math.min(total, Math.round(told.seconds)), total, step, soFar);
    },
  });
  const plan = await planSites(problem, options('planning'));
  const faults = checkPlan(problem, plan);
  if (faults.length > 0) throw new Error(`the checker refuses the plan: ${JSON.stringify(faults[0])}`);
  return {
    plan,
    gain: alone ? await separatePlans(problem, plan, options('comparing')) : null,
    checked: {
      sites: plan.sites.length,
      demands: problem.demands.length,
      zones: problem.zones.length,
      sensitive: problem.sensitive.length,
      violations: faults.length,
    },
  };
});
