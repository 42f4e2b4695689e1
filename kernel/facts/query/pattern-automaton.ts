import { type CharacterClass, CharacterClasses } from './character-classes.ts';
import type { Program } from './pattern-program.ts';
import { PatternRun, type Standing } from './pattern-run.ts';
import type { PatternWork } from './pattern-work.ts';

/** What was learnt is forgotten beyond this many numbers: steps of states and ways between them. */
const WEIGHT_LIMIT = 10_000;
/** Characters that a state learnt must serve on average; else learning costs more than it saves. */
const WORTH = 10;

/** What a step costs that is visited, in characters that are looked up. */
const VISIT = 8;

interface State extends Standing {
  /** By number of a class: the state after one of its characters. */
  readonly next: (State | undefined)[];
}

/**
 * Does a pattern occur in a text? The states of a deterministic automaton are made as texts lead to them, so that most characters
 * cost one look into a table. Patterns and texts that lead to ever new states are run without learning: in time linear in the
 * text all the same.
 */
export class PatternAutomaton {
  readonly #run: PatternRun;
  readonly #classes: CharacterClasses;
  readonly #states = new Map<string, State>();
  readonly #start: State;
  readonly #rooms: readonly [Standing, Standing];
  #weight = 0;

  constructor(program: Program) {
    this.#run = new PatternRun(program);
    this.#classes = new CharacterClasses(this.#run.sets);
    this.#start = { ...this.#run.start(), next: [] };
    this.#rooms = [this.#run.room(), this.#run.room()];
  }

  /** @throws Problem facts.pattern-too-costly */
  occursIn(text: string, work: PatternWork): boolean {
    const before = this.#run.visited;
    const { standing, at } = this.#runLearning(text);
    work.spend(at + (this.#run.visited - before) * VISIT);
    const last = this.#runPlainly(text, standing, at, work);
    return last.found || this.#run.endsWell(last, text === '');
  }

  /** As far as it pays. */
  #runLearning(text: string): { readonly standing: Standing; readonly at: number } {
    let state = this.#start;
    let made = 0;
    let at = 0;
    for (let since = 0; at < text.length && !state.found; ) {
      const code = text.codePointAt(at) ?? 0;
      const to = this.#classes.of(code);
      let next = state.next[to.number];
      if (!next) {
        if (this.#weight > WEIGHT_LIMIT) {
          if (at - since < made * WORTH) break;
          this.#forget();
          [made, since] = [0, at];
        }
        next = this.#learn(state, to);
        made += 1;
      }
      state = next;
      at += code > 0xffff ? 2 : 1;
    }
    return { standing: state, at };
  }

  #runPlainly(text: string, from: Standing, start: number, work: PatternWork): Standing {
    let standing = from;
    let visited = this.#run.visited;
    let [room, other] = this.#rooms;
    for (let at = start; at < text.length && !standing.found; ) {
      const code = text.codePointAt(at) ?? 0;
      this.#run.advance(standing, this.#classes.of(code), room);
      work.spend((this.#run.visited - visited) * VISIT);
      visited = this.#run.visited;
      standing = room;
      [room, other] = [other, room];
      at += code > 0xffff ? 2 : 1;
    }
    return standing;
  }

  #learn(from: State, by: CharacterClass): State {
    const [room] = this.#rooms;
    this.#run.advance(from, by, room);
    const { found, size } = room;
    const waiting = room.waiting.subarray(0, size).toSorted();
    const key = found ? 'found' : String.fromCharCode(...waiting);
    const known = this.#states.get(key);
    const state = known ?? { waiting, size, found, next: [] };
    if (!known) {
      this.#states.set(key, state);
      this.#weight += size + 8;
    }
    // A list of ways is as long as the highest number in it.
    this.#weight += Math.max(1, by.number + 1 - from.next.length);
    from.next[by.number] = state;
    return state;
  }

  #forget(): void {
    this.#states.clear();
    this.#start.next.length = 0;
    this.#weight = 0;
  }
}
