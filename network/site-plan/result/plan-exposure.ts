import { distance } from '@yuheng/kernel/distance';
import type { PlanProblem } from '../input/plan-problem.ts';
import { scaleOf } from '../input/plan-words.ts';
import { exposureLoad, exposureReach, wholeLimit } from '../model/exposure-load.ts';
import { PlaceGrid } from '../model/place-grid.ts';
import type { PlanExposure, PlanSite } from './site-plan.ts';

/** Places that are told at most; the strongest come first. */
const most = 200;

/** What the sites of a plan do to the sensitive buildings within reach, the most exposed first. */
export function planExposure(
  { sensitive, operators, settings }: PlanProblem,
  sites: readonly PlanSite[],
): readonly PlanExposure[] {
  const grid = new PlaceGrid(
    sensitive.map(({ place }) => place),
    exposureReach,
  );
  const frequencies = new Map(operators.map(({ id, frequency }) => [id, frequency]));
  const sums = new Map<number, { all: number; strongest: number }>();
  for (const { place, kind, height, tenants } of sites)
    for (const index of grid.near(place, exposureReach)) {
      const window = sensitive[index];
      if (window === undefined) continue;
      const radiated = settings.radiated[scaleOf(kind)];
      const metres = distance(place, window.place);
      const load = tenants.reduce(
        (sum, { operator }) =>
          sum + exposureLoad(radiated, frequencies.get(operator) ?? 0, metres, height - window.height),
        0,
      );
      const { all, strongest } = sums.get(index) ?? { all: 0, strongest: 0 };
      sums.set(index, { all: all + load, strongest: Math.max(strongest, load) });
    }
  return [...sums]
    .toSorted(([, a], [, b]) => b.strongest - a.strongest || b.all - a.all)
    .slice(0, most)
    .map(([index, { all, strongest }]) => {
      const window = sensitive[index];
      return {
        sensitive: window?.id ?? '',
        name: window?.name ?? null,
        place: window?.place ?? [0, 0],
        ratio: (window?.background ?? 0) + all / wholeLimit,
        siteRatio: strongest / wholeLimit,
      };
    });
}
