import { distance } from '@yuheng/kernel/distance';
import { type Lists, listsOf } from '../../selection/lists.ts';
import type { PlanProblem } from '../input/plan-problem.ts';
import { scaleOf } from '../input/plan-words.ts';
import { exposureLoad, exposureReach, wholeLimit } from './exposure-load.ts';
import { PlaceGrid } from './place-grid.ts';
import { bitCount } from './plan-model.ts';
import type { Screened } from './screen-candidates.ts';

/** Exposure as the model has it, and which operators a site cannot carry at all because of it. */
export interface ExposureTables {
  /** The sensitive building that keeps an operator off a candidate, or null. */
  shut(candidate: number, operator: string): string | null;
  forSites(candidates: readonly number[]): {
    readonly fits: Uint8Array;
    readonly windows: Lists;
    readonly load: Float64Array;
    readonly room: Float64Array;
  };
}

/** What one site does to one window, by operator. */
interface Dose {
  readonly window: number;
  readonly loads: readonly number[];
}

/** Works out what each candidate's antennas, at its highest, do to the windows within reach. */
export function exposureTables(problem: PlanProblem, { sites }: Screened): ExposureTables {
  const { candidates, operators, sensitive, settings } = problem;
  const grid = new PlaceGrid(
    sensitive.map(({ place }) => place),
    exposureReach,
  );
  const ownRoom = Math.floor(settings.share * wholeLimit);
  const room = sensitive.map(({ background = 0 }) => Math.floor((1 - background) * wholeLimit));
  const doses = candidates.map(({ place, kind }, index): readonly Dose[] => {
    const site = sites[index];
    if (place === null || site === undefined || site.refusal !== null) return [];
    const radiated = settings.radiated[scaleOf(kind)];
    return grid.near(place, exposureReach).map((window) => {
      const { place: at = place, height = 0 } = sensitive[window] ?? {};
      const metres = distance(place, at);
      const loads = operators.map(({ frequency }) =>
        exposureLoad(radiated, frequency, metres, site.height - height),
      );
      return { window, loads };
    });
  });
  const holds = ({ window, loads }: Dose, set: number) => {
    const sum = loads.reduce((all, load, operator) => ((set >> operator) & 1 ? all + load : all), 0);
    return sum <= Math.min(ownRoom, room[window] ?? 0);
  };
  return {
    shut(candidate, operator) {
      const set = 1 << operators.findIndex(({ id }) => id === operator);
      const dose = doses[candidate]?.find((each) => !holds(each, set));
      return dose === undefined ? null : (sensitive[dose.window]?.id ?? null);
    },
    forSites(chosen) {
      const sets = 2 ** operators.length;
      const fits = new Uint8Array(chosen.length * sets);
      for (const [site, candidate] of chosen.entries()) {
        const { slots = 0, present = [] } = candidates[candidate] ?? {};
        const here = operators.reduce(
          (all, { id }, operator) => (present.includes(id) ? all | (1 << operator) : all),
          0,
        );
        for (let set = 0; set < sets; set += 1)
          if (
            bitCount(set & ~here) <= (slots ?? 0) &&
            (doses[candidate] ?? []).every((dose) => holds(dose, set))
          )
            fits[site * sets + set] = 1;
      }
      // Windows that all sites together cannot fill bind nobody.
      const worst = sensitive.map(() => 0);
      for (const candidate of chosen)
        for (const { window, loads } of doses[candidate] ?? [])
          worst[window] = (worst[window] ?? 0) + loads.reduce((sum, load) => sum + load, 0);
      const tight = sensitive
        .keys()
        .filter((window) => (worst[window] ?? 0) > (room[window] ?? 0))
        .toArray();
      const tightOf = new Map(tight.map((window, index) => [window, index]));
      const kept = chosen.map((candidate) =>
        (doses[candidate] ?? []).filter(({ window }) => tightOf.has(window)),
      );
      return {
        fits,
        windows: listsOf(kept.map((each) => each.map(({ window }) => tightOf.get(window) ?? 0))),
        load: Float64Array.from(kept.flat().flatMap(({ loads }) => loads)),
        room: Float64Array.from(tight, (window) => room[window] ?? 0),
      };
    },
  };
}
