import type { Json, WireAttribute, WireEntity } from '@yuheng/kernel/facts-model';
import { Problem } from '@yuheng/kernel/problem';
import { type Connection, send } from './send.ts';

/** A new value of a Property. */
export interface Change {
  readonly entity: string;
  readonly attribute: string;
  readonly value: Json;
  readonly unitCode: string | null;
}

const entitiesPath = '/ngsi-ld/v1/entities';

/** The request that records a change: an attribute update (ETSI GS CIM 009, clause 5.6.2). */
export function attributesPath(entity: string): string {
  return `${entitiesPath}/${encodeURIComponent(entity)}/attrs`;
}

export function attributeOf(
  { value, unitCode }: Pick<Change, 'value' | 'unitCode'>,
  observedAt: string,
): WireAttribute {
  return { type: 'Property', value, ...(unitCode === null ? {} : { unitCode }), observedAt };
}

/** Records the changes, one request for each entity. */
export async function record(
  connection: Connection,
  changes: readonly Change[],
  observedAt: string,
): Promise<void> {
  for (const [entity, ofEntity] of Map.groupBy(changes, (change) => change.entity)) {
    const attributes = ofEntity.map((change) => [change.attribute, attributeOf(change, observedAt)]);
    await send(connection, 'PATCH', attributesPath(entity), JSON.stringify(Object.fromEntries(attributes)));
  }
}

/** An entity in normalised form; undefined where there is none. */
export async function readEntity(connection: Connection, id: string): Promise<WireEntity | undefined> {
  try {
    return asEntity(await send(connection, 'GET', `${entitiesPath}/${encodeURIComponent(id)}`));
  } catch (error) {
    if (error instanceof Problem && error.values['status'] === 404) return undefined;
    throw error;
  }
}

/** Up to `limit` entities of a type, page by page; `q` in the NGSI-LD query language. */
export async function findEntities(
  connection: Connection,
  { type, q, limit }: { readonly type: string; readonly q?: string; readonly limit: number },
): Promise<readonly WireEntity[]> {
  const page = 100;
  const found: WireEntity[] = [];
  while (found.length < limit) {
    const query = new URLSearchParams({ type, limit: String(page), offset: String(found.length) });
    if (q !== undefined) query.set('q', q);
    const answer = await send(connection, 'GET', `${entitiesPath}?${query}`);
    const entities = Array.isArray(answer) ? answer.map(asEntity) : [];
    found.push(...entities);
    if (entities.length < page) break;
  }
  return found.slice(0, limit);
}

/** The present value of an attribute; undefined where the entity lacks it. */
export function attribute(entity: WireEntity | undefined, name: string): WireAttribute | undefined {
  const found = entity?.[name];
  return typeof found === 'object' && 'type' in found ? found : undefined;
}

function asEntity(json: unknown): WireEntity {
  const entity = json as Partial<WireEntity> | null | undefined;
  if (typeof entity?.id === 'string' && entity.type !== undefined) return entity as WireEntity;
  throw new Problem('world.request-refused', {
    status: 200,
    method: 'GET',
    path: entitiesPath,
    detail: 'the answer is not an NGSI-LD entity',
  });
}
