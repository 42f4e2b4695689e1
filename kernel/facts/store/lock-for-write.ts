import type { Actor } from '../../identity/actor.ts';
import type { Sql } from '../../store/database.ts';
import { ENTITY_EXPIRY, expiryOf, withoutEnded } from '../model/expiry.ts';
import type { Standing } from './fold-request.ts';
import { lockEntities } from './store-work.ts';
import type { BatchContext, NumberedRequest } from './write-batch.ts';

/** Who removes what has expired. */
export const EXPIRY: Actor = {
  id: 'system:expiry',
  name: '',
  organisation: null,
  source: 'expiry',
  roles: [],
  synthetic: false,
};
export const EXPIRY_ACTION = 'facts.expire';

export interface Locked {
  readonly found: ReadonlyMap<string, Standing>;
  /** Told after the locks are held: the order of an entity's history is the order of its writes. */
  readonly now: string;
  /** Removes what has ceased to be, before anything else is decided; null: nothing has. */
  readonly first: NumberedRequest | null;
}

/** Locks entities, and sees what of them has expired though nobody has removed it yet. */
export async function lockForWrite(
  { tenant, provenances, clock }: BatchContext,
  needed: ReadonlyMap<string, ReadonlySet<string> | null>,
  tx: Sql,
): Promise<Locked> {
  const wanted = new Map([...needed].map(([id, keys]) => [id, keys && new Set([...keys, ENTITY_EXPIRY])]));
  const stored = await lockEntities(tenant, wanted, provenances, tx);
  const now = clock().toISOString();
  const found = decidable(stored, now);
  const due = [...found.values()].filter((entity) => entity.present && hasExpired(entity, now));
  if (due.length === 0) return { found, now, first: null };
  const whole = await lockEntities(tenant, new Map(due.map(({ id }) => [id, null])), provenances, tx);
  return {
    found: new Map([...found, ...decidable(whole, now)]),
    now,
    first: {
      changes: due.map(({ id }) => ({ op: 'expire', id, at: now })),
      by: EXPIRY,
      action: EXPIRY_ACTION,
      // Nothing is recorded by it, so nobody asks.
      provenance: 0,
    },
  };
}

/** What has ceased to be inside attributes takes no part in what is decided. */
function decidable(found: ReadonlyMap<string, Standing>, now: string): ReadonlyMap<string, Standing> {
  let left: Map<string, Standing> | null = null;
  for (const [id, entity] of found)
    for (const key in entity.facts) {
      const fact = entity.facts[key];
      const stays = fact && withoutEnded(fact, now);
      if (!stays || stays === fact) continue;
      left ??= new Map(found);
      const before = left.get(id) ?? entity;
      left.set(id, { ...before, facts: { ...before.facts, [key]: stays } });
    }
  return left ?? found;
}

function hasExpired({ facts }: Standing, now: string): boolean {
  for (const key in facts) {
    const fact = facts[key];
    if (fact === undefined) continue;
    const end = expiryOf(key, fact);
    if (end !== null && end <= now) return true;
  }
  return false;
}
