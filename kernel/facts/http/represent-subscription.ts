import { isImplicit } from '../context/context-names.ts';
import type { Json, JsonObject } from '../model/entity.ts';
import { shortTime } from '../model/instant.ts';
import { withoutSecrets } from '../model/without-secrets.ts';
import { type Subscription, statusOf } from '../subscribe/subscription.ts';
import { sealedSubscriptions } from '../subscribe/subscription-secrets.ts';
import { DEFAULT_TRIGGERS } from '../subscribe/triggers.ts';

/**
 * A subscription as it is shown, with what the broker says of it (ETSI GS CIM 009 V1.9.1, clauses 5.2.12 and 5.2.14).
 * @param secrets are those of its receiver shown as well?
 */
export function representSubscription(
  one: Subscription,
  { now, times, secrets }: { readonly now: string; readonly times: boolean; readonly secrets: boolean },
): JsonObject {
  const known = secrets ? one.document : withoutSecrets(one.document, sealedSubscriptions.secrets);
  const { '@context': own, ...document } = known;
  const notification = document['notification'] as JsonObject;
  const triggers = document['notificationTrigger'] ?? [...DEFAULT_TRIGGERS];
  return {
    // Which was made for it, and where (clause 5.2.12).
    ...(typeof own === 'string' && isImplicit(own) ? { jsonldContext: own } : {}),
    ...document,
    id: one.id,
    status: statusOf(one.definition, now),
    // Of sources it says nothing (table 5.2.12-1).
    ...(one.definition.about === 'entities' ? { notificationTrigger: triggers } : {}),
    notification: {
      ...withoutCounters(notification),
      ...countersOf(one),
    },
    ...(times ? { createdAt: shortTime(one.createdAt), modifiedAt: shortTime(one.modifiedAt) } : {}),
  };
}

/** What a client may say of them says nothing (clause 5.2.14). */
function withoutCounters(notification: JsonObject): JsonObject {
  const told = Object.entries(notification).filter(([name]) => !COUNTERS.has(name));
  return Object.fromEntries(told);
}

const COUNTERS = new Set([
  'status',
  'timesSent',
  'timesFailed',
  'lastNotification',
  'lastSuccess',
  'lastFailure',
]);

function countersOf({ counters }: Subscription): Readonly<Record<string, Json>> {
  const { timesSent, timesFailed, lastNotification, lastSuccess, lastFailure } = counters;
  if (timesSent === 0) return {};
  return {
    status: lastFailure !== null && (lastSuccess === null || lastSuccess < lastFailure) ? 'failed' : 'ok',
    timesSent,
    timesFailed,
    ...(lastNotification === null ? {} : { lastNotification: shortTime(lastNotification) }),
    ...(lastSuccess === null ? {} : { lastSuccess: shortTime(lastSuccess) }),
    ...(lastFailure === null ? {} : { lastFailure: shortTime(lastFailure) }),
  };
}
