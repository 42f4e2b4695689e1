/** A stream of chance from a seed, the same on every machine (xorshift of 32 bits); `below` is what searches need. */
export class Random {
  #state: number;

  constructor(seed: number) {
    // Neighbouring seeds begin far from each other; a state of 0 would stay 0.
    let mixed = Math.imul((seed ^ (seed / 2 ** 32)) | 0, 0x9e3779b1);
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    this.#state = (mixed ^ (mixed >>> 13)) | 0 || 0x2545f491;
  }

  /** A whole number from 0 up to before `count`, which is at least 1. */
  below(count: number): number {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state;
    return Math.trunc(((state >>> 0) / 2 ** 32) * count);
  }
}
