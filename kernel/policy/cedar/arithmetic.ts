import { fail } from './failure.ts';
import type { Value } from './value.ts';

const MOST = 2n ** 63n - 1n;
const LEAST = -(2n ** 63n);

/** A Long of 64 bits; what overflows has no value. */
export function arithmetic(result: bigint): bigint {
  return result > MOST || result < LEAST ? fail() : result;
}

export function negated(value: bigint): bigint {
  return arithmetic(-value);
}

export function whole(value: Value): bigint {
  return typeof value === 'bigint' ? value : fail();
}

export function truth(value: Value): boolean {
  return typeof value === 'boolean' ? value : fail();
}
