import type { Actor } from '../identity/actor.ts';
import type { CountedRefusal, Refusal } from './refusal.ts';

/** Refusals that are told apart, of strangers together and of each who is signed in. */
const APART = 500;

/** Those of one who is signed in; of strangers together where `by` is null. */
export interface RefusalsOf {
  readonly by: Actor | null;
  readonly counted: readonly CountedRefusal[];
}

/**
 * Counts refusals of the same kind together. Beyond a number that is told apart, addresses and accounts are left out, then
 * routes: what an attacker sends makes counts grow and not the log.
 */
export class RefusalCounts {
  readonly #of = new Map<
    string,
    { readonly by: Actor | null; readonly counts: Map<string, CountedRefusal> }
  >();

  add({ by, ...refusal }: Refusal): void {
    const own = this.#of.get(by?.id ?? '') ?? { by, counts: new Map<string, CountedRefusal>() };
    this.#of.set(by?.id ?? '', own);
    const { counts } = own;
    const among = { ...refusal, address: '*', account: null };
    const [known = keyOf({ code: refusal.code, what: '*', address: '*', account: null })] = [refusal, among]
      .map(keyOf)
      .filter((key, index) => counts.has(key) || counts.size < APART + index * APART);
    const [code = '', what = '', address = '', account = null] = JSON.parse(known) as string[];
    counts.set(known, { count: (counts.get(known)?.count ?? 0) + 1, code, what, address, account });
  }

  /** What has come together, and begins anew. */
  take(): readonly RefusalsOf[] {
    const taken = [...this.#of.values()].map(({ by, counts }) => ({ by, counted: [...counts.values()] }));
    this.#of.clear();
    return taken;
  }
}

function keyOf({ code, what, address, account }: Omit<CountedRefusal, 'count'>): string {
  return JSON.stringify([code, what, address, account]);
}
