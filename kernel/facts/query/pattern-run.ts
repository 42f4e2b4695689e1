import type { CharacterClass } from './character-classes.ts';
import type { Program } from './pattern-program.ts';
import type { CharacterSet } from './pattern-syntax.ts';

/** Where all readings of a text stand at one place in it. */
export interface Standing {
  /** Steps that wait for a character, or for the end of the text: the first `size` of these. */
  readonly waiting: Uint16Array;
  size: number;
  found: boolean;
}

/** Runs a program over a text a character at a time: all its readings at once (Thompson, CACM 11(6), 1968). */
export class PatternRun {
  readonly #program: Program;
  /** By step: the number of its set; -1: the end of the text; -2: goes on by itself. */
  readonly #setAt: Int16Array;
  /** By step: the round in which it was visited last. */
  readonly #visits: Uint32Array;
  #round = 0;
  readonly #open: number[] = [];
  readonly sets: readonly CharacterSet[];
  /** Steps visited so far: what it has cost. */
  visited = 0;

  constructor(program: Program) {
    const sets: CharacterSet[] = [];
    this.#program = program;
    this.#visits = new Uint32Array(program.length);
    this.#setAt = Int16Array.from(program, (step) => {
      if (step.kind !== 'character') return step.kind === 'end' ? -1 : -2;
      const known = sets.indexOf(step.set);
      return known >= 0 ? known : sets.push(step.set) - 1;
    });
    this.sets = sets;
  }

  /** Room for a standing. */
  room(): Standing {
    return { waiting: new Uint16Array(this.#program.length), size: 0, found: false };
  }

  start(): Standing {
    const into = this.room();
    this.#begin(into);
    this.#reach(0, into, true, false);
    return into;
  }

  /** One character further. What is looked for may begin anywhere. */
  advance({ waiting, size }: Standing, { within }: CharacterClass, into: Standing): void {
    this.#begin(into);
    this.#reach(0, into, false, false);
    for (let index = 0; index < size; index += 1) {
      const at = waiting[index] ?? 0;
      const set = this.#setAt[at] ?? -1;
      if (set >= 0 && within[set] === 1) this.#reach(at + 1, into, false, false);
    }
  }

  /** Is it found now that the text ends? @param first it ends where it begins */
  endsWell({ waiting, size }: Standing, first: boolean): boolean {
    const into = this.room();
    this.#begin(into);
    for (const at of waiting.subarray(0, size)) this.#reach(at, into, first, true);
    return into.found;
  }

  #begin(into: Standing): void {
    into.size = 0;
    into.found = false;
    this.#round += 1;
    if (this.#round <= 0xffff_ffff) return;
    this.#visits.fill(0);
    this.#round = 1;
  }

  /** Adds what can be reached from a step without taking a character. */
  #reach(from: number, into: Standing, first: boolean, last: boolean): void {
    const open = this.#open;
    if (!last && (this.#setAt[from] ?? -2) >= -1) return this.#add(from, into);
    open.push(from);
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const set = this.#setAt[at] ?? -1;
      if (set >= -1) {
        const isNew = this.#visits[at] !== this.#round;
        this.#add(at, into);
        if (isNew && set === -1 && last) open.push(at + 1);
        continue;
      }
      if (this.#visits[at] === this.#round) continue;
      this.#visits[at] = this.#round;
      this.visited += 1;
      const step = this.#program[at];
      if (step?.kind === 'fork') for (const to of step.to) open.push(to);
      else if (step?.kind === 'found') into.found = true;
      else if (first) open.push(at + 1);
    }
  }

  /** A step that waits. */
  #add(at: number, into: Standing): void {
    if (this.#visits[at] === this.#round) return;
    this.#visits[at] = this.#round;
    this.visited += 1;
    into.waiting[into.size] = at;
    into.size += 1;
  }
}
