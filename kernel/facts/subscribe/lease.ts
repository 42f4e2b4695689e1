import { randomUUID } from 'node:crypto';
import type { Database } from '../../store/database.ts';
import { endLease, keepLease, LEASE_MS, type Place, takeLease } from './lease-store.ts';

const BEAT_MS = 1000;
/** Who holds the lease stops so long before others may take it. */
const MARGIN_MS = 1000;

/** A time in which this server alone does the work. */
export interface Term {
  readonly number: number;
  /** Up to which change everything was done when it began. */
  readonly seq: number;
  /** By our own clock, which needs no other server: false before anybody else may begin. */
  alive(): boolean;
  /** Somebody found out that it is over. */
  end(): void;
}

export interface LeaseOptions {
  readonly database: Database;
  readonly place: Place;
  /** No other process uses the database: who held the lease before is gone. */
  readonly alone: boolean;
  readonly report: (error: unknown) => void;
  /** The work; resolves to what stops it, at once and without waiting for anybody outside. */
  begin(term: Term): Promise<() => Promise<void>>;
}

/** Works while this server holds the lease, and stands by while another one does. */
export class Lease {
  readonly #options: LeaseOptions;
  #holder: string | null = null;
  #until = 0;
  #stopWork: (() => Promise<void>) | null = null;
  #timer: NodeJS.Timeout | null = null;
  #turn: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(options: LeaseOptions) {
    this.#options = options;
  }

  /** Resolves once the work has begun, or somebody else is known to do it. */
  async start(): Promise<void> {
    await this.look();
  }

  get isHeld(): boolean {
    return this.#holder !== null && performance.now() < this.#until;
  }

  /** The lease may have become free. */
  look(): Promise<void> {
    this.#turn = this.#turn
      .then(() => this.#beat())
      .catch((error: unknown) => {
        if (!this.#stopped) this.#options.report(error);
      });
    return this.#turn;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#turn;
    const holder = this.#holder;
    const stopWork = this.#stopWork;
    this.#stopWork = null;
    // Still ours: what is under way may arrive.
    await stopWork?.();
    await this.#lose();
    if (holder !== null) await endLease(this.#options.database, this.#options.place, holder);
  }

  async #beat(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#stopped) return;
    const { database, place } = this.#options;
    const asked = performance.now();
    try {
      if (this.#holder === null) await this.#take(asked);
      else if (performance.now() >= this.#until || !(await keepLease(database, place, this.#holder)))
        await this.#lose();
      else this.#until = asked + LEASE_MS - MARGIN_MS;
    } catch (error) {
      // The database may be back before the lease ends.
      if (performance.now() >= this.#until) await this.#lose();
      throw error;
    } finally {
      if (!this.#stopped) this.#timer = setTimeout(() => void this.look(), BEAT_MS).unref();
    }
  }

  async #take(asked: number): Promise<void> {
    const { database, place, alone, begin } = this.#options;
    const holder = randomUUID();
    const taken = await takeLease(database, place, holder, alone);
    if (!taken) return;
    this.#holder = holder;
    this.#until = asked + LEASE_MS - MARGIN_MS;
    const mine = (): boolean => this.#holder === holder;
    // Beginning may take longer than a beat.
    const beat = setInterval(() => {
      const at = performance.now();
      void keepLease(database, place, holder).then(
        (kept) => {
          if (kept && mine()) this.#until = at + LEASE_MS - MARGIN_MS;
        },
        () => undefined,
      );
    }, BEAT_MS);
    try {
      this.#stopWork = await begin({
        number: taken.term,
        seq: taken.seq,
        alive: () => mine() && performance.now() < this.#until,
        end: () => {
          if (!mine()) return;
          this.#until = 0;
          void this.look();
        },
      });
    } catch (error) {
      this.#holder = null;
      await endLease(database, place, holder);
      throw error;
    } finally {
      clearInterval(beat);
    }
  }

  async #lose(): Promise<void> {
    this.#holder = null;
    this.#until = 0;
    const stopWork = this.#stopWork;
    this.#stopWork = null;
    await stopWork?.();
  }
}
