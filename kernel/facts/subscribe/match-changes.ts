import { randomUUID } from 'node:crypto';
import type { Database, Sql } from '../../store/database.ts';
import type { Entity, JsonObject } from '../model/entity.ts';
import { followLinks } from '../query/follow-links.ts';
import type { Linked } from '../query/q-targets.ts';
import type { QPath } from '../query/q-tree.ts';
import type { FactChange } from '../store/change-feed.ts';
import { type ChangeState, changeStates } from './change-states.ts';
import { changedEntity } from './changed-entity.ts';
import { type Delivery, type DeliveryDraft, insertDeliveries } from './delivery-store.ts';
import { joinLinked } from './join-linked.ts';
import { type Place, TermOver } from './lease-store.ts';
import { readByIds, readLinked } from './linked-entities.ts';
import type { Live } from './live-subscriptions.ts';
import { inWords, makeNotification } from './make-notification.ts';
import { seenChange, seenOf } from './seen-change.ts';
import type { StandingOf } from './standing-of.ts';
import { statusOf } from './subscription.ts';
import { keepThrottled, type ThrottledState } from './throttled-store.ts';
import { isTriggered } from './triggers.ts';

export interface MatchContext {
  readonly database: Database;
  readonly place: Place;
  readonly term: number;
  readonly clock: () => Date;
  candidates(change: FactChange): Iterable<Live>;
  /** What those who asked may do now. */
  standingOf(lives: Iterable<Live>): Promise<StandingOf>;
}

export interface Matched {
  readonly deliveries: readonly Delivery[];
  /** What throttled subscriptions wait to be told. */
  readonly throttled: readonly ThrottledState[];
  /** Subscriptions that could not be evaluated, and why. */
  readonly faults: ReadonlyMap<string, unknown>;
}

/**
 * Changes -> stored deliveries. The deliveries and our place in the feed are committed together: a process that is killed has
 * either both or none, so no change is forgotten and none is notified of twice on this side of the wire.
 * @throws TermOver when another server is at work meanwhile
 */
export async function matchChanges(context: MatchContext, changes: readonly FactChange[]): Promise<Matched> {
  const { database, place, term, clock } = context;
  const wanted = new Map<number, readonly Live[]>();
  for (const change of changes) {
    const lives = [...context.candidates(change)];
    if (lives.length > 0) wanted.set(change.seq, lives);
  }
  const { stands, visibleOf } = await context.standingOf([...wanted.values()].flat());
  for (const [seq, lives] of wanted) {
    const standing = lives.filter(stands);
    if (standing.length > 0) wanted.set(seq, standing);
    else wanted.delete(seq);
  }
  const last = changes.at(-1)?.seq ?? 0;
  const onward = [
    'update facts.consumer set seq = greatest(seq, $4) where tenant = $1 and name = $2 and term = $3 returning 1 as one',
    [place.tenant, place.name, term, last],
  ] as const;
  if (wanted.size === 0) {
    if ((await database.query(...onward)).length === 0) throw new TermOver();
    return { deliveries: [], throttled: [], faults: new Map() };
  }
  return database.transaction(
    async (tx) => {
      const entities = [...new Set(changes.filter(({ seq }) => wanted.has(seq)).map(({ entity }) => entity))];
      const states = await changeStates(tx, place.tenant, entities, changes[0]?.seq ?? 0, last);
      const asked = await askedOf(tx, place.tenant, states, wanted);
      const linked = await linkedOf(tx, place.tenant, states, wanted);
      const { drafts, throttled, faults } = tellOf(states, wanted, { asked, linked, visibleOf }, clock());
      if ((await tx.query(...onward)).length === 0) throw new TermOver();
      await keepThrottled(tx, place.tenant, throttled);
      return { deliveries: await insertDeliveries(drafts, place.tenant, tx), throttled, faults };
    },
    { isolation: 'repeatable read', byKey: true },
  );
}

/** What subscriptions ask of entities that the changed ones link to. */
function askedOf(
  tx: Sql,
  tenant: number,
  states: readonly ChangeState[],
  wanted: ReadonlyMap<number, readonly Live[]>,
): Promise<Linked> {
  const from = states.flatMap((state) =>
    (wanted.get(state.seq) ?? []).flatMap((live) => {
      const links = linksOf(live);
      return links.length > 0 ? [{ entity: matched(state), paths: links }] : [];
    }),
  );
  return followLinks(from, (ids) => readByIds(tx, tenant, ids));
}

