/** A clock that stands still until a test moves it. */
export class TestClock {
  #now: number;

  constructor(start: string) {
    this.#now = Date.parse(start);
  }

  readonly now = (): Date => new Date(this.#now);

  /** The present as ISO text. */
  get text(): string {
    return this.now().toISOString();
  }

  set(time: string): void {
    this.#now = Date.parse(time);
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }
}
