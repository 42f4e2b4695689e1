import { type Complex, type ItmMedium, impedanceOf, type Medium, mediumAt } from './medium.ts';

/** Media in a metre; the lowest is that far under the sea. */
const perMetre = 4;
const lowest = -1024;
/** Media in a block, of which there are so many: enough for 15 km over the sea. */
const inBlock = 256;
const blocks = 256;

/**
 * Media at mean heights of paths, each worked out once for a quarter of a metre: all that depends on height, frequency
 * and ground alone. A loss differs by less than 0.001 dB from that of the height itself.
 */
export class Media {
  readonly #medium: ItmMedium;
  readonly #impedance: Complex;
  readonly #blocks: (readonly Medium[] | undefined)[];

  constructor(medium: ItmMedium) {
    this.#medium = medium;
    this.#impedance = impedanceOf(medium);
    this.#blocks = Array.from({ length: blocks }, () => undefined);
  }

  /** @param height above sea level, m */
  at(height: number): Medium {
    const place = Math.round((height - lowest) * perMetre);
    if (!(place >= 0 && place < blocks * inBlock)) return mediumAt(this.#medium, height, this.#impedance);
    const block = Math.trunc(place / inBlock);
    return (this.#blocks[block] ?? this.#fill(block))[place % inBlock] as Medium;
  }

  #fill(block: number): readonly Medium[] {
    const made = Array.from({ length: inBlock }, (_, place) =>
      mediumAt(this.#medium, lowest + (block * inBlock + place) / perMetre, this.#impedance),
    );
    this.#blocks[block] = made;
    return made;
  }
}
