import { buildingEntry } from '../propagation/tr38901/building-entry.ts';
import { type LossCurve, lossAt, lossCurve } from '../propagation/tr38901/loss-curve.ts';
import { type SightScenario, sightProbability } from '../propagation/tr38901/sight-probability.ts';
import type { CellularChoice } from './model-choice.ts';
import type { Radial, RadialModel } from './radial.ts';

/** Curvature of the effective earth (4/3), 1/m: sight bends with it. */
const half = 0.5 / 8_495_000;

/**
 * TR 38.901 with the site's own surface in the place of the probability of sight: a terminal is in sight where no sample
 * between stands above the ray. A terminal inside a building (a sample with clutter) sees as far as the wall that the
 * radial enters by, and loses half a decibel a metre behind it (table 7.4.3-2).
 *
 * InH: terrain and roofs say nothing of the walls of an office, so there the probability counts (table 7.4.2-1). A link draws
 * its condition by it (section 7.5, step 2); an area is told the mean loss of such links, in dB.
 */
export class CellularRadial implements RadialModel {
  readonly #choice: CellularChoice;
  readonly #heights: readonly [number, number];
  readonly #wall: number;
  readonly #office: SightScenario | undefined;
  readonly #curve: LossCurve;
  #radial: Radial = { ground: new Float64Array(0), surface: new Float64Array(0), count: 0, spacing: 1 };
  /** Steepest ray up to the last sample looked at, without and with the building that the sample is part of. */
  #steepest = Number.NEGATIVE_INFINITY;
  #steepestInside = Number.NEGATIVE_INFINITY;
  #looked = 0;
  /** The sample before the building about the last sample; as it itself outdoors. */
  #entered = 0;

  constructor(choice: CellularChoice, heights: readonly [number, number]) {
    this.#choice = choice;
    this.#heights = heights;
    const { entry, frequency, office = 'mixed' } = choice;
    this.#office = choice.scenario === 'InH' ? `InH-${office}` : undefined;
    this.#wall = entry === undefined ? 0 : buildingEntry(entry, frequency, 0).wall;
    const ends = { station: heights[0], terminal: heights[1], frequency };
    const { countryside } = choice;
    this.#curve = lossCurve(choice.scenario, ends, countryside === undefined ? {} : { countryside });
  }

  begin(radial: Radial): void {
    this.#radial = radial;
    this.#steepest = Number.NEGATIVE_INFINITY;
    this.#steepestInside = Number.NEGATIVE_INFINITY;
    this.#looked = 0;
    this.#entered = 0;
  }

  loss(index: number): number {
    const { ground, surface, spacing } = this.#radial;
    if (this.#office !== undefined) return this.#within(this.#office, index * spacing);
    const z0 = (ground[0] ?? 0) + this.#heights[0];
    for (let at = this.#looked; at < index; at += 1) this.#pass(at, z0);
    this.#looked = index;
    const height = ground[index] ?? 0;
    const inside = (surface[index] ?? 0) > height;
    const x = index * spacing;
    const seen = (height + this.#heights[1] - z0) / x - half * x;
    const steepest = inside ? this.#steepest : Math.max(this.#steepest, this.#steepestInside);
    const outdoors = lossAt(this.#curve, x, seen >= steepest);
    if (!inside || this.#choice.entry === undefined) return outdoors;
    return outdoors + this.#wall + 0.5 * (index - this.#entered) * spacing;
  }

  /** The mean over links in sight and hidden. */
  #within(office: SightScenario, distance: number): number {
    const seen = sightProbability(office, distance);
    return seen * lossAt(this.#curve, distance, true) + (1 - seen) * lossAt(this.#curve, distance, false);
  }

  /** A sample falls behind: what it hides counts, its own building not before it is left. */
  #pass(at: number, z0: number): void {
    if (at === 0) return;
    const { ground, surface, spacing } = this.#radial;
    const height = surface[at] ?? 0;
    const x = at * spacing;
    const seen = (height - z0) / x - half * x;
    if (height > (ground[at] ?? 0)) {
      if (seen > this.#steepestInside) this.#steepestInside = seen;
      return;
    }
    if (this.#steepestInside > this.#steepest) this.#steepest = this.#steepestInside;
    this.#steepestInside = Number.NEGATIVE_INFINITY;
    if (seen > this.#steepest) this.#steepest = seen;
    this.#entered = at;
  }
}
