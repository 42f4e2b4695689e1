import type { Entity } from '../model/entity.ts';
import { compileSelection } from '../query/decide.ts';
import type { Selection } from '../selection.ts';
import { type EntityPage, type ReadContext, readEntities } from '../store/read-entities.ts';
import { fromPlace } from './map-place.ts';
import { type EntityMap, readPart, readPartSizes, removeIds } from './map-store.ts';

/** Ids looked up at once, at least. */
const LOT = 50;

/**
 * Pages are full as long as the map has entities that fit. Only from the page on does anything leave the map: what lies before
 * keeps its place, so that going on leaves nobody out (ETSI GS CIM 009 V1.9.1, clause 5.5.9.3).
 */
export async function readMapPage(
  context: ReadContext,
  map: EntityMap,
  selection: Selection,
  { count }: { readonly count: boolean },
): Promise<EntityPage> {
  const { tenant, database } = context;
  const { limit = Infinity, offset = 0 } = selection;
  const sizes = await readPartSizes(tenant, map.id, database);
  const start = fromPlace(sizes, offset);
  const page: Entity[] = [];
  let total = 0;
  let { skip } = start;
  if (count)
    for (const { part } of sizes.slice(0, sizes.length - start.parts.length + 1)) {
      const isLast = part === start.parts[0]?.part;
      const ids = (await readPart(tenant, map.id, part, database)).slice(0, isLast ? skip : undefined);
      total += (await fitting(context, selection, ids)).size;
    }
  for (const { part } of start.parts) {
    if (page.length >= limit && !count) break;
    const ids = (await readPart(tenant, map.id, part, database)).slice(skip);
    skip = 0;
    const gone: string[] = [];
    for (let from = 0; from < ids.length; ) {
      if (page.length >= limit && !count) break;
      const lot = ids.slice(from, from + (count ? ids.length : Math.max(LOT, limit - page.length)));
      from += lot.length;
      const found = await fitting(context, selection, lot);
      total += found.size;
      gone.push(...lot.filter((id) => !found.has(id)));
      page.push(...lot.flatMap((id) => found.get(id) ?? []).slice(0, limit - page.length));
    }
    if (gone.length > 0) await removeIds(tenant, map.id, part, gone, database);
  }
  return { entities: page, total: count ? total : null };
}

/** Those of the ids that the selection has. */
async function fitting(
  context: ReadContext,
  { limit: _limit, offset: _offset, order: _order, ids: wanted, ...asked }: Selection,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Entity>> {
  const asking = wanted ? ids.filter((id) => wanted.includes(id)) : ids;
  if (asking.length === 0) return new Map();
  const { entities } = await readEntities(context, compileSelection({ ...asked, ids: asking }));
  return new Map(entities.map((entity) => [entity.id, entity]));
}
