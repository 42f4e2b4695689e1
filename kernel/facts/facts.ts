import type { Audit } from '../audit/audit.ts';
import { Problem } from '../http/problem.ts';
import type { Actor } from '../identity/actor.ts';
import type { Sql } from '../store/database.ts';
import type { Commons } from './commons.ts';
import { checkAgainstTypes } from './model/check-type.ts';
import type { Entity, Fact, Statement } from './model/entity.ts';
import type { EntityType } from './model/entity-type.ts';
import { compileSelection } from './query/decide.ts';
import type { Selection } from './selection.ts';
import { forgetConcealed } from './sensitive/concealed-store.ts';
import { askedOf, refuse } from './sensitive/sensitive-names.ts';
import type { SensitiveValues } from './sensitive/sensitive-values.ts';
import type { Change } from './store/apply-change.ts';
import { ChangeFeed, type ChangeHandler } from './store/change-feed.ts';
import { entityReader } from './store/entity-reader.ts';
import { GroupWriter } from './store/group-writer.ts';
import {
  type HistoryQuery,
  type PastEntity,
  readHistory,
  readInstances,
  writeHistory,
} from './store/history.ts';
import { type HourOfHistory, type HoursQuery, readHours } from './store/history-hours.ts';
import { type Counted, readCensus } from './store/read-census.ts';
import { type EntityPage, type ReadContext, readEntities } from './store/read-entities.ts';
import { readEvolution, readEvolutions } from './store/read-evolutions.ts';
import { SearchedAttributes, type SearchPace } from './store/searched-attributes.ts';
import { type NumberedRequest, type Receipt, writeBatch } from './store/write-batch.ts';
import { type WriteContext, type WriteOptions, writeChanges } from './store/write-changes.ts';
import { type PastReceipt, type PastRequest, writePast } from './store/write-past.ts';
import type { PastChange } from './temporal/past-change.ts';
import type { EvolutionPage, TemporalSelection } from './temporal/temporal-selection.ts';

/** The shared graph of everything that is not secret. */
export interface Facts {
  /** All changes or none; answers after the commit. @throws Problem facts.busy when too much waits already */
  write(changes: readonly Change[], by: Actor, options?: WriteOptions): Promise<Receipt>;
  /** Adds past values without touching the present state; answers how many were new. */
  remember(past: readonly PastEntity[], by: Actor): Promise<number>;
  get(id: string): Promise<Entity | null>;
  query(
    selection: Selection,
    options?: { readonly count?: boolean; readonly sql?: Sql },
  ): Promise<EntityPage>;
  /** What types and attributes there are, counted. */
  census(about?: { readonly type?: string; readonly attribute?: string }): Promise<readonly Counted[]>;
  history(query: HistoryQuery): Promise<readonly Fact[]>;
  /** Adds to the temporal evolution of an entity, corrects it, or withdraws from it; the present state stays as it is. */
  changePast(change: PastChange, by: Actor): Promise<PastReceipt>;
  /** The past of one entity. @throws Problem facts.not-found */
  evolution(id: string, selection: Omit<TemporalSelection, 'selectors' | 'room'>): Promise<EvolutionPage>;
  evolutions(selection: Omit<TemporalSelection, 'room'>): Promise<EvolutionPage>;
  /** Numbers of an attribute by the hour, oldest first. */
  hours(query: HoursQuery): Promise<readonly HourOfHistory[]>;
  /** Facts by their instance ids. */
  instances(ids: readonly string[], sql?: Sql): Promise<readonly Fact[]>;
  /**
   * Committed changes in order: from now on; with a name, going on after a restart where it stopped; or behind a change, for
   * whoever keeps the place itself.
   */
  watch(handler: ChangeHandler, from?: string | { readonly after: number }): Promise<() => Promise<void>>;
  /** So much waits to be written that more would be refused. */
  readonly overloaded: boolean;
  stop(): Promise<void>;
}

export interface FactsOptions {
  readonly tenant: number;
  readonly commons: Commons;
  /** The tenant's own. */
  readonly audit: Audit;
  readonly entityTypes: ReadonlyMap<string, EntityType>;
  /** Null: nothing is marked as sensitive. */
  readonly sensitive: SensitiveValues | null;
  readonly clock: () => Date;
  readonly report: (error: unknown) => void;
  /** Instances of the past that one answer holds; 1000 unless told. */
  readonly pageOfHistory?: number;
  /** When values of an attribute are kept for queries. */
  readonly searchPace?: Partial<SearchPace>;
}

