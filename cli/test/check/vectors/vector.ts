import type { Surroundings } from '../../../check/house/build-house.ts';

/** A change to the valid house, and what must be found in it. */
export interface Vector {
  readonly name: string;
  readonly changes: Readonly<Record<string, string | null>>;
  readonly around?: Partial<Surroundings>;
  readonly expected: readonly string[];
}
