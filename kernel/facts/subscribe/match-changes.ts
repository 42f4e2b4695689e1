import { randomUUID } from 'node:crypto';
import type { Database } from '../../store/database.ts';
import type { CompiledContext } from '../context/compiled-context.ts';
import type { Entity } from '../model/entity.ts';
import type { FactChange } from '../store/change-feed.ts';
import { TENANT } from '../store/shard.ts';
import { type ChangeState, changeStates } from './change-states.ts';
import { type Delivery, type DeliveryDraft, insertDeliveries } from './delivery-store.ts';
import { changedEntity, makeNotification } from './make-notification.ts';
import { type Subscription, statusOf } from './subscription.ts';
import { isTriggered } from './triggers.ts';

/** The name of our place in the change feed. */
export const CONSUMER = 'facts.subscriptions';

/** A subscription, ready to decide. */
export interface Live {
  readonly subscription: Subscription;
  readonly matches: (entity: Entity) => boolean;
  readonly context: CompiledContext;
  /** When it was notified last, milliseconds: for throttling. */
  notifiedAt: number;
}

export interface MatchContext {
  readonly database: Database;
  readonly clock: () => Date;
  candidates(change: FactChange): Iterable<Live>;
}

/**
 * Changes -> stored deliveries. The deliveries and our place in the feed are committed together: a process that is killed has
 * either both or none, so no change is forgotten and none is notified of twice on this side of the wire.
 */
export async function matchChanges(
  context: MatchContext,
  changes: readonly FactChange[],
): Promise<readonly Delivery[]> {
  const wanted = new Map<number, readonly Live[]>();
  for (const change of changes) {
    const lives = [...context.candidates(change)].filter(
      ({ subscription }) => subscription.since < change.seq,
    );
    if (lives.length > 0) wanted.set(change.seq, lives);
  }
  const last = changes.at(-1)?.seq ?? 0;
  if (wanted.size === 0) return [];
  // Kept aside until it is committed: what is rolled back and matched again was not told.
  const notifiedAt = new Map<Live, number>();
  const deliveries = await context.database.transaction(
    async (tx) => {
      notifiedAt.clear();
      const entities = [...new Set(changes.filter(({ seq }) => wanted.has(seq)).map(({ entity }) => entity))];
      const states = await changeStates(tx, entities, changes[0]?.seq ?? 0, last);
      const at = context.clock();
      const drafts = states.flatMap((state) =>
        (wanted.get(state.seq) ?? []).flatMap((live) => draftOf(live, state, at, notifiedAt) ?? []),
      );
      const [row] = await tx.query<{ seq: number }>(
        'update facts.consumer set seq = $3 where tenant = $1 and name = $2 and seq < $3 returning seq',
        [TENANT, CONSUMER, last],
      );
      // Another server was here before us.
      return row ? insertDeliveries(drafts, tx) : [];
    },
    { isolation: 'repeatable read' },
  );
  if (deliveries.length > 0) for (const [live, at] of notifiedAt) live.notifiedAt = at;
  return deliveries;
}

function draftOf(
  live: Live,
  state: ChangeState,
  at: Date,
  notifiedAt: Map<Live, number>,
): DeliveryDraft | null {
  const { subscription, matches, context } = live;
  const { definition, id } = subscription;
  const now = at.toISOString();
  if (statusOf(definition, now) !== 'active' || !isTriggered(definition, state)) return null;
  if (!matches(state.deleted ? (state.before ?? state.after) : state.after)) return null;
  // What happens within the span goes untold (clause 5.8.6).
  const throttling = (definition.throttling ?? 0) * 1000;
  const last = notifiedAt.get(live) ?? live.notifiedAt;
  if (throttling > 0 && at.getTime() - last < throttling) return null;
  notifiedAt.set(live, at.getTime());
  const entity = changedEntity(state, definition.notification);
  const notification = makeNotification(subscription, [entity], context, { id: randomUUID(), at: now });
  return { subscription: id, entity: state.after.id, notification };
}
