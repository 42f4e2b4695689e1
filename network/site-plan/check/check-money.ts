import type { PlanProblem } from '../input/plan-problem.ts';
import type { SitePlan } from '../result/site-plan.ts';
import type { PlanFault } from './plan-fault.ts';

const fen = (yuan: number) => Math.round(100 * yuan);

/** Costs of sites, their split, their sum, the budget and the bounds; all in whole fen. */
export function checkMoney(
  { candidates, demands, settings }: PlanProblem,
  plan: SitePlan,
): readonly PlanFault[] {
  const faults: PlanFault[] = [];
  const byId = new Map(candidates.map((each) => [each.id, each]));
  const paid = new Map<string, number>();
  let sum = 0;
  for (const { candidate: id, cost, tenants } of plan.sites) {
    const candidate = byId.get(id);
    if (candidate === undefined) continue;
    const own = fen(candidate.cost ?? 0) + (tenants.length - 1) * fen(candidate.tenantCost ?? 0);
    if (fen(cost) !== own) faults.push({ fault: 'wrong-cost', of: id, by: cost - own / 100 });
    sum += own;
    const parts = tenants.map((tenant) => fen(tenant.cost));
    const split = parts.reduce((all, part) => all + part, 0);
    if (split !== own || Math.max(...parts) - Math.min(...parts) > 1)
      faults.push({ fault: 'wrong-split', of: id, by: (split - own) / 100 });
    for (const [index, { operator }] of tenants.entries())
      paid.set(operator, (paid.get(operator) ?? 0) + (parts[index] ?? 0));
  }
  if (fen(plan.cost) !== sum) faults.push({ fault: 'wrong-cost', of: 'plan', by: plan.cost - sum / 100 });
  for (const { operator, cost } of plan.sharing.byOperator)
    if (fen(cost) !== (paid.get(operator) ?? 0)) faults.push({ fault: 'wrong-split', of: operator });
  const { budget } = settings;
  if (budget !== undefined && plan.cost > budget)
    faults.push({ fault: 'over-budget', of: 'plan', by: plan.cost - budget });
  if (plan.lowerBound > plan.cost || plan.servedWeight > plan.servedBound)
    faults.push({ fault: 'bound-above-cost', of: 'plan' });
  const open = new Set(plan.unserved.map(({ demand }) => demand));
  const most = demands
    .filter(({ id }) => !open.has(id))
    .reduce((all, { priority }) => all + settings.weights[priority], 0);
  // Demands that stand in the list twice count once, so it may be less.
  if (plan.servedWeight > most)
    faults.push({ fault: 'wrong-weight', of: 'plan', by: plan.servedWeight - most });
  return faults;
}
