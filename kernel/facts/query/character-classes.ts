import type { CharacterSet } from './pattern-syntax.ts';

/** Characters that belong to the same sets of a pattern are the same to it: they are one class. */
export interface CharacterClass {
  /** From 0 on. */
  readonly number: number;
  /** By number of set: does it have these characters? */
  readonly within: Uint8Array;
}

/** Characters other than ASCII whose class is remembered. */
const REMEMBERED = 4096;

/** The classes of a pattern, found as characters come. */
export class CharacterClasses {
  readonly #sets: readonly CharacterSet[];
  readonly #classes = new Map<string, CharacterClass>();
  readonly #ascii: CharacterClass[] = [];
  readonly #others = new Map<number, CharacterClass>();

  constructor(sets: readonly CharacterSet[]) {
    this.#sets = sets;
  }

  of(code: number): CharacterClass {
    return (code < 128 ? this.#ascii[code] : this.#others.get(code)) ?? this.#learn(code);
  }

  #learn(code: number): CharacterClass {
    const character = String.fromCodePoint(code);
    const within = Uint8Array.from(this.#sets, (has) => (has(character) ? 1 : 0));
    const key = within.join('');
    const known = this.#classes.get(key) ?? { number: this.#classes.size, within };
    this.#classes.set(key, known);
    if (code < 128) {
      this.#ascii[code] = known;
      return known;
    }
    if (this.#others.size >= REMEMBERED) this.#others.clear();
    this.#others.set(code, known);
    return known;
  }
}
