import { setTimeout as pause } from 'node:timers/promises';
import type { Database, Sql } from '../../store/database.ts';
import { insertValues, SEARCHED_LOCK } from './store-values.ts';
import type { PartialDoc } from './stored-fact.ts';
import { valueKeys } from './value-keys.ts';

/** What makes an attribute worth keeping beside the entities. */
export interface SearchPace {
  /** A query that takes less needs no help. */
  readonly slowMs: number;
  /** So many slow queries ask for it. */
  readonly uses: number;
  /** Attributes of a tenant, at most: each costs the writes that change it. */
  readonly most: number;
  /** Entities that are taken in at once. */
  readonly piece: number;
}

const PACE: SearchPace = { slowMs: 50, uses: 3, most: 16, piece: 1000 };

/**
 * Learns from slow queries which attributes are asked for by their values, and keeps those values in facts.value. Built
 * beside the writers: they keep an attribute from the moment on that it is known, then what was there before is taken in
 * piece by piece. Whoever stops half-way leaves a mark, and the next slow query goes on from there, on whichever server.
 */
export class SearchedAttributes {
  readonly #tenant: number;
  readonly #database: Database;
  readonly #report: (error: unknown) => void;
  readonly #pace: SearchPace;
  readonly #ready = new Set<string>();
  readonly #uses = new Map<string, number>();
  #running: Promise<void> | null = null;
  readonly #stop = new AbortController();

  constructor(options: {
    readonly tenant: number;
    readonly database: Database;
    readonly report: (error: unknown) => void;
    readonly pace?: Partial<SearchPace>;
  }) {
    this.#tenant = options.tenant;
    this.#database = options.database;
    this.#report = options.report;
    this.#pace = { ...PACE, ...options.pace };
  }

  /** Those whose values are all there. They stay. */
  get ready(): ReadonlySet<string> {
    return this.#ready;
  }

  async load(): Promise<void> {
    const rows = await this.#database.query<{ attribute: string }>(
      'select attribute from facts.searched where tenant = $1 and ready',
      [this.#tenant],
    );
    for (const { attribute } of rows) this.#ready.add(attribute);
  }

  /** A query by the values of these attributes took so long. */
  note(attributes: readonly string[], ms: number): void {
    if (ms < this.#pace.slowMs || this.#running) return;
    for (const attribute of attributes) {
      if (this.#ready.has(attribute)) continue;
      const uses = (this.#uses.get(attribute) ?? 0) + 1;
      if (this.#uses.size > 1000) this.#uses.clear();
      this.#uses.set(attribute, uses);
      if (uses < this.#pace.uses) continue;
      this.#uses.delete(attribute);
      this.#running = this.learn(attribute)
        .catch(this.#report)
        .finally(() => {
          this.#running = null;
        });
      return;
    }
  }

  /** Resolves when the attribute's values are there, unless there are too many attributes or another server is at it. */
  async learn(attribute: string): Promise<void> {
    await this.#database.transaction((tx) => this.#add(attribute, tx));
    for (;;) {
      const began = performance.now();
      const more = await this.#database.transaction((tx) => this.#take(attribute, tx), { byKey: true });
      if (!more || this.#stop.signal.aborted) break;
      // Half of the time is left to others.
      await pause(performance.now() - began, undefined, { signal: this.#stop.signal }).catch(() => undefined);
    }
    if (this.#stop.signal.aborted) return;
    await this.#database.query('analyze facts.value', []);
    await this.load();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #add(attribute: string, tx: Sql): Promise<void> {
    // Once it is ours, all have ended that write without knowing of the attribute.
    await tx.query('select pg_advisory_xact_lock($1, $2)', [SEARCHED_LOCK, this.#tenant]);
    await tx.query(
      `insert into facts.searched (tenant, attribute)
       select $1, $2 where (select count(*) from facts.searched where tenant = $1) < $3 on conflict do nothing`,
      [this.#tenant, attribute, this.#pace.most],
    );
  }

  /** @returns whether there may be more */
  async #take(attribute: string, tx: Sql): Promise<boolean> {
    const [from] = await tx.query<{ sid: number; id: string }>(
      'select sid, id from facts.searched where tenant = $1 and attribute = $2 and not ready for update skip locked',
      [this.#tenant, attribute],
    );
    if (!from) return false;
    // In the order in which writers take their locks.
    const rows = await tx.query<{ sid: number; id: string; doc: PartialDoc }>(
      `select e.sid, e.id, case when e.datasets then e.doc else jsonb_build_object($4::text, e.doc -> $4::text) end as doc
       from facts.entity e where e.tenant = $1 and (e.sid, e.id) > ($2::smallint, $3::text)
       order by e.sid, e.id limit $5 for share of e`,
      [this.#tenant, from.sid, from.id, attribute, this.#pace.piece],
    );
    const values = rows.flatMap(({ sid, id, doc }) =>
      [...valueKeys(doc, attribute)].map((value) => ({ sid, id, attribute, value })),
    );
    await insertValues(this.#tenant, values, tx);
    const last = rows.at(-1);
    const more = rows.length === this.#pace.piece;
    await tx.query(
      `update facts.searched set sid = $3, id = $4, ready = $5 where tenant = $1 and attribute = $2`,
      [this.#tenant, attribute, last?.sid ?? from.sid, last?.id ?? from.id, !more],
    );
    return more;
  }
}
