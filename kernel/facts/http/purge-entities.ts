import type { Actor } from '../../identity/actor.ts';
import type { Facts } from '../facts.ts';
import type { Entity } from '../model/entity.ts';
import { badParameters, noSelector } from '../query/bad-parameters.ts';
import { parseQ } from '../query/q-grammar.ts';
import { attributesOf } from '../query/q-tree.ts';
import type { Selection } from '../selection.ts';
import type { Change } from '../store/apply-change.ts';
import { nameOf, type Query, type StoredName, selectionOfQuery } from './selection-of-query.ts';
import { writeBatch } from './write-batch.ts';

/** Entities at a time: each lot is a transaction of its own. */
const LOT = 500;
/** What every entity has: asking for it narrows nothing. */
const OF_THE_SYSTEM: ReadonlySet<string> = new Set('createdAt modifiedAt deletedAt expiresAt'.split(' '));
/** What has gone meanwhile needs no removing. */
const GONE: ReadonlySet<string> = new Set(['facts.not-found', 'facts.attribute-not-found']);

/** What is to be purged, and how: whole entities, or attributes of them. */
export interface Purge {
  readonly selection: Selection;
  changesOf(entity: Entity): readonly Change[];
}

/** The query string of `DELETE /entities` (ETSI GS CIM 009 V1.9.1, clauses 5.6.21 and 6.4.3.3). @throws Problem facts.bad-* */
export function purgeOf(query: Query, stored: StoredName): Purge {
  const { drop, keep, type } = query;
  if (drop !== undefined && keep !== undefined) throw badParameters('drop | keep');
  // Of all types, and then only here (clause 6.4.3.3).
  const all = type === '*';
  const { type: _, ...others } = query;
  const narrowed = all ? { ...others, local: 'true' } : query;
  refuseTooWide(narrowed);
  const selection = selectionOfQuery(narrowed, stored);
  const names = (text: string): ReadonlySet<string> =>
    new Set(text.split(',').map((name) => nameOf(name.trim(), stored)));
  const [dropped, kept] = [drop === undefined ? null : names(drop), keep === undefined ? null : names(keep)];
  const goes = (name: string): boolean => (dropped ? dropped.has(name) : !(kept?.has(name) ?? true));
  return {
    selection: withoutShape(selection),
    changesOf({ id, facts, others: instances = {}, about = {} }) {
      if (!dropped && !kept) return [{ op: 'delete', id }];
      const attributes = new Set([...Object.keys(facts), ...Object.keys(instances)]);
      if (dropped?.has('scope') && about['scope']) attributes.add('scope');
      return [...attributes]
        .filter(goes)
        .map((attribute): Change => ({ op: 'remove', id, attribute, all: true }));
    },
  };
}

/** Ids alone do not narrow enough, nor does what every entity has (clause 5.6.21.4). */
function refuseTooWide({ type, attrs, q, georel, local }: Query): void {
  const asks = (names: readonly string[]): boolean => names.some((name) => !OF_THE_SYSTEM.has(name));
  const narrow =
    type !== undefined ||
    georel !== undefined ||
    local === 'true' ||
    (attrs !== undefined && asks(attrs.split(','))) ||
    (q !== undefined && asks(attributesOf(parseQ(q))));
  if (!narrow) throw noSelector('type | attrs | q | georel | local=true');
}

/** All that fit, whole: no page of them, nothing left out. */
function withoutShape(selection: Selection): Selection {
  const { limit: _, offset: __, order: ___, ...all } = selection;
  return all;
}

/** Removes it lot by lot, by id; what is written meanwhile behind the place that was reached is found as well. */
export async function purgeEntities(facts: Facts, { selection, changesOf }: Purge, by: Actor): Promise<void> {
  let after = '';
  for (;;) {
    const { entities } = await facts.query({ ...selection, after, limit: LOT });
    const members = entities.flatMap((entity) =>
      changesOf(entity).map((change) => ({ id: entity.id, change })),
    );
    const { faults } = await writeBatch(facts, members, by);
    const unforeseen = faults.find(({ fault }) => !GONE.has(fault.code));
    if (unforeseen) throw unforeseen.fault;
    const last = entities.at(-1);
    if (!last || entities.length < LOT) return;
    after = last.id;
  }
}
