/** A task that was looked at because its sources changed is not looked at for this again so soon (milliseconds). */
const PAUSE = 60_000;
/** Changes come together: a moment is waited for the rest. */
const MOMENT = 500;

/** Which tasks have to be looked at, and when: what was said at once, what is recorded now and then. Times are milliseconds. */
export class DueTasks {
  readonly #due = new Map<string, number>();
  readonly #looked = new Map<string, number>();
  #all: number | null = null;

  /** Something was said of it. */
  said(task: string, now: number): void {
    this.#set(task, now + MOMENT);
  }

  /** One of its sources changed. */
  changed(task: string, now: number): void {
    const looked = this.#looked.get(task);
    this.#set(task, looked === undefined ? now + MOMENT : Math.max(now + MOMENT, looked + PAUSE));
  }

  /** Nobody knows what was missed. */
  everything(now: number): void {
    this.#all = Math.min(this.#all ?? Number.POSITIVE_INFINITY, now + MOMENT);
  }

  /** What is due by now, taken out; null is all; undefined is nothing. */
  take(now: number): ReadonlySet<string> | null | undefined {
    if (this.#all !== null && this.#all <= now) {
      this.#all = null;
      this.#due.clear();
      return null;
    }
    const tasks = [...this.#due].filter(([, at]) => at <= now).map(([task]) => task);
    for (const task of tasks) {
      this.#due.delete(task);
      this.#looked.set(task, now);
    }
    return tasks.length === 0 ? undefined : new Set(tasks);
  }

  /** They could not be looked at: again later. */
  again(tasks: ReadonlySet<string> | null, now: number): void {
    if (tasks === null) this.#all ??= now + PAUSE;
    else for (const task of tasks) this.#set(task, now + PAUSE);
  }

  #set(task: string, at: number): void {
    this.#due.set(task, Math.min(at, this.#due.get(task) ?? Number.POSITIVE_INFINITY));
  }
}
