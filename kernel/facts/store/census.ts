import type { Sql } from '../../store/database.ts';
import { attributeOfKey, ENTITY_FACTS } from '../model/kinds.ts';
import type { Standing } from './fold-request.ts';
import { shardOf } from './shard.ts';
import type { StoredDoc } from './stored-fact.ts';

/** `attribute kind` -> instances; under a space alone the entities themselves. Neither word has spaces. */
type Counts = ReadonlyMap<string, number>;

const ITSELF: Counts = new Map([[' ', 1]]);
const NOTHING: Counts = new Map();
/** Whatever types an entity has, its attributes count once here. */
const ANY = '';

/**
 * Notes what types, attributes and kinds become more and less by a write; nothing where only values change. To be called
 * before the entities are stored: of one whose types change the rest is still to be read.
 */
export async function storeCensus(
  tenant: number,
  entities: readonly Standing[],
  found: ReadonlyMap<string, Standing>,
  tx: Sql,
): Promise<void> {
  const changed = entities.filter((entity) => countsOtherwise(found.get(entity.id), entity));
  if (changed.length === 0) return;
  const retyped = changed.filter(({ id, present, types }) => {
    const before = found.get(id);
    return before?.present && present && !sameTypes(types, before.types);
  });
  const whole = await wholeCounts(tenant, retyped, tx);
  const sums = new Map<string, Map<string, number>>();
  const add = (types: Iterable<string>, counts: Counts, sign: 1 | -1): void => {
    for (const type of types) {
      const sum = sums.get(type) ?? new Map<string, number>();
      sums.set(type, sum);
      for (const [key, n] of counts) sum.set(key, (sum.get(key) ?? 0) + sign * n);
    }
  };
  for (const entity of changed) {
    const before = found.get(entity.id);
    const had = new Set(before?.present ? before.types : []);
    const has = new Set(entity.present ? entity.types : []);
    const [gained, lost] = [has.difference(had), had.difference(has)];
    const was = before?.present ? countsOf(before.doc) : NOTHING;
    add([...has, ANY], was, -1);
    add([...has, ANY], entity.present ? countsOf(entity.doc) : NOTHING, 1);
    const all = whole.get(entity.id) ?? was;
    add(gained, all, 1);
    add(lost, all, -1);
    add(gained, ITSELF, 1);
    add(lost, ITSELF, -1);
  }
  await insert(tenant, sums, tx);
}

/** Is anything other than values different? Nearly always it is not, and this is all that a write costs then. */
function countsOtherwise(before: Standing | undefined, after: Standing): boolean {
  if (!before?.present || !after.present) return (before?.present ?? false) !== after.present;
  if (!sameTypes(before.types, after.types)) return true;
  const keys = Object.keys(after.doc);
  return (
    keys.length !== Object.keys(before.doc).length ||
    keys.some((key) => !Object.hasOwn(before.doc, key) || before.doc[key]?.k !== after.doc[key]?.k)
  );
}

const sameTypes = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((type) => other.includes(type));

export function countsOf(doc: StoredDoc): Counts {
  const counts = new Map<string, number>();
  for (const [key, { k }] of Object.entries(doc)) {
    if (ENTITY_FACTS.has(key)) continue;
    const name = `${attributeOfKey(key)} ${k}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** All attributes that these entities have before the write. */
async function wholeCounts(
  tenant: number,
  entities: readonly Standing[],
  tx: Sql,
): Promise<ReadonlyMap<string, Counts>> {
  if (entities.length === 0) return new Map();
  const rows = await tx.query<{ id: string; doc: StoredDoc }>(
    `select e.id, e.doc from unnest($2::smallint[], $3::text[]) as wanted (sid, id)
     join facts.entity e on e.tenant = $1 and e.sid = wanted.sid and e.id = wanted.id`,
    [tenant, entities.map(({ id }) => shardOf(id)), entities.map(({ id }) => id)],
  );
  return new Map(rows.map(({ id, doc }) => [id, countsOf(doc)]));
}

async function insert(
  tenant: number,
  sums: ReadonlyMap<string, ReadonlyMap<string, number>>,
  tx: Sql,
): Promise<void> {
  const rows = [...sums].flatMap(([type, sum]) =>
    [...sum]
      .filter(([, n]) => n !== 0)
      .map(([key, n]) => {
        const [attribute = '', kind = ''] = key.split(' ');
        return { type, attribute, kind, n };
      }),
  );
  if (rows.length === 0) return;
  await tx.query(
    `insert into facts.census (tenant, type, attribute, kind, n, fresh)
     select $1, type, attribute, kind, n, true
     from jsonb_to_recordset($2::jsonb) as new (type text, attribute text, kind text, n bigint)`,
    [tenant, JSON.stringify(rows)],
  );
}
