import type { Database, Sql } from '../../store/database.ts';
import { nameOf } from '../context/compiled-context.ts';
import type { Entity } from '../model/entity.ts';
import { alive } from '../model/expiry.ts';
import { ENTITY_FACTS } from '../model/kinds.ts';
import { type CompiledSelection, compileSelection, pick } from '../query/decide.ts';
import { followLinks } from '../query/follow-links.ts';
import { geoBounds } from '../query/geo.ts';
import { orderEntities } from '../query/order-entities.ts';
import { PatternWork } from '../query/pattern-work.ts';
import { type Linked, nothingLinked } from '../query/q-targets.ts';
import type { QLiteral } from '../query/q-tree.ts';
import { type Narrowing, narrowByValue } from './narrow-by-value.ts';
import type { Provenances } from './provenances.ts';
import { shardOf } from './shard.ts';
import { type EntityRow, entityOf, type PartialDoc } from './stored-fact.ts';
import { Turn } from './turn.ts';

/** Rows read at once, at most and at least: a page takes what it is likely to need, and more when that was not enough. */
const BATCH = 2000;
const FIRST_BATCH = 20;
/** What is asked for as one page of so many is read at once: each batch looks through all that is selected. */
const LARGEST_BATCH = 10_000;

export interface ReadContext {
  readonly tenant: number;
  readonly database: Database;
  readonly provenances: Provenances;
  /** Attributes whose values lie in facts.value. */
  readonly searched: ReadonlySet<string>;
  readonly clock: () => Date;
}

/** A page of entities, and how many there are in all when that was asked. */
export interface EntityPage {
  readonly entities: readonly Entity[];
  readonly total: number | null;
}

/**
 * Entities as they stand, or as they stood (`asOf`). SQL narrows by type, id, attribute and box; `compiled.decides` has
 * the last word. Ordered by id unless the selection says otherwise.
 */
export async function readEntities(
  context: ReadContext,
  compiled: CompiledSelection,
  options: { readonly count?: boolean; readonly sql?: Sql } = {},
): Promise<EntityPage> {
  const { selection } = compiled;
  const { offset = 0, limit = Infinity, order = [] } = selection;
  const needAll = options.count === true || order.length > 0;
  const most = limit === Infinity ? BATCH : LARGEST_BATCH;
  const first = needAll ? BATCH : Math.min(most, Math.max(FIRST_BATCH, offset + limit));
  const found: Entity[] = [];
  let passed = 0;
  for await (const entity of accepted(context, compiled, first, options.sql ?? context.database)) {
    passed += 1;
    const wanted = order.length > 0 || (passed > offset && found.length < limit);
    if (wanted) found.push(entity);
    if (!needAll && found.length >= limit) break;
  }
  const page = order.length > 0 ? found.toSorted(orderEntities(order)).slice(offset, offset + limit) : found;
  return {
    entities: page.map((entity) => pick(entity, selection.attributes)),
    total: options.count ? passed : null,
  };
}

/** Every entity of a selection by id, a batch at a time: however many there are. */
export async function* eachEntity(
  context: ReadContext,
  compiled: CompiledSelection,
  sql: Sql,
): AsyncGenerator<Entity> {
  yield* accepted(context, compiled, BATCH, sql);
}

async function* accepted(
  context: ReadContext,
  compiled: CompiledSelection,
  first: number,
  sql: Sql,
): AsyncGenerator<Entity> {
  const now = compiled.selection.asOf ?? context.clock().toISOString();
  let after = compiled.selection.after ?? '';
  let size = first;
  const work = new PatternWork();
  const turn = new Turn();
  for (;;) {
    const rows = await readBatch(context, compiled, after, size, sql);
    await context.provenances.ensure(provenancesOf(rows), sql);
    const entities = rows.flatMap((row) => alive(entityOf(row, context.provenances.get), now) ?? []);
    const linked = await linkedOf(context, compiled, entities, sql);
    for (const entity of entities) {
      if (compiled.decides(entity, linked, work)) yield entity;
      const others = turn.giveWay();
      if (others) await others;
    }
    const last = rows.at(-1);
    if (!last || rows.length < size) return;
    after = last.id;
    size = Math.min(BATCH, size * 4);
  }
}

/** Entities that q asks about beside these, as they stand or stood. */
async function linkedOf(
  context: ReadContext,
  { links, selection: { asOf } }: CompiledSelection,
  entities: readonly Entity[],
  sql: Sql,
): Promise<Linked> {
  if (links.length === 0) return nothingLinked;
  const from = entities.map((entity) => ({ entity, paths: links }));
  return followLinks(from, async (ids) => {
    const wanted = compileSelection({ ids, ...(asOf === undefined ? {} : { asOf }) });
    return (await readEntities(context, wanted, { sql })).entities;
  });
}

function* provenancesOf(rows: readonly EntityRow<PartialDoc>[]): Generator<number> {
  for (const { doc } of rows) for (const stored of Object.values(doc)) if (stored !== null) yield stored.p;
}

