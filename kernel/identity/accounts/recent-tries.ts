import type { Client } from '../sessions/sessions.ts';
import { addressSubject } from './attempts.ts';

const HALVED_EVERY_MS = 60_000;
/** Addresses that are counted at once. */
const MOST = 20_000;

/**
 * How often each address has lately tried to come in without success, on this server: where not all can be served, who
 * has tried least comes first, so that whoever knows their password gets through while others guess.
 */
export class RecentTries {
  readonly #clock: () => Date;
  #tries = new Map<string, number>();
  #halvedAt: number;

  constructor(clock: () => Date) {
    this.#clock = clock;
    this.#halvedAt = clock().getTime();
  }

  of({ address }: Client): number {
    this.#halve();
    return Math.floor(this.#tries.get(addressSubject(address)) ?? 0);
  }

  add({ address }: Client): void {
    const subject = addressSubject(address);
    // Beyond that many there is nothing to be told apart.
    if (this.#tries.size >= MOST) this.#tries.clear();
    this.#tries.set(subject, (this.#tries.get(subject) ?? 0) + 1);
  }

  /** It was not in vain after all, nor did they come in. */
  takeBack({ address }: Client): void {
    const subject = addressSubject(address);
    const left = (this.#tries.get(subject) ?? 0) - 1;
    if (left > 0) this.#tries.set(subject, left);
    else this.#tries.delete(subject);
  }

  /** They have come in. */
  forget({ address }: Client): void {
    this.#tries.delete(addressSubject(address));
  }

  #halve(): void {
    const now = this.#clock().getTime();
    const halvings = Math.floor((now - this.#halvedAt) / HALVED_EVERY_MS);
    if (halvings < 1) return;
    this.#halvedAt = now;
    this.#tries = new Map(
      [...this.#tries].flatMap(([subject, n]) =>
        n / 2 ** halvings < 1 ? [] : [[subject, n / 2 ** halvings]],
      ),
    );
  }
}
