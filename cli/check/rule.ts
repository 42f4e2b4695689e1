import type { Violation } from './finding.ts';
import type { House } from './house/house.ts';

/** One rule of the house: a pure function over the parsed repository. */
export interface Rule {
  readonly name: string;
  check(house: House): readonly Breach[];
}

/** A violation as the rule itself states it; its name is added by whoever runs the rule. */
export type Breach = Omit<Violation, 'rule'>;

/** Short form: where, which case of the rule, and the values of its message. */
export function breach(file: string, line: number, name: string, values: Breach['values'] = {}): Breach {
  return { file, line, case: name, values };
}
