import { Problem } from '../../http/problem.ts';
import type { Commons } from '../commons.ts';
import { newInstanceId } from '../model/instance-id.ts';
import type { Selection } from '../selection.ts';
import type { Graph, OpenGraph } from '../tenants.ts';
import type { SnapshotWish } from './parse-snapshot.ts';
import { purgeQuery } from './purge-query.ts';
import type { Snapshot } from './snapshot.ts';
import { SnapshotKeeper } from './snapshot-keeper.ts';
import { snapshotExpiry } from './snapshot-lifetime.ts';
import {
  deleteSnapshot,
  giveUpSnapshots,
  insertSnapshot,
  noteUse,
  readSnapshots,
  updateSnapshot,
} from './snapshot-store.ts';

/** Of one tenant; the least important ones make room for a new one (clause 5.5.15). */
const MOST = 100;
const PRIORITY = 5;
/** Of those that are in use at once; others are opened again when they are asked. */
const OPEN = 16;

type Opened = Promise<Graph & { stop(): Promise<void> }>;

/**
 * Snapshots (ETSI GS CIM 009 V1.9.1, clauses 5.5.15 and 5.16): each is a tenant of its own kind, which only its owner's snapshot
 * leads to. So whatever can be done in a tenant can be done in it.
 */
export class Snapshots {
  readonly #commons: Commons;
  readonly #clock: () => Date;
  readonly #open: OpenGraph;
  readonly #opened = new Map<number, Opened>();
  readonly #keeper: SnapshotKeeper;

  constructor(options: {
    readonly commons: Commons;
    readonly clock: () => Date;
    readonly report: (error: unknown) => void;
    readonly open: OpenGraph;
  }) {
    this.#commons = options.commons;
    this.#clock = options.clock;
    this.#open = options.open;
    this.#keeper = new SnapshotKeeper(options);
  }

  start(): void {
    this.#keeper.start();
  }

  /** @throws Problem facts.snapshot-exists */
  async create(tenant: number, wish: SnapshotWish, selections: readonly Selection[]): Promise<string> {
    return this.#insert(tenant, wish, { queries: wish.queries, selections, source: null });
  }

  /** @throws Problem facts.snapshot-not-found, facts.snapshot-preparing, facts.snapshot-exists */
  async clone(tenant: number, id: string, wish: SnapshotWish): Promise<string> {
    const original = await this.get(tenant, id);
    if (original.status === 'preparing') throw new Problem('facts.snapshot-preparing', { id });
    const { queries, data: source } = original;
    return this.#insert(tenant, wish, { queries, selections: null, source });
  }

  /** @throws Problem facts.snapshot-not-found */
  async get(tenant: number, id: string): Promise<Snapshot> {
    const [snapshot] = await readSnapshots(tenant, this.#now(), this.#commons.database, id);
    if (!snapshot) throw new Problem('facts.snapshot-not-found', { id });
    return snapshot;
  }

  /** @throws Problem facts.snapshot-not-found */
  async change(tenant: number, id: string, { lifetime, priority }: SnapshotWish): Promise<Snapshot> {
    const snapshot = await this.get(tenant, id);
    const changed = {
      ...snapshot,
      priority: priority ?? snapshot.priority,
      ...(lifetime === null ? {} : { lifetime, expiresAt: snapshotExpiry(lifetime, snapshot.createdAt) }),
    };
    await updateSnapshot(tenant, changed, this.#now(), this.#commons.database);
    return { ...changed, modifiedAt: this.#now() };
  }

  /** @throws Problem facts.snapshot-not-found */
  async remove(tenant: number, id: string): Promise<void> {
    await this.get(tenant, id);
    await deleteSnapshot(tenant, id, this.#commons.database);
    this.#keeper.look();
  }

  /** By a query over their members. @throws Problem facts.bad-query, facts.no-snapshot-fits */
  async purge(tenant: number, q: string | undefined): Promise<void> {
    const fits = purgeQuery(q);
    const { database } = this.#commons;
    const fitting = (await readSnapshots(tenant, this.#now(), database)).filter(fits);
    if (fitting.length === 0) throw new Problem('facts.no-snapshot-fits');
    for (const { id } of fitting) await deleteSnapshot(tenant, id, database);
    this.#keeper.look();
  }

  /** What is in it. @throws Problem facts.snapshot-not-found, facts.snapshot-preparing */
  async broker(tenant: number, id: string): Promise<Graph> {
    const { data, status } = await this.get(tenant, id);
    if (status === 'preparing') throw new Problem('facts.snapshot-preparing', { id });
    await noteUse(data, this.#now(), this.#commons.database);
    const opened = this.#opened.get(data) ?? this.#open(data, null);
    // The last ones used come last.
    this.#opened.delete(data);
    this.#opened.set(data, opened);
    opened.catch(() => this.#opened.delete(data));
    const [oldest] = this.#opened;
    if (oldest && this.#opened.size > OPEN) {
      this.#opened.delete(oldest[0]);
      await (await oldest[1]).stop();
    }
    return opened;
  }

  async stop(): Promise<void> {
    await this.#keeper.stop();
    const opened = await Promise.allSettled(this.#opened.values());
    for (const one of opened) if (one.status === 'fulfilled') await one.value.stop();
  }

  async #insert(
    tenant: number,
    { id: wanted, lifetime, priority }: SnapshotWish,
    content: Pick<Snapshot, 'queries' | 'selections' | 'source'>,
  ): Promise<string> {
    const now = this.#now();
    const id = wanted ?? `urn:ngsi-ld:Snapshot:${newInstanceId()}`;
    const made = await insertSnapshot(
      tenant,
      {
        ...content,
        id,
        status: 'preparing',
        details: [],
        lifetime,
        priority: priority ?? PRIORITY,
        createdAt: now,
        modifiedAt: now,
        expiresAt: snapshotExpiry(lifetime, now),
        lastUsedAt: now,
      },
      this.#commons.database,
    );
    if (!made) throw new Problem('facts.snapshot-exists', { id });
    await giveUpSnapshots(tenant, id, MOST, this.#commons.database);
    this.#keeper.look();
    return id;
  }

  #now(): string {
    return this.#clock().toISOString();
  }
}