async function readBatch(
  { tenant, searched }: ReadContext,
  compiled: CompiledSelection,
  after: string,
  size: number,
  sql: Sql,
): Promise<readonly EntityRow<PartialDoc>[]> {
  const { geo, attributes, asOf } = compiled.selection;
  const { types, ids } = compiled;
  const values: unknown[] = [tenant, after, size];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const where = [`e.tenant = $1`, `e.id > $2`];
  for (const some of types) where.push(`e.types && ${bind(some)}::text[]`);
  if (ids)
    where.push(
      `(e.sid, e.id) in (select * from unnest(${bind(ids.map(shardOf))}::smallint[], ${bind(ids)}::text[]))`,
    );
  const narrowNow = asOf === undefined;
  const narrow: Narrowing[] = [];
  if (narrowNow && attributes && !ids) where.push(`(e.doc ?| ${bind(attributes)}::text[] or e.datasets)`);
  const bounds = geo && narrowNow ? geoBounds(geo) : null;
  if (geo && bounds) {
    const [west, south, east, north] = bounds;
    where.push(`exists (select 1 from facts.place p where p.tenant = e.tenant and p.sid = e.sid and p.id = e.id
      and p.attribute = ${bind(geo.property ?? 'location')} and p.bounds && ${bind(`(${east},${north}),(${west},${south})`)}::box)`);
  }
  if (narrowNow) {
    for (const { attribute, values: wanted } of compiled.equalities) {
      if (searched.has(attribute)) {
        narrow.push(narrowByValue(attribute, wanted, `v${narrow.length}`, bind));
        continue;
      }
      where.push(mayEqual(attribute, wanted, bind));
    }
  }
  // What is kept beside is not asked: it knows nothing of what lies in objects.
  if (narrowNow)
    for (const { attribute, values: wanted } of compiled.selection.allowed?.equalities ?? [])
      where.push(mayEqual(attribute, wanted, bind));
  const columns = 'e.id, e.types, e.version, e.created_at, e.modified_at';
  if (narrowNow) {
    const doc = docOf(compiled.needs, bind);
    const selected = `from facts.entity e ${narrow.map(({ join }) => join).join(' ')} where e.present and ${[...where, ...narrow.map(({ where: one }) => one)].join(' and ')} order by e.id limit $3`;
    // Of many, keys alone are sorted, and only what is on the page is made a document of.
    const from =
      size > BATCH / 2
        ? `from (select e.tenant, e.sid, e.id ${selected}) page join facts.entity e using (tenant, sid, id) order by e.id`
        : selected;
    return sql.query<EntityRow<PartialDoc>>(`select ${columns}, ${doc} as doc ${from}`, values);
  }
  return sql.query<EntityRow<PartialDoc>>(
    `select ${columns}, past.doc from facts.entity e cross join lateral (
       select jsonb_object_agg(attribute, fact) as doc from (
         select distinct on (h.attribute) h.attribute, h.fact from facts.history h
         where h.tenant = e.tenant and h.sid = e.sid and h.id = e.id and h.at <= ${bind(asOf)}${compiled.needs ? ` and split_part(h.attribute, ' ', 1) = any (${bind([...compiled.needs, ...ENTITY_FACTS])}::text[])` : ''}
         order by h.attribute, h.at desc, h.instance desc
       ) latest where fact is not null
     ) past
     where past.doc is not null and ${where.join(' and ')} order by e.id limit $3`,
    values,
  );
}

/**
 * What may equal one of these values: words of the default vocabulary are kept short; what an object means, and a list with
 * some, only the evaluator knows; and so it is with instances that have a dataset.
 */
function mayEqual(attribute: string, wanted: readonly QLiteral[], bind: (value: unknown) => string): string {
  const words = new Set(
    wanted.flatMap((one): readonly QLiteral[] => (typeof one === 'string' ? [one, nameOf(one)] : [one])),
  );
  const candidates = bind([...words].map((value) => JSON.stringify(value)));
  const value = `e.doc -> ${bind(attribute)}::text -> 'v'`;
  return `(${value} @> any (${candidates}::jsonb[]) or jsonb_typeof(${value}) in ('object', 'array') or e.datasets)`;
}

/** PostgreSQL takes 100 arguments of a function. */
const MEMBER_LIMIT = 50;

/** Only what is needed of a document: most of the cost of reading many entities is their JSON. */
function docOf(needs: ReadonlySet<string> | null, bind: (value: unknown) => string): string {
  if (needs === null || needs.size > MEMBER_LIMIT) return 'e.doc';
  const members = [...needs, ...ENTITY_FACTS].map((name) => {
    const parameter = bind(name);
    return `${parameter}::text, e.doc -> ${parameter}::text`;
  });
  return `case when e.datasets then e.doc else jsonb_build_object(${members.join(', ')}) end`;
}
