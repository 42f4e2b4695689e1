/** A stream of seeded random numbers: the same seed and path give the same stream on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** Uniform whole number in [low, high], both included. */
  whole(low: number, high: number): number;
  /** Standard normal, cut at ±3 so that nothing absurd appears. */
  normal(): number;
  chance(probability: number): boolean;
  pick<const T extends readonly [unknown, ...unknown[]]>(values: T): T[number];
}

/**
 * Opens the stream named by `path`. Every part of the world has its own path, so a change in one part
 * does not shift the figures of another.
 */
export function random(seed: number, ...path: readonly (string | number)[]): Random {
  const next = sfc32(hash(JSON.stringify([seed, ...path])));
  const between = (low: number, high: number) => low + (high - low) * next();
  return {
    next,
    between,
    whole: (low, high) => Math.floor(between(low, high + 1)),
    normal() {
      const radius = Math.sqrt(-2 * Math.log(1 - next()));
      const value = radius * Math.cos(2 * Math.PI * next());
      return Math.max(-3, Math.min(3, value));
    },
    chance: (probability) => next() < probability,
    pick: (values) => values[Math.floor(next() * values.length)],
  };
}

/** Small fast counter generator of Chris Doty-Humphrey (PractRand), 32 bits. */
function sfc32(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, counter] = state;
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let warmUp = 0; warmUp < 12; warmUp += 1) next();
  return next;
}

/** FNV-1a with four offsets: a 128-bit state from a text. */
function hash(text: string): [number, number, number, number] {
  const lane = (offset: number) => {
    let value = 0x811c9dc5 ^ offset;
    for (let index = 0; index < text.length; index += 1) {
      value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
      value ^= value >>> 15;
    }
    return value | 0;
  };
  return [lane(0), lane(0x9e3779b9), lane(0x7f4a7c15), lane(0x2545f491)];
}
