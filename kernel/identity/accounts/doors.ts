import { Problem } from '../../http/problem.ts';
import type { Client } from '../sessions/sessions.ts';
import { NarrowGate } from './narrow-gate.ts';
import { RecentTries } from './recent-tries.ts';

/** What is asked of the database at a door takes milliseconds: few at once, so that others are served in between. */
const GATE = { width: 4, queue: 60 };
/** From an address in vain, of late; half of them are forgotten each minute. A whole office has opened old links by then. */
const MOST_TRIES = 60;
const SECONDS = 60;

/**
 * The doors by which strangers come in without a password: one-time links, outside providers, clients of OAuth. Whoever has
 * lately tried least in vain comes first, and from where nothing but guesses come they are not read at all.
 */
export class Doors {
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

  /** What comes in by one. @throws Problem identity.busy; whatever the work throws, which counts as a try in vain */
  async pass<T>(client: Client, work: () => Promise<T>): Promise<T> {
    const rank = this.#tries.of(client);
    return await this.count(client, () => this.#gate.pass(work, rank));
  }

  /** The same for work that waits for others outside, behind whom nobody shall stand. */
  async count<T>(client: Client, work: () => Promise<T>): Promise<T> {
    this.#tries.add(client);
    const answer = await work();
    this.#tries.forget(client);
    return answer;
  }
}
