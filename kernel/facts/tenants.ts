import type { Audit } from '../audit/audit.ts';
import { Problem } from '../http/problem.ts';
import type { Database } from '../store/database.ts';
import type { Facts } from './facts.ts';
import type { EntityMaps } from './maps/entity-maps.ts';
import type { SensitiveValues } from './sensitive/sensitive-values.ts';
import type { Registrations } from './sources/registrations.ts';
import { insertTenant, readTenants, type TenantRow } from './store/tenant-store.ts';
import type { Subscriptions } from './subscribe/subscriptions.ts';

/** What a tenant and a snapshot have to themselves. */
export interface Graph {
  /** Under which its rows lie. */
  readonly id: number;
  /** null: the one that is meant when a request names none. */
  readonly tenant: string | null;
  readonly facts: Facts;
  readonly maps: EntityMaps;
  /** Its sensitive values; null: nothing is marked as sensitive. */
  readonly sensitive: SensitiveValues | null;
}

/** What a tenant has to itself (ETSI GS CIM 009 V1.9.1, clause 4.14). */
export interface Broker extends Graph {
  readonly audit: Audit;
  readonly subscriptions: Subscriptions;
  readonly registrations: Registrations;
}

type Stoppable = { stop(): Promise<void> };
export type OpenGraph = (id: number, name: string | null) => Promise<Graph & Stoppable>;
type OpenBroker = (id: number, name: string | null) => Promise<Broker & Stoppable>;

/**
 * The tenants of a database. One is made when something is first created in it; from then on every server that works on
 * the database has it open, whoever made it.
 */
export class Tenants {
  readonly #database: Database;
  readonly #open: OpenBroker;
  readonly #report: (error: unknown) => void;
  readonly #brokers = new Map<string | null, Promise<Broker & Stoppable>>();
  #stopListening: (() => Promise<void>) | null = null;

  constructor(options: {
    readonly database: Database;
    readonly open: OpenBroker;
    readonly report: (error: unknown) => void;
  }) {
    this.#database = options.database;
    this.#open = options.open;
    this.#report = options.report;
  }

  async start(): Promise<void> {
    this.#stopListening = await this.#database.listen('yuheng_tenants', () => {
      void this.#look().catch(this.#report);
    });
    await this.#look();
  }

  /** @throws Problem facts.no-such-tenant */
  async find(name: string | null): Promise<Broker> {
    const known = this.#brokers.get(name);
    if (known) return known;
    // Another server may have made it a moment ago.
    await this.#look();
    const broker = await this.#brokers.get(name);
    if (!broker) throw new Problem('facts.no-such-tenant', { tenant: name ?? '' });
    return broker;
  }

  /** Makes it where it is missing. */
  async make(name: string): Promise<Broker> {
    const known = this.#brokers.get(name);
    if (known) return known;
    await insertTenant(name, this.#database);
    return this.find(name);
  }

  async names(): Promise<readonly string[]> {
    const rows = await readTenants(this.#database);
    return rows.flatMap(({ name }) => name ?? []);
  }

  async stop(): Promise<void> {
    await this.#stopListening?.();
    const opened = await Promise.allSettled(this.#brokers.values());
    for (const one of opened) if (one.status === 'fulfilled') await one.value.stop();
  }

  async #look(): Promise<void> {
    const rows = await readTenants(this.#database);
    await Promise.all(rows.map((row) => this.#opened(row)));
  }

  #opened({ id, name }: TenantRow): Promise<Broker> {
    const known = this.#brokers.get(name);
    if (known) return known;
    const opening = this.#open(id, name);
    this.#brokers.set(name, opening);
    // What could not be opened is tried again by whoever asks next.
    opening.catch(() => this.#brokers.delete(name));
    return opening;
  }
}