/** What cannot be compiled is found out, and told of, when it is to decide. */
function linksOf(live: Live): readonly QPath[] {
  try {
    return live.matcher().links;
  } catch {
    return [];
  }
}

/** The entity that a subscription's conditions are about: of one that was deleted, as it was. */
const matched = ({ deleted, before, after }: ChangeState): Entity => (deleted ? (before ?? after) : after);

/** What subscriptions with `join` tell of besides. */
async function linkedOf(
  tx: Sql,
  tenant: number,
  states: readonly ChangeState[],
  wanted: ReadonlyMap<number, readonly Live[]>,
): Promise<ReadonlyMap<string, Entity>> {
  let levels = 0;
  const from: Entity[] = [];
  for (const { seq, after, deleted } of states) {
    for (const { definition } of wanted.get(seq) ?? []) {
      const { join, joinLevel = 1 } = definition.notification;
      if (join === undefined || deleted) continue;
      levels = Math.max(levels, joinLevel);
      from.push(after);
    }
  }
  return readLinked(tx, tenant, from, levels);
}

/** One subscription that cannot be evaluated leaves the others alone. */
function tellOf(
  states: readonly ChangeState[],
  wanted: ReadonlyMap<number, readonly Live[]>,
  others: Others,
  at: Date,
): Told {
  const told: Told = { drafts: [], throttled: [], faults: new Map() };
  for (const state of states) {
    const words = new Map<string, JsonObject>();
    for (const live of wanted.get(state.seq) ?? []) {
      try {
        tell(told, { live, state, words, others, at });
      } catch (error) {
        told.faults.set(live.id, error);
      }
    }
  }
  return told;
}

interface Others {
  readonly asked: Linked;
  readonly linked: ReadonlyMap<string, Entity>;
  readonly visibleOf: StandingOf['visibleOf'];
}
interface Told {
  readonly drafts: DeliveryDraft[];
  readonly throttled: ThrottledState[];
  readonly faults: Map<string, unknown>;
}
interface Telling {
  readonly live: Live;
  readonly state: ChangeState;
  /** What others were told of this change already. */
  readonly words: Map<string, JsonObject>;
  readonly others: Others;
  readonly at: Date;
}

function tell({ drafts, throttled }: Told, { live, state: whole, words, others, at }: Telling): void {
  const { id: subscription, definition } = live;
  const now = at.toISOString();
  const visible = others.visibleOf(live);
  const state = visible === null ? whole : seenChange(whole, definition, visible);
  if (state === null) return;
  if (!concerns(live, state, others.asked, now)) return;
  const asked = wordsAsked(live, visible !== null);
  const told =
    words.get(asked) ??
    inWords(changedEntity(state, definition), live.compiled, definition.notification.format);
  words.set(asked, told);
  const data = joinLinked(told, state.after, live, seenOf(others.linked, visible));
  const entity = state.after.id;
  if (definition.throttling !== undefined) {
    // What happens within the span waits for its end (clause 5.8.6).
    const due = new Date(Math.max(at.getTime(), live.notifiedAt + definition.throttling * 1000));
    throttled.push({ subscription, entity, data, due: due.toISOString() });
  } else {
    const notification = makeNotification(subscription, data, live, { id: randomUUID(), at: now });
    drafts.push({ subscription, entity, notification });
  }
}

/** Who asks for the same is told the same: many subscriptions differ in nothing but their endpoint. */
function wordsAsked({ definition, context, actor }: Live, isNarrowed: boolean): string {
  const { notification, lang, datasetId, notificationTrigger, watchedAttributes } = definition;
  const { endpoint: _, ...params } = notification;
  const seer = isNarrowed ? actor : null;
  return JSON.stringify([params, lang, datasetId, notificationTrigger, watchedAttributes, context, seer]);
}

function concerns({ definition, matcher }: Live, state: ChangeState, others: Linked, now: string): boolean {
  return (
    statusOf(definition, now) === 'active' &&
    isTriggered(definition, state) &&
    matcher().matches(matched(state), others)
  );
}
