import { Problem } from '../../http/problem.ts';
import type { Sql } from '../../store/database.ts';
import { newInstanceId } from '../model/instance-id.ts';
import { compileSelection } from '../query/decide.ts';
import type { Selection } from '../selection.ts';
import { type EntityPage, eachEntity, type ReadContext, readEntities } from '../store/read-entities.ts';
import { eachEvolving } from '../store/read-evolutions.ts';
import { withoutRaces } from '../store/without-races.ts';
import type { TemporalSelection } from '../temporal/temporal-selection.ts';
import { mapQueryOf } from './map-query.ts';
import {
  deleteEndedMaps,
  deleteMap,
  type EntityMap,
  insertMap,
  insertPart,
  makeRoom,
  readMap,
  readPart,
  readPartSizes,
  updateExpiry,
} from './map-store.ts';
import { readMapPage } from './read-map-page.ts';

/** Ids that lie together. */
const PART = 1000;
/** What one map holds at most. */
const LIMIT = 1_000_000;

/** The entity maps of a tenant (ETSI GS CIM 009 V1.9.1, clauses 5.5.9.3, 5.5.14 and 5.14): kept in the database, never whole in memory. */
export class EntityMaps {
  readonly #read: ReadContext;

  constructor(read: ReadContext) {
    this.#read = read;
  }

  /**
   * Of the entities that the selection has now. Registered sources will add their own here (clause 5.14.4.4).
   * @throws Problem facts.map-too-large, and those of compileSelection
   */
  create(selection: Selection, expiresAt: string): Promise<EntityMap> {
    const { limit: _limit, offset: _offset, ...whole } = selection;
    const compiled = compileSelection(whole);
    const read = this.#read;
    const query = mapQueryOf(selection);
    const make = (sql: Sql): Promise<EntityMap> => {
      async function* ids(): AsyncGenerator<string> {
        const all = whole.order
          ? (await readEntities(read, compiled, { sql })).entities
          : eachEntity(read, compiled, sql);
        for await (const { id } of all) yield id;
      }
      return this.#insert({ query, temporal: false, expiresAt }, ids(), sql);
    };
    // Two that are made at once may make room of the same one.
    return withoutRaces(() => read.database.transaction(make, { isolation: 'repeatable read' }));
  }

  /** Of the entities that have something in the asked time (clause 5.14.5). @throws Problem facts.map-too-large */
  createTemporal(selection: TemporalSelection, expiresAt: string): Promise<EntityMap> {
    const { selectors, time: _time, ...asked } = selection;
    const query = mapQueryOf({ anyOf: selectors, q: asked.q ?? '' });
    const read = this.#read;
    async function* ids(): AsyncGenerator<string> {
      for await (const { id } of eachEvolving(read, selection)) yield id;
    }
    const make = (tx: Sql): Promise<EntityMap> =>
      this.#insert({ query, temporal: true, expiresAt }, ids(), tx);
    return withoutRaces(() => read.database.transaction(make));
  }

  /** null: there is none, or it has ended. */
  find(id: string): Promise<EntityMap | null> {
    return readMap(this.#read.tenant, id, this.#now(), this.#read.database);
  }

  /** In the order of the map. */
  async *ids({ id }: EntityMap): AsyncGenerator<readonly string[]> {
    const { tenant, database } = this.#read;
    for (const { part } of await readPartSizes(tenant, id, database))
      yield readPart(tenant, id, part, database);
  }

  /**
   * Entities of the map as they stand; those that do not fit any more leave it.
   * @throws Problem facts.map-of-another-query
   */
  page(map: EntityMap, selection: Selection, options: { readonly count: boolean }): Promise<EntityPage> {
    if (map.temporal || map.query !== mapQueryOf(selection)) throw new Problem('facts.map-of-another-query');
    return readMapPage(this.#read, map, selection, options);
  }

  /** Does nothing for one that is not there. */
  expire({ id }: EntityMap, expiresAt: string): Promise<void> {
    return updateExpiry(this.#read.tenant, id, expiresAt, this.#read.database);
  }

  /** Was it there? */
  remove(id: string): Promise<boolean> {
    return deleteMap(this.#read.tenant, id, this.#now(), this.#read.database);
  }

  async #insert(about: Omit<EntityMap, 'id'>, ids: AsyncIterable<string>, tx: Sql): Promise<EntityMap> {
    const { tenant } = this.#read;
    const map = { id: newInstanceId(), ...about };
    // Ids may take longer to be read than the map is to live: it is there when it has been made.
    const now = this.#now();
    await insertMap(tenant, map, now, tx);
    let part = 0;
    for await (const some of parts(ids)) {
      await insertPart(tenant, map.id, part, some, tx);
      part += 1;
      if (part * PART > LIMIT) throw new Problem('facts.map-too-large', { limit: LIMIT });
    }
    await deleteEndedMaps(now, tx);
    await makeRoom(tenant, map.id, tx);
    return map;
  }

  #now(): string {
    return this.#read.clock().toISOString();
  }
}

async function* parts(ids: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let some: string[] = [];
  for await (const id of ids) {
    some.push(id);
    if (some.length < PART) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
