import { type ClientConfig, Pool } from 'pg';
import { queryError } from './errors.ts';
import { Listener } from './listener.ts';
import { askOn, plannedByKey, rowsOf, runTransaction, statement } from './session.ts';
import type { Database, Sql, TransactionOptions } from './sql.ts';

export interface PooledDatabaseOptions {
  readonly connection: ClientConfig;
  readonly url: string;
  /** What messages call it: the data folder, or the URL without its password. */
  readonly place: string;
  readonly poolSize: number;
  readonly alone: boolean;
  /** Why nothing may be asked any more, for example because another process now holds the folder. */
  readonly failure?: () => Error | undefined;
  /** Runs after the last connection has ended. */
  readonly onClosed?: () => Promise<void>;
}

/** Connections for reading by key: what is read together needs few. */
const KEYED = 4;

/** A `Database` over a pool of connections, and one of those that read by key. */
export class PooledDatabase implements Database {
  readonly #options: PooledDatabaseOptions;
  readonly #pool: Pool;
  readonly #keyed: Pool;
  readonly #listener: Listener;
  #closing: Promise<void> | undefined;

  constructor(options: PooledDatabaseOptions) {
    this.#options = options;
    this.#pool = poolOf(options.connection, options.poolSize);
    this.#keyed = poolOf(options.connection, Math.min(KEYED, options.poolSize));
    // Goes before the statement that the connection was opened for. One that fails it is broken, and fails that as well.
    this.#keyed.on('connect', (client) => void client.query(plannedByKey('set')).catch(() => undefined));
    this.#listener = new Listener(() => options.connection);
  }

  get alone(): boolean {
    return this.#options.alone;
  }

  get url(): string {
    return this.#options.url;
  }

  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<readonly Row[]> {
    return this.#seen(async () => rowsOf<Row>(await this.#pool.query(statement(text, values))));
  }

  byKey<Row extends object>(text: string, values: readonly unknown[]): Promise<readonly Row[]> {
    return this.#seen(async () => rowsOf<Row>(await this.#keyed.query(statement(text, values))));
  }

  async transaction<T>(work: (tx: Sql) => Promise<T>, options?: TransactionOptions): Promise<T> {
    const client = await this.#seen(() => this.#pool.connect());
    try {
      return await runTransaction(askOn(client, this.#asSeen), work, options);
    } finally {
      client.release();
    }
  }

  listen(channel: string, handler: (payload: string) => void): Promise<() => Promise<void>> {
    return this.#seen(() => this.#listener.listen(channel, handler));
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#listener.close();
    await Promise.all([this.#pool.end(), this.#keyed.end()]);
    await this.#options.onClosed?.();
  }

  readonly #asSeen = (error: unknown): unknown =>
    this.#options.failure?.() ?? queryError(error, this.#options.place);

  /** Does what asks the server, with errors as the outside should see them. */
  async #seen<T>(work: () => Promise<T>): Promise<T> {
    const failure = this.#options.failure?.();
    if (failure !== undefined) throw failure;
    try {
      return await work();
    } catch (error) {
      throw this.#asSeen(error);
    }
  }
}

/** A connection that breaks leaves the pool; who uses it just then hears of it from their query. */
function poolOf(connection: ClientConfig, max: number): Pool {
  const pool = new Pool({ ...connection, max, idleTimeoutMillis: 60_000 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
