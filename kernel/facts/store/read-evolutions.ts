import { Problem } from '../../http/problem.ts';
import type { Entity } from '../model/entity.ts';
import { attributeOfKey } from '../model/kinds.ts';
import { compileSelection } from '../query/decide.ts';
import { wordsOf } from '../query/expression.ts';
import type { EntitySelector } from '../selection.ts';
import type { Instance } from '../temporal/instance.ts';
import { pageInstances } from '../temporal/page-instances.ts';
import type { Evolution, EvolutionPage, TemporalSelection } from '../temporal/temporal-selection.ts';
import { aggregatePast } from './aggregate-past.ts';
import { orderPast } from './order-past.ts';
import { conditionsOf, decidePast } from './past-decision.ts';
import { instancesOf, type PastOf, readPastRows, readSeries, type SeriesInTime } from './past-rows.ts';
import type { ReadContext } from './read-entities.ts';
import { shardOf } from './shard.ts';

/** An entity of which there is a past, whether or not it is present. */
export interface KnownEntity {
  readonly id: string;
  readonly types: readonly string[];
  readonly created_at: string;
  readonly modified_at: string;
}

/** Of an entity that was accepted: what of it lies in the asked time. */
export interface Accepted extends KnownEntity {
  readonly series: readonly SeriesInTime[];
}

const BATCH = 200;

/** Entities with their past, by id unless told; SQL narrows by types, ids and time, the conditions decide. */
export async function readEvolutions(
  context: ReadContext,
  selection: TemporalSelection,
): Promise<EvolutionPage> {
  const { offset, limit, order = [], count = false } = selection;
  const accepted: Accepted[] = [];
  const needAll = count || order.length > 0;
  for await (const entity of eachEvolving(context, selection)) {
    accepted.push(entity);
    if (!needAll && accepted.length >= offset + limit) break;
  }
  const ordered = order.length > 0 ? await orderPast(context, accepted, selection) : accepted;
  const page = await withInstances(context, ordered.slice(offset, offset + limit), selection);
  return { ...page, total: count ? accepted.length : null };
}

/** Every entity that has something in the asked time, by id, a batch at a time. */
export async function* eachEvolving(
  context: ReadContext,
  selection: TemporalSelection,
): AsyncGenerator<Accepted> {
  const conditions = conditionsOf(selection);
  for await (const batch of candidates(context, selection.selectors)) {
    const series = await seriesByEntity(context, selection, batch);
    const inTime = batch.filter(({ id }) => (series.get(id) ?? []).length > 0);
    const ids = inTime.map(({ id }) => id);
    const decided = await decidePast(context, ids, selection.time, conditions);
    for (const entity of inTime)
      if (decided.has(entity.id)) yield { ...entity, series: series.get(entity.id) ?? [] };
  }
}

/**
 * The past of one entity, even if nothing of it lies in the asked time.
 * @throws Problem facts.not-found when there is no past of it, or none of the attributes that are asked for
 */
export async function readEvolution(
  context: ReadContext,
  id: string,
  selection: Omit<TemporalSelection, 'selectors'>,
): Promise<EvolutionPage> {
  const [entity] = await context.database.query<KnownEntity>(
    `select id, types, created_at, modified_at from facts.entity where tenant = $1 and sid = $2 and id = $3`,
    [context.tenant, shardOf(id), id],
  );
  const all = entity ? await readSeries(context, pastOf([id], selection)) : [];
  if (!entity || all.length === 0) throw new Problem('facts.not-found', { id });
  const series = all.filter(({ first }) => first !== null);
  return withInstances(context, [{ ...entity, series }], selection);
}

async function seriesByEntity(
  context: ReadContext,
  selection: TemporalSelection,
  batch: readonly KnownEntity[],
): Promise<ReadonlyMap<string, readonly SeriesInTime[]>> {
  const past = pastOf(
    batch.map(({ id }) => id),
    selection,
  );
  const series = await readSeries(context, past);
  return Map.groupBy(
    series.filter(({ first }) => first !== null),
    ({ id }) => id,
  );
}

