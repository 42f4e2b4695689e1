/**
 * The store: PostgreSQL behind one small interface.
 *
 * `openDatabase({ data })` runs the PostgreSQL that npm installed on `<data>/postgres`, for this process alone, over
 * a private socket and with fsync on. A process that was killed leaves its server running; the next one adopts it.
 * `openDatabase({ url })` uses any PostgreSQL >= 15 with encoding UTF8; several processes may share it.
 * Both run the same SQL. The embedded server sorts text by Chinese rules (ICU zh-Hans-CN); another server sorts by
 * its own, so write `collate "zh-Hans-CN-x-icu"` where people read the order, and give key columns `collate "C"`,
 * which is also several times faster to compare.
 *
 *     const database = await openDatabase({ data: '.yuheng' });
 *     await migrate(database, [{ id: 'kernel', folder: join(import.meta.dirname, 'sql') }]);
 *     const rows = await database.query<{ id: string }>('select id from facts.entity where tenant = $1', [1]);
 *     await database.close();
 */
import { Client, DatabaseError } from 'pg';
import { shownUrl, socketConnection, socketUrl, urlConnection } from './connection.ts';
import { databaseName, openCluster } from './embedded-cluster.ts';
import { isConnectionLoss, reasonOf, storeProblem } from './errors.ts';
import { PooledDatabase } from './pooled-database.ts';
import type { Database } from './sql.ts';

export type { Database, Sql, TransactionOptions } from './sql.ts';

export interface OpenOptions {
  /** Folder of the embedded cluster; made if need be. Not with `url`. */
  readonly data?: string;
  /** `postgresql://…` of a server that others run. */
  readonly url?: string;
  /** Connections of the pool; 10 unless told. Listening and the folder's lock use one more each. */
  readonly poolSize?: number;
  /** Called with what a slow start is busy with (`StartStep`); its texts are the messages `progress.<step>`. */
  readonly onProgress?: (step: string) => void;
}

const oldestServer = 150_000;

/**
 * @throws store.bad-url, store.unreachable, store.too-old, store.wrong-encoding (with `url`); the errors of `openCluster` (with `data`)
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const { data, url, poolSize = 10, onProgress } = options;
  if (url !== undefined) return await openUrl(url, poolSize);
  if (data === undefined) throw new TypeError('openDatabase needs data or url');
  const cluster = await openCluster(data, { durable: true }, onProgress);
  return new PooledDatabase({
    connection: socketConnection(cluster.address, databaseName),
    url: socketUrl(cluster.address, databaseName),
    place: data,
    poolSize,
    alone: true,
    failure: cluster.failure,
    onClosed: cluster.close,
  });
}

async function openUrl(url: string, poolSize: number): Promise<Database> {
  if (!/^postgres(?:ql)?:/.test(url) || !URL.canParse(url)) throw storeProblem('bad-url');
  const connection = urlConnection(url);
  const client = new Client(connection);
  client.on('error', () => undefined);
  try {
    await client.connect();
    await checkServer(client);
  } catch (error) {
    const refused = error instanceof DatabaseError || isConnectionLoss(error);
    throw refused
      ? storeProblem('unreachable', { url: shownUrl(url), reason: reasonOf(error) }, error)
      : error;
  } finally {
    await client.end().catch(() => undefined);
  }
  return new PooledDatabase({ connection, url, place: shownUrl(url), poolSize, alone: false });
}

async function checkServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string; encoding: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
            current_setting('server_encoding') as encoding`,
  );
  const { number = 0, version = '?', encoding = '?' } = rows[0] ?? {};
  if (number < oldestServer) throw storeProblem('too-old', { version, wanted: oldestServer / 10_000 });
  if (encoding !== 'UTF8') throw storeProblem('wrong-encoding', { encoding });
}
