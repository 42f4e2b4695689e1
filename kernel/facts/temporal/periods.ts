import { advance, type Duration, isEmpty } from './duration.ts';

/** A period of an aggregate: [start, end) in milliseconds since 1970. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

const MONTH = 30.436875 * 86_400_000;

/** Time cut into periods of one duration from an origin on, without gaps. */
export class Periods {
  readonly #origin: number;
  readonly #duration: Duration;
  readonly #whole: Period;

  /** @param whole what a duration of no length stands for; its start is the origin */
  constructor(duration: Duration, whole: Period) {
    this.#origin = whole.start;
    this.#duration = duration;
    this.#whole = whole;
  }

  /** The number of the period that holds a moment; those before the origin are negative. */
  indexOf(time: number): number {
    if (isEmpty(this.#duration)) return 0;
    const { months, milliseconds } = this.#duration;
    if (months === 0) return Math.floor((time - this.#origin) / milliseconds);
    // Months are of many lengths: nearly right at first, then exactly.
    let index = Math.floor((time - this.#origin) / (months * MONTH + milliseconds));
    while (this.#start(index) > time) index -= 1;
    while (this.#start(index + 1) <= time) index += 1;
    return index;
  }

  at(index: number): Period {
    if (isEmpty(this.#duration)) return this.#whole;
    return { start: this.#start(index), end: this.#start(index + 1) };
  }

  #start(index: number): number {
    return advance(this.#origin, this.#duration, index);
  }
}
