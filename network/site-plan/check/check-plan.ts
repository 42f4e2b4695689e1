import type { PlanProblem } from '../input/plan-problem.ts';
import type { SitePlan } from '../result/site-plan.ts';
import { checkExposure } from './check-exposure.ts';
import { checkMoney } from './check-money.ts';
import { checkService } from './check-service.ts';
import { checkZones } from './check-zones.ts';
import type { PlanFault } from './plan-fault.ts';

/**
 * Whether a plan keeps every rule of its problem and costs what it says: from problem and plan alone, by nothing that the solver is
 * made of, distances, zones, fields and sums included.
 */
export function checkPlan(problem: PlanProblem, plan: SitePlan): readonly PlanFault[] {
  return [
    ...checkService(problem, plan),
    ...checkZones(problem, plan),
    ...checkExposure(problem, plan),
    ...checkMoney(problem, plan),
  ];
}
