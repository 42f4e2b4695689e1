import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planExposure } from '../../site-plan/result/plan-exposure.ts';
import type { PlanSite } from '../../site-plan/result/site-plan.ts';
import { at, problem } from './sample-plans.ts';

/** Metres between two places: flat is enough within half a kilometre. */
function metres([x, y]: readonly number[], [east, north]: readonly number[]): number {
  const [wide, high] = [(Number(east) - Number(x)) * 91_364, (Number(north) - Number(y)) * 111_195];
  return Math.hypot(wide, high);
}

/** Of the limit: GB 8702-2014, table 1, whose electric field is the strictest below 3 GHz, as the power density is above. */
const limits: Readonly<Record<string, number>> = { A: 144 / 376.73, B: 3500 / 7500 };

test('the two hundred most exposed places are those that a sum over all sites finds, with their figures', () => {
  const numbers = (seed: number) => {
    let state = seed;
    return (most: number) => {
      state = (state * 48_271) % 2_147_483_647;
      return state % most;
    };
  };
  const next = numbers(7);
  const sensitive = Array.from({ length: 900 }, (_, index) => ({
    id: `s${index}`,
    place: at(next(6000), next(6000)),
    height: next(40),
    ...(index % 5 === 0 ? { background: next(100) / 1000 } : {}),
  }));
  const sites = Array.from({ length: 300 }, (_, index) => ({
    candidate: `c${index}`,
    kind: index % 4 === 0 ? 'pole' : 'rooftop',
    place: at(next(6000), next(6000)),
    height: 10 + next(40),
    tenants: [{ operator: 'A' }, ...(index % 2 === 0 ? [{ operator: 'B' }] : [])],
  })) as unknown as PlanSite[];
  const given = problem({ sensitive });
  const told = planExposure(given, sites);

  const expected = sensitive.flatMap(({ id, place, height, background = 0 }) => {
    const loads = sites
      .filter((site) => metres(site.place, place) <= 500)
      .map((site) => {
        const up = Math.max(0, site.height - height);
        const square = Math.max(1, metres(site.place, place) ** 2 + up ** 2);
        const watts = site.kind === 'pole' ? 120 : 9400;
        return site.tenants.reduce(
          (sum, { operator }) => sum + watts / (4 * Math.PI * square) / (limits[operator] ?? 1),
          0,
        );
      });
    return loads.length === 0
      ? []
      : [{ id, ratio: background + loads.reduce((a, b) => a + b, 0), siteRatio: Math.max(...loads) }];
  });
  assert.ok(expected.length > 200);
  assert.equal(told.length, 200);
  const known = new Map(expected.map((each) => [each.id, each]));
  for (const { sensitive: id, ratio, siteRatio } of told) {
    const own = known.get(id);
    assert.ok(own);
    // The earth is round; nearer than a metre nothing counts more.
    assert.ok(
      Math.abs(siteRatio - own.siteRatio) <= 0.02 * own.siteRatio + 1e-6,
      `${id} ${siteRatio} ${own.siteRatio}`,
    );
    assert.ok(Math.abs(ratio - own.ratio) <= 0.03 * own.ratio + 1e-6, `${id} ${ratio} ${own.ratio}`);
  }
  const strongest = told.map(({ siteRatio }) => siteRatio);
  assert.deepEqual(
    strongest,
    strongest.toSorted((a, b) => b - a),
  );
  const ids = new Set(told.map(({ sensitive: id }) => id));
  const least = strongest.at(-1) ?? 0;
  for (const { id, siteRatio } of expected) assert.ok(ids.has(id) || siteRatio <= least * 1.02, id);
});
