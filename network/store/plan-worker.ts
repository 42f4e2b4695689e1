import { checkPlan } from '../site-plan/check/check-plan.ts';
import { planSites } from '../site-plan/plan-sites.ts';
import { separatePlans } from '../site-plan/share/separate-plans.ts';
import type { PlanResult, PlanTask } from './plan-apart.ts';
import { workApart } from './work-apart.ts';

await workApart<PlanTask, PlanResult>(async ({ problem, seed, seconds, alone }, tell) => {
  const total = Math.ceil(seconds);
  const options = (step: string) => ({
    seed,
    seconds,
    onProgress: (told: { readonly seconds: number }) =>
      tell(Math.min(total, Math.round(told.seconds)), total, step),
  });
  const plan = await planSites(problem, options('planning'));
  const [fault] = checkPlan(problem, plan);
  if (fault !== undefined) throw new Error(`the checker refuses the plan: ${JSON.stringify(fault)}`);
  return { plan, gain: alone ? await separatePlans(problem, plan, options('comparing')) : null };
});
