import { randomUUID } from 'node:crypto';
import { narrowedFacts } from '../../policy/narrowed-facts.ts';
import type { Visible } from '../../policy/visible.ts';
import type { Sql } from '../../store/database.ts';
import type { Facts } from '../facts.ts';
import { followLinks } from '../query/follow-links.ts';
import { presentEntity } from './changed-entity.ts';
import type { DeliveryDraft } from './delivery-store.ts';
import { joinLinked } from './join-linked.ts';
import { readByIds, readLinked } from './linked-entities.ts';
import type { Live } from './live-subscriptions.ts';
import { inWords, makeNotification } from './make-notification.ts';
import { typesAmong } from './matcher.ts';
import { seenOf } from './seen-change.ts';

/** Entities that one periodic notification tells of at most; more go into further ones. */
const PAGE = 1000;

/** All that matches now, for a subscription with a `timeInterval` (ETSI GS CIM 009 V1.9.1, clause 5.8.6). */
export async function* periodicDrafts(
  live: Live,
  facts: Facts,
  {
    sql,
    tenant,
    at,
    visible,
  }: {
    readonly sql: Sql;
    readonly tenant: number;
    readonly at: Date;
    /** What whoever asked for it may see; null: everything. */
    readonly visible: Visible | null;
  },
): AsyncGenerator<DeliveryDraft> {
  const { definition, compiled, id } = live;
  const types = typesAmong(definition);
  const seen = visible === null ? facts : narrowedFacts(facts, visible, false);
  for (let offset = 0; ; offset += PAGE) {
    const { entities } = await seen.query({
      offset,
      limit: PAGE,
      ...(types === null ? {} : { types }),
      ...(definition.q === undefined ? {} : { q: definition.q }),
      ...(definition.geoQ === undefined ? {} : { geo: definition.geoQ }),
    });
    const { format, join, joinLevel = 1 } = definition.notification;
    const { links, matches } = live.matcher();
    const from = links.length > 0 ? entities.map((entity) => ({ entity, paths: links })) : [];
    const others = await followLinks(from, (ids) => readByIds(sql, tenant, ids));
    const matching = entities.filter((entity) => matches(entity, others));
    const linked = seenOf(
      await readLinked(sql, tenant, matching, join === undefined ? 0 : joinLevel),
      visible,
    );
    const told = matching.flatMap((one) =>
      joinLinked(inWords(presentEntity(one, definition), compiled, format), one, live, linked),
    );
    const identity = { id: randomUUID(), at: at.toISOString() };
    if (told.length > 0)
      yield { subscription: id, entity: '', notification: makeNotification(id, told, live, identity) };
    if (entities.length < PAGE) return;
  }
}
