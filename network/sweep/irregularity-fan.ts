import { irregularityOf } from '../propagation/itm/irregularity.ts';
import type { Radial } from './radial.ts';

/** A radial at the side of others, with the irregularity of some paths along it. */
interface Lead {
  heights: Float64Array;
  count: number;
  spacing: number;
  known: Float64Array;
  horizon: Int32Array;
}

/**
 * Irregularity between two radials: worked out for some distances along each, and drawn straight between in distance
 * and direction, because it changes slowly with both.
 */
export class IrregularityFan {
  readonly #antennas: readonly [number, number];
  #before: Lead;
  #behind: Lead;

  /** @param antennas above ground, m */
  constructor(antennas: readonly [number, number], capacity: number) {
    this.#antennas = antennas;
    const lead = (): Lead => ({
      heights: new Float64Array(capacity + 1),
      count: 0,
      spacing: 1,
      known: new Float64Array(capacity + 1),
      horizon: new Int32Array(capacity + 1),
    });
    this.#before = lead();
    this.#behind = lead();
  }

  lead({ surface, count, spacing }: Radial): void {
    const lead = this.#before;
    this.#before = this.#behind;
    this.#behind = lead;
    lead.count = count;
    lead.spacing = spacing;
    lead.known.fill(Number.NaN, 0, count + 1);
    const z0 = (surface[0] ?? 0) + this.#antennas[0];
    let best = Number.NEGATIVE_INFINITY;
    let at = 0;
    for (let index = 0; index <= count; index += 1) {
      const height = surface[index] ?? 0;
      lead.heights[index] = height;
      const seen = index === 0 ? best : (height - z0) / index;
      if (seen > best) {
        best = seen;
        at = index;
      }
      lead.horizon[index] = at;
    }
  }

  /**
   * @param count samples of the path
   * @param share of the way from the last lead but one to the last
   */
  at(count: number, share: number): number {
    const step = count < 24 ? 1 : count < 64 ? 4 : 8;
    const low = count - (count % step);
    const before = this.#along(this.#before, low, count, step);
    return share === 0 ? before : before + share * (this.#along(this.#behind, low, count, step) - before);
  }

  #along(lead: Lead, low: number, count: number, step: number): number {
    const one = this.#sampled(lead, low);
    return low === count ? one : one + ((count - low) / step) * (this.#sampled(lead, low + step) - one);
  }

  #sampled(lead: Lead, wanted: number): number {
    const count = wanted > lead.count ? lead.count : wanted;
    const known = lead.known[count] ?? 0;
    if (known === known) return known;
    const { heights, spacing } = lead;
    const from = Math.min(15 * this.#antennas[0], 0.1 * (lead.horizon[count - 1] ?? 0) * spacing);
    const value = irregularityOf(heights, count, spacing, from, count * spacing - 15 * this.#antennas[1]);
    lead.known[count] = value;
    return value;
  }
}
