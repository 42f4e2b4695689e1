/** What sums of some of these weights come to. */
export interface Attainable {
  /** The largest that is at most this. */
  atMost(weight: number): number;
  /** The least that is above this; infinity where none is. */
  above(weight: number): number;
}

/** Beyond so much work (weights that differ, times their sum) all whole numbers count as attainable. */
const most = 20_000_000;

/** Which sums of weights there are: a bound between two of them comes down to the lower one. @param weights whole, above 0 */
export function attainableSums(weights: ArrayLike<number>): Attainable {
  const counts = new Map<number, number>();
  let whole = 0;
  for (const weight of Array.from(weights)) {
    counts.set(weight, (counts.get(weight) ?? 0) + 1);
    whole += weight;
  }
  const reached = new Uint8Array(counts.size * whole > most ? 0 : whole + 1);
  const isAttainable = (sum: number) => reached.length === 0 || reached[sum] === 1;
  if (reached.length > 0) {
    reached[0] = 1;
    for (const [weight, count] of counts) add(reached, weight, count);
  }
  return {
    atMost(weight) {
      let sum = Math.min(whole, Math.floor(weight));
      while (sum > 0 && !isAttainable(sum)) sum -= 1;
      return sum;
    },
    above(weight) {
      let sum = Math.floor(weight) + 1;
      while (sum <= whole && !isAttainable(sum)) sum += 1;
      return sum <= whole ? sum : Number.POSITIVE_INFINITY;
    },
  };
}

/** Adds so many of one weight to what is reached. */
function add(reached: Uint8Array, weight: number, count: number): void {
  const used = new Uint32Array(reached.length);
  for (let sum = weight; sum < reached.length; sum += 1) {
    const before = used[sum - weight] ?? 0;
    if (reached[sum] === 1 || reached[sum - weight] === 0 || before >= count) continue;
    reached[sum] = 1;
    used[sum] = before + 1;
  }
}
