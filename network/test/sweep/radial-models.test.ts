import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { itmAlongProfile } from '../../propagation/itm/itm.ts';
import { p1812 } from '../../propagation/p1812/p1812.ts';
import type { ModelChoice } from '../../sweep/model-choice.ts';
import { radialModel } from '../../sweep/models.ts';
import type { Radial } from '../../sweep/radial.ts';
import { models } from '../sample-terrain.ts';

const heights = [25, 1.5] as const;

/** Ground that wanders, with houses here and there. */
const radials = fc
  .record({
    steps: fc.array(fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.nat(60)), {
      minLength: 4,
      maxLength: 160,
    }),
    spacing: fc.constantFrom(10, 30, 92, 400),
    base: fc.integer({ min: 0, max: 900 }),
  })
  .map(({ steps, spacing, base }): Radial => {
    let height = base;
    const ground = Float64Array.from(steps, ([rise]) => (height += rise));
    const surface = Float64Array.from(steps, ([, roof], index) =>
      index > 0 && roof > 40 ? (ground[index] ?? 0) + roof - 35 : (ground[index] ?? 0),
    );
    return { ground, surface, count: steps.length - 1, spacing };
  });

function along(choice: ModelChoice, radial: Radial, index: number): number {
  const { ground, surface, spacing } = radial;
  const at = Array.from({ length: index + 1 }, (_, sample) => sample);
  if (choice.model === 'p1812') {
    const profile = {
      distances: at.map((sample) => (sample * spacing) / 1000),
      heights: ground.subarray(0, index + 1),
      clutter: at.map((sample) => (surface[sample] ?? 0) - (ground[sample] ?? 0)),
      zones: new Uint8Array(index + 1).fill(4),
    };
    return p1812(profile, { ...choice.link, heights, coast: [500, 500] }, choice.climate).loss;
  }
  if (choice.model !== 'itm') throw new Error('no profile model');
  const profile = { heights: surface, count: index, spacing };
  return itmAlongProfile(profile, heights, choice.medium, choice.variability, choice.reliability).loss;
}

for (const [name, choice, within] of [
  // dB. Radials take what depends on effective heights alone from tables with a step of a quarter of a metre: 3e-4 dB at
  // worst over many seeds; a model that is wrong is off by far more.
  ['ITM, each path by itself', { ...models.itm, exact: true } as ModelChoice, 1e-3],
  ['P.1812', models.p1812, 1e-6],
  ['P.1812 for a hundredth of the time', rare(models.p1812), 1e-6],
] as const) {
  test(`${name}: along a radial as on each profile`, () => {
    fc.assert(
      fc.property(radials, (radial) => {
        const model = radialModel(choice, heights, radial.count);
        model.begin(radial, 0);
        for (let index = choice.model === 'p1812' ? 3 : 1; index <= radial.count; index += 1) {
          const [kept, walked] = [model.loss(index), along(choice, radial, index)];
          assert.ok(Math.abs(kept - walked) <= within, `sample ${index}: ${kept}, not ${walked}`);
        }
      }),
      { numRuns: 150 },
    );
  });
}

function rare(choice: ModelChoice): ModelChoice {
  return choice.model === 'p1812' ? { ...choice, link: { ...choice.link, time: 1 } } : choice;
}
