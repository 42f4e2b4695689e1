import fc from 'fast-check';
import { type PlanProblem, readPlanProblem } from '../../site-plan/input/plan-problem.ts';

/** A place so many metres east and north of the middle of Zhengzhou. */
export function at(east: number, north: number): [number, number] {
  return [113.62 + east / 91_400, 34.75 + north / 111_195];
}

export const settings: PlanProblem['settings'] = {
  mergeRadius: 0,
  weights: { high: 4, normal: 2, low: 1 },
  capacity: { macro: 1000, micro: 400 },
  radiated: { macro: 9400, micro: 120 },
  share: 0.2,
  unopened: false,
};

export function demand(id: string, operator: string, place: [number, number], more: object = {}) {
  return {
    id,
    operator,
    places: [place],
    radius: 500,
    height: 15,
    traffic: 300,
    priority: 'normal' as const,
    ...more,
  };
}

export function candidate(id: string, place: [number, number] | null, more: object = {}) {
  return {
    id,
    kind: 'rooftop' as const,
    availability: 'opened' as const,
    place,
    height: 30,
    slots: 3,
    cost: 100_000,
    tenantCost: 20_000,
    ...more,
  };
}

export function problem(of: Partial<PlanProblem>): PlanProblem {
  return readPlanProblem({
    operators: [
      { id: 'A', frequency: 2600 },
      { id: 'B', frequency: 3500 },
    ],
    demands: [],
    candidates: [],
    zones: [],
    sensitive: [],
    settings,
    ...of,
  });
}

const spot = fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 }));

/** Small problems in which everything binds now and then: slots, capacity, spacing, heights, zones, exposure. */
export const problems = fc
  .record({
    demands: fc.array(
      fc.record({
        spot,
        operator: fc.constantFrom('A', 'B'),
        radius: fc.constantFrom(300, 500, 900),
        height: fc.constantFrom(8, 15, 25),
        traffic: fc.constantFrom(100, 350, 600),
        priority: fc.constantFrom('high', 'normal', 'low'),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    candidates: fc.array(
      fc.record({
        spot,
        kind: fc.constantFrom('tower', 'pole', 'rooftop', 'greenSpace'),
        availability: fc.constantFrom('opened', 'opened', 'opened', 'used', 'refused'),
        height: fc.constantFrom(12, 20, 30),
        slots: fc.integer({ min: 0, max: 2 }),
        present: fc.subarray(['A', 'B']),
        cost: fc.integer({ min: 0, max: 20 }),
        tenantCost: fc.integer({ min: 0, max: 9 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    spacing: fc.constantFrom(0, 200, 500),
    lowZone: fc.boolean(),
    sensitive: fc.array(spot, { maxLength: 2 }),
    mergeRadius: fc.constantFrom(0, 150),
  })
  .map(({ demands, candidates, spacing, lowZone, sensitive, mergeRadius }) => {
    const square = (size: number) => [[at(-1, -1), at(size, -1), at(size, size), at(-1, size)]];
    return problem({
      demands: demands.map(({ spot: [x, y], operator, ...more }, index) =>
        demand(`d${index}`, operator, at(x, y), more),
      ) as PlanProblem['demands'],
      candidates: candidates.map(({ spot: [x, y], ...more }, index) =>
        candidate(`c${index}`, at(x, y), more),
      ) as PlanProblem['candidates'],
      zones: [
        ...(spacing > 0
          ? [{ id: 'spacing', kind: 'spacing' as const, minSpacing: spacing, rings: square(901) }]
          : []),
        ...(lowZone ? [{ id: 'low', kind: 'restricted' as const, maxHeight: 18, rings: square(450) }] : []),
      ],
      sensitive: sensitive.map(([x, y], index) => ({ id: `s${index}`, place: at(x, y), height: 12 })),
      settings: { ...settings, mergeRadius },
    });
  });
