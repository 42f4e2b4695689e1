const WAIT_MS = 1000;

/** Work that is done a second after it is due, for all that came meanwhile; one run after the other. */
export class PutOff {
  readonly #work: () => Promise<void>;
  readonly #report: (error: unknown) => void;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor(work: () => Promise<void>, report: (error: unknown) => void) {
    this.#work = work;
    this.#report = report;
  }

  due(): void {
    this.#timer ??= setTimeout(() => void this.now(), WAIT_MS).unref();
  }

  /** What was due until now is done afterwards, or reported. */
  now(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#running = this.#running.then(this.#work).catch(this.#report);
    return this.#running;
  }
}
