import type { Json } from '../model/entity.ts';
import { attributeOfKey } from '../model/kinds.ts';
import { valueAt } from '../query/order-entities.ts';
import { orderOfValues } from '../query/order-of-values.ts';
import type { Order } from '../selection.ts';
import type { Instance } from '../temporal/instance.ts';
import type { TemporalSelection } from '../temporal/temporal-selection.ts';
import { instancesOf, readPastRows } from './past-rows.ts';
import type { ReadContext } from './read-entities.ts';
import type { Accepted } from './read-evolutions.ts';

/** Entities by their members, or by the last instances of their attributes in the asked time. */
export async function orderPast(
  context: ReadContext,
  entities: readonly Accepted[],
  { order = [], time }: Pick<TemporalSelection, 'order' | 'time'>,
): Promise<readonly Accepted[]> {
  const attributes = order.flatMap(({ path: [name = ''] }) => (MEMBERS.has(name) ? [] : [name]));
  const last = new Map<string, Instance>();
  if (attributes.length > 0 && entities.length > 0) {
    const past = {
      ids: entities.map(({ id }) => id),
      time: { ...time, lastN: 1 },
      attributes,
      datasets: ['@none'],
    };
    const rows = await readPastRows(context, past, entities.length * attributes.length);
    for (const one of await instancesOf(context, rows)) last.set(`${one.entity} ${one.attribute}`, one);
  }
  const key = (entity: Accepted, { path: [name = '', ...rest] }: Order): Json | undefined =>
    memberOf(entity, name) ?? valueOf(last.get(`${entity.id} ${attributeOfKey(name)}`), rest);
  return entities.toSorted((a, b) => {
    for (const one of order) {
      const difference = orderOfValues(key(a, one), key(b, one), one.descending);
      if (difference !== 0) return difference;
    }
    return a.id < b.id ? -1 : 1;
  });
}

const MEMBERS: ReadonlySet<string> = new Set(['id', 'type', 'createdAt', 'modifiedAt']);

function memberOf(entity: Accepted, name: string): Json | undefined {
  if (name === 'id') return entity.id;
  if (name === 'type') return entity.types.join();
  if (name === 'createdAt') return entity.created_at;
  return name === 'modifiedAt' ? entity.modified_at : undefined;
}

function valueOf(instance: Instance | undefined, path: readonly string[]): Json | undefined {
  return instance && valueAt(instance, path, instance.recordedAt);
}
