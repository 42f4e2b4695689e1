import { Problem } from '../../http/problem.ts';

/** Of one query over however many entities: about a second. */
const QUERY_LIMIT = 200_000_000;

/** What patterns may cost, counted in characters: those whose way was learnt cost one, others more. */
export class PatternWork {
  #left: number;

  constructor(limit: number = QUERY_LIMIT) {
    this.#left = limit;
  }

  /** @throws Problem facts.pattern-too-costly */
  spend(characters: number): void {
    this.#left -= characters;
    if (this.#left < 0) throw new Problem('facts.pattern-too-costly');
  }
}
