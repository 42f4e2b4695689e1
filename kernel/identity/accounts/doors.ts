import { Problem } from '../../http/problem.ts';
import type { Client } from '../sessions/sessions.ts';
import { NarrowGate } from './narrow-gate.ts';
import { RecentTries } from './recent-tries.ts';

/** What is asked of the database at a door takes milliseconds: few at once, so that others are served in between. */
const GATE = { width: 4, queue: 60 };
/** From an address in vain, of late; half of them are forgotten each minute. A whole office has opened old links by then. */
const MOST_TRIES = 60;
const SECONDS = 60;

/** What was known to nobody; other failures say nothing about who asked. */
const IN_VAIN = new Set(['identity.bad-link', 'identity.bad-provider-answer', 'invalid_client']);

/**
 * A door by which strangers come in without a password. Whoever has lately tried least in vain comes first, and from where
 * nothing but guesses come they are not read at all.
 */
export class Door {
  readonly #gate = new NarrowGate(GATE);
  readonly #tries: RecentTries;

  constructor(clock: () => Date) {
    this.#tries = new RecentTries(clock);
  }

  /**
   * Asked before the request is read, and without the database.
   * @throws Problem identity.too-many-attempts, identity.busy
   */
  admit(client: Client): void {
    const tries = this.#tries.of(client);
    if (tries >= MOST_TRIES) throw new Problem('identity.too-many-attempts', { seconds: SECONDS });
    this.#gate.demandRoom(tries);
  }

  /** What comes in by it. @throws Problem identity.busy; whatever the work throws */
  async pass<T>(client: Client, work: () => Promise<T>): Promise<T> {
    const rank = this.#tries.of(client);
    return await this.count(client, () => this.#gate.pass(work, rank));
  }

  /** The same for work that waits for others outside, behind whom nobody shall stand. */
  async count<T>(client: Client, work: () => Promise<T>): Promise<T> {
    // At once: of many that come together each counts.
    this.#tries.add(client);
    try {
      const answer = await work();
      this.#tries.forget(client);
      return answer;
    } catch (error) {
      const { code, error: ofOauth } = error as { readonly code?: string; readonly error?: string };
      if (!IN_VAIN.has(code ?? ofOauth ?? '')) this.#tries.takeBack(client);
      throw error;
    }
  }
}

/** Each for itself: a system with an old secret shuts out no people behind the same address. */
export interface Doors {
  readonly links: Door;
  readonly providers: Door;
  readonly systems: Door;
}

export const openDoors = (clock: () => Date): Doors => ({
  links: new Door(clock),
  providers: new Door(clock),
  systems: new Door(clock),
});
