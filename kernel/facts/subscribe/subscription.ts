import type { Actor } from '../../identity/actor.ts';
import type { Json, JsonObject } from '../model/entity.ts';
import type { KeyValue } from '../model/key-values.ts';
import type { GeoQuery } from '../selection.ts';
import type { TemporalQuery } from '../temporal/temporal-query.ts';

/** What a subscription tells of: entities (clause 5.8), or registrations of sources that may know them (clause 5.11). */
export type About = 'entities' | 'sources';

/** What can happen to an entity or to an attribute of it (ETSI GS CIM 009 V1.9.1, clause 5.2.12). */
export const TRIGGERS = [
  'entityCreated',
  'entityUpdated',
  'entityDeleted',
  'attributeCreated',
  'attributeUpdated',
  'attributeDeleted',
] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** Of which entities a subscription speaks: all that is said must hold. */
export interface EntitySelector {
  readonly id?: string;
  /** A regular expression. */
  readonly idPattern?: string;
  /** `A|B`, `A;B` (both) in stored names; `*`: any. */
  readonly type: string;
}

/** Where notifications go (clause 5.2.15). */
export interface Endpoint {
  readonly uri: string;
  readonly accept: 'application/json' | 'application/ld+json' | 'application/geo+json';
  readonly receiverInfo: readonly KeyValue[];
  readonly notifierInfo: readonly KeyValue[];
  /** Milliseconds for one delivery. */
  readonly timeout?: number;
  /** Milliseconds that a failed endpoint is left alone at least. */
  readonly cooldown?: number;
}

/** What notifications say, and how (clause 5.2.14). Names are as they are stored. */
export interface NotificationParams {
  readonly attributes?: readonly string[];
  readonly pick?: readonly string[];
  readonly omit?: readonly string[];
  readonly format: 'normalized' | 'concise' | 'keyValues';
  readonly sysAttrs: boolean;
  readonly showChanges: boolean;
  /** Linked entities are told of as well, beside the entity or inside its relationships, so many steps away. */
  readonly join?: 'flat' | 'inline';
  readonly joinLevel?: number;
  readonly endpoint: Endpoint;
}

/** A subscription (clause 5.2.12), read and checked; every name as it is stored. */
export interface Definition {
  readonly about: About;
  readonly subscriptionName?: string;
  readonly description?: string;
  readonly entities?: readonly EntitySelector[];
  readonly watchedAttributes?: readonly string[];
  readonly notificationTrigger?: readonly Trigger[];
  readonly q?: string;
  readonly geoQ?: GeoQuery;
  readonly scopeQ?: string;
  readonly lang?: string;
  readonly datasetId?: readonly string[];
  /** Seconds. */
  readonly throttling?: number;
  /** Seconds. */
  readonly timeInterval?: number;
  readonly expiresAt?: string;
  readonly isActive: boolean;
  readonly notification: NotificationParams;
  readonly jsonldContext?: Json;
  /** `1.x`: entities are told as that version of the standard would have them (clause 4.3.6.8). */
  readonly ngsildConformance?: string;
  /** About sources: what must hold of one. */
  readonly csf?: string;
  /** About sources: of which time they must know; none: of the present. */
  readonly temporalQ?: TemporalQuery;
}

/** How deliveries went so far. */
export interface Counters {
  readonly timesSent: number;
  readonly timesFailed: number;
  readonly lastNotification: string | null;
  readonly lastSuccess: string | null;
  readonly lastFailure: string | null;
}

export interface Subscription {
  readonly id: string;
  /** Who made it, or changed it last: it tells what they may see. Null: the house itself. */
  readonly actor: Actor | null;
  readonly definition: Definition;
  /** As it was sent, but in the words of the core context, with the context of its author: what is kept and shown. */
  readonly document: JsonObject;
  /** Changes up to this one are none of its business. */
  readonly since: number;
  readonly createdAt: string;
  readonly modifiedAt: string;
  readonly counters: Counters;
}

export const noCounters: Counters = {
  timesSent: 0,
  timesFailed: 0,
  lastNotification: null,
  lastSuccess: null,
  lastFailure: null,
};

export type Status = 'active' | 'paused' | 'expired';

export function statusOf({ isActive, expiresAt }: Definition, now: string): Status {
  if (expiresAt !== undefined && expiresAt <= now) return 'expired';
  return isActive ? 'active' : 'paused';
}