const WRITE_LIMIT = 1000;
const PAGE_OF_HISTORY = 1000;

export async function openFacts(options: FactsOptions): Promise<Facts> {
  const { tenant, commons, audit, entityTypes, sensitive, clock } = options;
  const { pageOfHistory: room = PAGE_OF_HISTORY } = options;
  const { database, provenances, gate, statistics, keeper } = commons;
  const searched = new SearchedAttributes({
    tenant,
    database,
    report: options.report,
    ...(options.searchPace ? { pace: options.searchPace } : {}),
  });
  await searched.load();
  const read: ReadContext = { tenant, database, provenances, searched: searched.ready, clock };
  const reader = entityReader(read);
  const feed = new ChangeFeed(tenant, database, options.report);
  await feed.start();

  const check = (types: readonly string[], statements: ReadonlyMap<string, Statement>): void =>
    checkAgainstTypes(types, statements, entityTypes);
  const batch = { tenant, audit, provenances, clock, check, sensitive };
  const group = new GroupWriter<NumberedRequest, Receipt>(database, {
    sizeOf: ({ changes }) => changes.length,
    write: (requests, tx) => writeBatch(batch, requests, tx),
  });
  const pastGroup = new GroupWriter<PastRequest, PastReceipt>(database, {
    sizeOf: () => 1,
    write: (requests, tx) => writePast(batch, requests, tx),
  });
  const write: WriteContext = { ...batch, database, group };

  return {
    async write(changes, by, writeOptions = {}) {
      if (changes.length === 0 || changes.length > WRITE_LIMIT)
        throw new Problem('facts.batch-size', { limit: WRITE_LIMIT });
      const now = () => writeChanges(write, changes, by, writeOptions);
      // What belongs to a larger piece of work is not turned away half-way.
      const receipt = await (writeOptions.with ? now() : gate.pass(statementsOf(changes), now));
      feed.poke();
      statistics.add(receipt.entities.filter(({ created }) => created).length);
      return receipt;
    },
    async remember(past, by) {
      if (past.length === 0 || past.length > WRITE_LIMIT)
        throw new Problem('facts.batch-size', { limit: WRITE_LIMIT });
      for (const { types, statements } of past) {
        // Its instances are named by what they say, which would tell of it.
        const marked = [...statements.keys()].find((name) => sensitive?.names.has(types, name));
        if (marked !== undefined) refuse(marked);
        for (const [name, values] of statements)
          for (const value of values) check(types, new Map([[name, value]]));
      }
      const stated = past.flatMap(({ statements }) => [...statements.values()].flat());
      const added = await gate.pass(stated, () => writeHistory(write, past, by));
      keeper.added();
      return added;
    },
    async changePast(change, by) {
      const stated = 'statements' in change ? [...change.statements.values()].flat() : [];
      const request = { change, by, provenance: await provenances.idOf(by) };
      const receipt = await gate.pass(stated, () => pastGroup.write(request));
      keeper.added();
      if (sensitive && change.op !== 'upsert' && change.op !== 'append')
        await forgetConcealed({ tenant, id: change.id }, database);
      return receipt;
    },
    async evolution(id, selection) {
      sensitive?.names.demandOpen(askedOf(selection));
      return readEvolution(read, id, { ...selection, room });
    },
    async evolutions(selection) {
      sensitive?.names.demandOpen(askedOf(selection));
      return readEvolutions(read, { ...selection, room });
    },
    get overloaded() {
      return gate.full;
    },
    get: (id) => reader.get(id),
    async query(selection, queryOptions) {
      sensitive?.names.demandOpen(selection);
      const compiled = compileSelection(selection);
      const asked = performance.now();
      const page = await readEntities(read, compiled, queryOptions);
      const attributes = compiled.equalities.map(({ attribute }) => attribute);
      if (selection.asOf === undefined) searched.note(attributes, performance.now() - asked);
      return page;
    },
    census: (about) => readCensus(read, about),
    history: (query) => readHistory(read, query),
    hours: (query) => readHours(read, query),
    instances: (ids, sql) => readInstances(read, ids, sql),
    watch: (handler, from) => feed.follow(handler, from),
    async stop() {
      await group.stop();
      await pastGroup.stop();
      await feed.stop();
      await searched.stop();
    },
  };
}

function* statementsOf(changes: readonly Change[]): Generator<Pick<Statement, 'value' | 'attributes'>> {
  for (const change of changes) {
    if ('statements' in change) yield* change.statements.values();
    if (change.op === 'merge') yield* Object.values(change.fragment).map((value) => ({ value }));
  }
}
