import { randomUUID } from 'node:crypto';
import type { DeliveryDraft } from './delivery-store.ts';
import type { Live } from './live-subscriptions.ts';
import { makeNotification } from './make-notification.ts';
import { sourceDrafts } from './source-drafts.ts';
import type { Waiting } from './throttled-store.ts';
import { sourcesToTell } from './untold-sources.ts';

/** What a throttled subscription is told once it may be. */
export function throttledDrafts(
  live: Live,
  waiting: readonly Waiting[],
  at: string,
): readonly DeliveryDraft[] {
  if (live.definition.about === 'sources') return sourceDrafts(live, sourcesToTell(waiting), at);
  // What several are linked to is told of once.
  const told = new Map(waiting.flatMap(({ data }) => data).map((one) => [one['id'], one]));
  const identity = { id: randomUUID(), at };
  const notification = makeNotification(live.id, [...told.values()], live, identity);
  return [{ subscription: live.id, entity: '', notification }];
}
