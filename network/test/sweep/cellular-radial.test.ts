import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { buildingEntry } from '../../propagation/tr38901/building-entry.ts';
import { pathLoss } from '../../propagation/tr38901/path-loss.ts';
import { sightProbability } from '../../propagation/tr38901/sight-probability.ts';
import { CellularRadial } from '../../sweep/cellular-radial.ts';
import type { CellularChoice } from '../../sweep/model-choice.ts';
import type { Radial } from '../../sweep/radial.ts';

const radials = fc
  .array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.nat(60)), { minLength: 2, maxLength: 80 })
  .map((steps): Radial => {
    let height = 100;
    const ground = Float64Array.from(steps, ([rise]) => (height += rise));
    const surface = Float64Array.from(steps, ([, roof], index) =>
      index > 0 && roof > 40 ? (ground[index] ?? 0) + roof - 38 : (ground[index] ?? 0),
    );
    return { ground, surface, count: steps.length - 1, spacing: 10 };
  });

/** The sample before the building that a sample is part of; itself outdoors. */
function wallOf({ ground, surface }: Radial, index: number): number {
  let at = index;
  while (at > 0 && (surface[at] ?? 0) > (ground[at] ?? 0)) at -= 1;
  return at;
}

/** Whether no sample before `end` stands above the straight ray on an earth of 4/3 of its radius: each is looked at. */
function clear({ ground, surface, spacing }: Radial, heights: readonly [number, number], index: number) {
  const from = (ground[0] ?? 0) + heights[0];
  const fall = (x: number) => x ** 2 / (2 * 8_495_000);
  const x = index * spacing;
  const to = (ground[index] ?? 0) + heights[1] - fall(x);
  const wall = wallOf({ ground, surface, spacing, count: index }, index);
  for (let at = 1; at < index && at <= wall; at += 1) {
    const ray = from + ((to - from) * at) / index;
    if ((surface[at] ?? 0) - fall(at * spacing) > ray + 1e-9) return false;
  }
  return true;
}

const choices: readonly CellularChoice[] = [
  { model: '38901', scenario: 'UMa', frequency: 3.5 },
  { model: '38901', scenario: 'UMi', frequency: 26, entry: 'high' },
  { model: '38901', scenario: 'InH', frequency: 3.5 },
  { model: '38901', scenario: 'InH', frequency: 3.5, office: 'open' },
];

for (const choice of choices) {
  const { scenario, frequency, entry } = choice;
  const heights = scenario === 'InH' ? ([3, 1.5] as const) : ([25, 1.5] as const);
  test(`${scenario} ${entry ?? choice.office ?? ''}: along a radial as by looking at every sample of every path`, () => {
    fc.assert(
      fc.property(radials, (radial) => {
        const model = new CellularRadial(choice, heights);
        model.begin(radial);
        for (let index = 1; index <= radial.count; index += 1) {
          const distance = index * radial.spacing;
          const link = { station: heights[0], terminal: heights[1], frequency, distance };
          const [seen, hidden] = [true, false].map(
            (inSight) => pathLoss(scenario, link, { inSight }).loss,
          ) as [number, number];
          const share = sightProbability(choice.office === 'open' ? 'InH-open' : 'InH-mixed', distance);
          const within = index - wallOf(radial, index);
          const wall =
            entry === undefined || within === 0
              ? 0
              : buildingEntry(entry, frequency, within * radial.spacing).wall + 0.5 * within * radial.spacing;
          const office = share * seen + (1 - share) * hidden;
          const outside = clear(radial, heights, index) ? seen : hidden;
          const wanted = scenario === 'InH' ? office : outside + wall;
          const told = model.loss(index);
          assert.ok(Math.abs(told - wanted) < 1e-9, `sample ${index}: ${told}, not ${wanted}`);
        }
      }),
      { numRuns: 300 },
    );
  });
}
