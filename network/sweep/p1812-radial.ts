import { p1812 } from '../propagation/p1812/p1812.ts';
import type { P1812Choice } from './model-choice.ts';
import type { Radial, RadialModel } from './radial.ts';

const farFromSea = [500, 500] as const;

/** P.1812-8 along a radial, path by path. */
export class P1812Radial implements RadialModel {
  readonly #choice: P1812Choice;
  readonly #heights: readonly [number, number];
  #radial: Radial = { ground: new Float64Array(0), surface: new Float64Array(0), count: 0, spacing: 1 };

  constructor(choice: P1812Choice, heights: readonly [number, number], _capacity: number) {
    this.#choice = choice;
    this.#heights = heights;
  }

  begin(radial: Radial): void {
    this.#radial = radial;
  }

  loss(index: number): number {
    if (index < 3) return Number.NaN;
    const { ground, surface, spacing } = this.#radial;
    const at = Array.from({ length: index + 1 }, (_, sample) => sample);
    const profile = {
      distances: at.map((sample) => (sample * spacing) / 1000),
      heights: ground.subarray(0, index + 1),
      clutter: at.map((sample) => (surface[sample] ?? 0) - (ground[sample] ?? 0)),
      zones: new Uint8Array(index + 1).fill(4),
    };
    const link = { ...this.#choice.link, heights: this.#heights, coast: farFromSea };
    return p1812(profile, link, this.#choice.climate).loss;
  }
}
