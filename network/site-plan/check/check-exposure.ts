import type { PlanProblem } from '../input/plan-problem.ts';
import type { SitePlan } from '../result/site-plan.ts';
import type { PlanFault } from './plan-fault.ts';
import { straightDistance } from './straight-distance.ts';

/** Of the limit: what rounding may come to. */
const grain = 1e-6;

/** Power density at each sensitive building, of each site against its share and of all against the whole limit. */
export function checkExposure(
  { operators, candidates, sensitive, settings }: PlanProblem,
  plan: SitePlan,
): readonly PlanFault[] {
  const faults: PlanFault[] = [];
  const kinds = new Map(candidates.map(({ id, kind }) => [id, kind]));
  const limits = new Map(operators.map(({ id, frequency }) => [id, limitOf(frequency)]));
  for (const { id, place, height, background = 0 } of sensitive) {
    let all = background;
    for (const site of plan.sites) {
      // One degree of latitude is 111 km: what is far is told without a distance.
      if (Math.abs(site.place[1] - place[1]) > 0.005) continue;
      const along = straightDistance(site.place, place);
      if (along > 500) continue;
      const up = Math.max(0, site.height - height);
      const square = Math.max(1, along ** 2 + up ** 2);
      const watts = settings.radiated[kinds.get(site.candidate) === 'pole' ? 'micro' : 'macro'];
      let own = 0;
      for (const { operator } of site.tenants)
        own += watts / (4 * Math.PI * square) / (limits.get(operator) ?? 0.4);
      if (own > settings.share + grain)
        faults.push({ fault: 'site-exposure', of: `${site.candidate} ${id}`, by: own - settings.share });
      all += own;
    }
    if (all > 1 + grain) faults.push({ fault: 'exposure', of: id, by: all - 1 });
  }
  return faults;
}

/** W/m²; GB 8702-2014, table 1, columns for the electric and the magnetic field and for power density: the strictest. */
function limitOf(megahertz: number): number {
  const root = Math.sqrt(megahertz);
  const row =
    megahertz < 3000
      ? [12, 0.032, 0.4]
      : megahertz < 15_000
        ? [0.22 * root, 0.00059 * root, megahertz / 7500]
        : [27, 0.073, 2];
  const [electric = 0, magnetic = 0, density = 0] = row;
  return Math.min(electric ** 2 / 376.73, 376.73 * magnetic ** 2, density);
}