function pastOf(
  ids: readonly string[],
  { time, audit = false, attributes, datasets }: Omit<TemporalSelection, 'selectors'>,
): PastOf {
  return { ids, time, audit, attributes: attributes ?? null, datasets: datasets ?? null };
}

async function withInstances(
  context: ReadContext,
  accepted: readonly Accepted[],
  selection: Omit<TemporalSelection, 'selectors'>,
): Promise<EvolutionPage> {
  const { shows = () => true } = selection;
  const entities = accepted.map((entity) => ({
    ...entity,
    series: entity.series.filter(({ key }) => isShown(attributeOfKey(key)) && shows(attributeOfKey(key))),
  }));
  if (selection.aggregation) {
    const { aggregation, time } = selection;
    const evolutions: Evolution[] = [];
    for (const entity of entities) {
      const aggregates = await aggregatePast(context, entity, time, aggregation);
      evolutions.push({ ...evolution(entity, []), aggregates });
    }
    return { evolutions, range: null, total: null };
  }
  const ids = entities.filter(({ series }) => series.length > 0).map(({ id }) => id);
  // What is not answered takes no room either.
  const attributes = selection.shows
    ? {
        attributes: [
          ...new Set(entities.flatMap(({ series }) => series.map(({ key }) => attributeOfKey(key)))),
        ],
      }
    : {};
  const past = pastOf(ids, { ...selection, ...attributes });
  const rows = ids.length === 0 ? [] : await readPastRows(context, past, selection.room + 1);
  const { shown, range } = pageInstances(await instancesOf(context, rows), selection.time, selection.room);
  const byId = Map.groupBy(shown, ({ entity }) => entity);
  return {
    evolutions: entities.map((entity) => evolution(entity, byId.get(entity.id) ?? [])),
    range,
    total: null,
  };
}

/** When an entity expires is no part of its evolution. */
const isShown = (attribute: string): boolean => attribute !== 'expiresAt';

function evolution(entity: Accepted, instances: readonly Instance[]): Evolution {
  return {
    id: entity.id,
    types: entity.types,
    createdAt: entity.created_at,
    modifiedAt: entity.modified_at,
    names: new Map(entity.series.map(({ key, kind }) => [attributeOfKey(key), kind ?? 'Property'])),
    instances,
  };
}

/** Entities of the selectors in the order of their ids, batch by batch. */
async function* candidates(
  context: ReadContext,
  selectors: readonly EntitySelector[],
): AsyncGenerator<readonly KnownEntity[]> {
  const compiled = selectors.map((one) => compileSelection(one));
  const types = narrowed(
    selectors,
    ({ types: own, typeExpression }) => own ?? (typeExpression ? wordsOf(typeExpression) : undefined),
  );
  const ids = narrowed(selectors, (one) => one.ids);
  for (let after = ''; ; ) {
    const rows: readonly KnownEntity[] = await context.database.query<KnownEntity>(
      `select id, types, created_at, modified_at from facts.entity
       where tenant = $1 and id > $2 and ($3::text[] is null or types && $3) and ($4::text[] is null or id = any ($4))
       order by id limit $5`,
      [context.tenant, after, types, ids, BATCH],
    );
    yield rows.filter((row) => compiled.some((one) => one.decides(bare(row))));
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.id;
  }
}

/** What every selector asks for in one way or another, or null where one of them does not. */
function narrowed(
  selectors: readonly EntitySelector[],
  of: (selector: EntitySelector) => readonly string[] | undefined,
): readonly string[] | null {
  const all = selectors.map(of);
  const said = all.filter((one) => one !== undefined);
  return said.length < all.length ? null : [...new Set(said.flat())];
}

/** An entity without its facts: selectors ask for nothing else. */
function bare({ id, types, created_at, modified_at }: KnownEntity): Entity {
  return { id, types, createdAt: created_at, modifiedAt: modified_at, version: 0, facts: {} };
}
