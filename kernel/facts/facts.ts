import type { Audit } from '../audit/audit.ts';
import { Problem } from '../http/problem.ts';
import type { Actor } from '../identity/actor.ts';
import type { Database, Sql } from '../store/database.ts';
import { checkAgainstTypes } from './model/check-type.ts';
import type { Entity, Fact, Statement } from './model/entity.ts';
import type { EntityType } from './model/entity-type.ts';
import { compileSelection } from './query/decide.ts';
import type { Selection } from './selection.ts';
import type { Change } from './store/apply-change.ts';
import { ChangeFeed, type ChangeHandler } from './store/change-feed.ts';
import {
  type HistoryQuery,
  type PastEntity,
  readHistory,
  readInstances,
  writeHistory,
} from './store/history.ts';
import { Provenances } from './store/provenances.ts';
import { type EntityPage, type ReadContext, readEntities } from './store/read-entities.ts';
import { type Receipt, type WriteContext, type WriteOptions, writeChanges } from './store/write-changes.ts';

/** The shared graph of everything that is not secret. */
export interface Facts {
  /** All changes or none; answers after the commit. */
  write(changes: readonly Change[], by: Actor, options?: WriteOptions): Promise<Receipt>;
  /** Adds past values without touching the present state; answers how many were new. */
  remember(past: readonly PastEntity[], by: Actor): Promise<number>;
  get(id: string): Promise<Entity | null>;
  query(
    selection: Selection,
    options?: { readonly count?: boolean; readonly sql?: Sql },
  ): Promise<EntityPage>;
  history(query: HistoryQuery): Promise<readonly Fact[]>;
  /** Facts by their instance ids. */
  instances(ids: readonly string[], sql?: Sql): Promise<readonly Fact[]>;
  /** Committed changes in order; with a name, going on after a restart where it stopped. */
  watch(handler: ChangeHandler, name?: string): Promise<() => Promise<void>>;
  stop(): Promise<void>;
}

export interface FactsOptions {
  readonly database: Database;
  readonly audit: Audit;
  readonly entityTypes: ReadonlyMap<string, EntityType>;
  readonly clock: () => Date;
  readonly report: (error: unknown) => void;
}

const WRITE_LIMIT = 1000;

export async function openFacts(options: FactsOptions): Promise<Facts> {
  const { database, audit, entityTypes, clock } = options;
  const provenances = new Provenances(database);
  await provenances.load();
  const read: ReadContext = { database, provenances };
  const feed = new ChangeFeed(database, options.report);
  await feed.start();

  const check = (types: readonly string[], statements: ReadonlyMap<string, Statement>): void =>
    checkAgainstTypes(types, statements, entityTypes);
  const write: WriteContext = { database, audit, provenances, clock, check };

  return {
    async write(changes, by, writeOptions = {}) {
      if (changes.length === 0 || changes.length > WRITE_LIMIT)
        throw new Problem('facts.batch-size', { limit: WRITE_LIMIT });
      const receipt = await writeChanges(write, changes, by, writeOptions);
      feed.poke();
      return receipt;
    },
    async remember(past, by) {
      if (past.length === 0 || past.length > WRITE_LIMIT)
        throw new Problem('facts.batch-size', { limit: WRITE_LIMIT });
      for (const { types, statements } of past) {
        for (const [name, values] of statements)
          for (const value of values) check(types, new Map([[name, value]]));
      }
      return writeHistory(write, past, by);
    },
    async get(id) {
      const page = await readEntities(read, compileSelection({ ids: [id] }));
      return page.entities[0] ?? null;
    },
    query: (selection, queryOptions) => readEntities(read, compileSelection(selection), queryOptions),
    history: (query) => readHistory(read, query),
    instances: (ids, sql) => readInstances(read, ids, sql),
    watch: (handler, name) => feed.follow(handler, name),
    stop: () => feed.stop(),
  };
}
