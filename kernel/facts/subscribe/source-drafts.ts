import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../model/entity.ts';
import type { DeliveryDraft } from './delivery-store.ts';
import { makeNotification } from './make-notification.ts';
import type { Addressed } from './sender.ts';
import type { ToldSource } from './told-source.ts';
import type { TriggerReason } from './trigger-reason.ts';

/** Registrations that one notification tells of at most; more go into further ones. */
const PAGE = 1000;

/** Notifications of sources (ETSI GS CIM 009 V1.9.1, clause 5.3.2), one for each reason. They go out in their order. */
export function sourceDrafts(
  { id: subscription, ...to }: Addressed & { readonly id: string },
  told: readonly ToldSource[],
  at: string,
): readonly DeliveryDraft[] {
  const byReason = Map.groupBy(told, ({ reason }) => reason);
  return [...byReason].flatMap(([reason, sources]) => {
    const drafts: DeliveryDraft[] = [];
    for (let from = 0; from < sources.length; from += PAGE) {
      const data = sources.slice(from, from + PAGE).map(({ registration }) => registration);
      drafts.push(draftOf(subscription, to, { reason, data, at }));
    }
    return drafts;
  });
}

/** For whoever is told again and again: that there is none (clause 5.11.7). */
export function noSourceDraft({ id, ...to }: Addressed & { readonly id: string }, at: string): DeliveryDraft {
  return draftOf(id, to, { reason: 'newlyMatching', data: [], at });
}

function draftOf(
  subscription: string,
  to: Addressed,
  told: { readonly reason: TriggerReason; readonly data: readonly JsonObject[]; readonly at: string },
): DeliveryDraft {
  const identity = { id: randomUUID(), at: told.at };
  const notification = {
    ...makeNotification(subscription, told.data, to, identity),
    type: 'ContextSourceNotification',
    triggerReason: told.reason,
  };
  return { subscription, entity: '', notification };
}
