import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { Problem } from '../http/problem.ts';
import { clusterUser, hasCluster } from '../store/cluster-folder.ts';
import { socketUrl, urlConnection } from '../store/connection.ts';
import { databaseName, openCluster } from '../store/embedded-cluster.ts';
import { folderError } from '../store/errors.ts';
import { findPostgresBinaries } from '../store/postgres-binaries.ts';
import { readPostmaster } from '../store/postmaster.ts';
import type { Sql } from '../store/sql.ts';
import type { ServerMark } from './backup-folder.ts';
import { backupProblem } from './errors.ts';

/** The embedded server that is backed up. */
export interface Source {
  /** Its data folder. */
  readonly data: string;
  /** Of the cluster, with every link resolved. */
  readonly cluster: string;
  /** For `openSession`, and for `openDatabase({ url })`. */
  readonly url: string;
}

/**
 * The server of a data folder: the one that runs, whoever started it, or one that is started for as long as it is needed.
 * @throws Problem backup.no-cluster, and those of `openCluster`
 */
export async function openSource(data: string): Promise<Source & { close(): Promise<void> }> {
  const cluster = await clusterOf(data);
  const { major } = await findPostgresBinaries();
  if (!(await hasCluster(cluster, major))) throw backupProblem('no-cluster', { folder: data });
  try {
    const { address, close } = await openCluster(data, { durable: true });
    return { data, cluster, url: socketUrl(address, databaseName), close };
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'store.folder-in-use')) throw error;
    const postmaster = await readPostmaster(cluster);
    if (postmaster === undefined) throw error;
    const address = { ...postmaster, user: clusterUser };
    return { data, cluster, url: socketUrl(address, databaseName), close: () => Promise.resolve() };
  }
}

async function clusterOf(data: string): Promise<string> {
  try {
    return join(await realpath(data), 'postgres');
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') throw backupProblem('no-cluster', { folder: data });
    throw folderError(error, data);
  }
}

/** One connection, for what only one and the same session may do. */
export interface Session extends Pick<Sql, 'query'> {
  close(): Promise<void>;
}

export async function openSession(url: string): Promise<Session> {
  const client = new Client(urlConnection(url));
  // Whoever asks next hears that it broke.
  client.on('error', () => undefined);
  await client.connect();
  return {
    async query<Row extends object>(text: string, values: readonly unknown[] = []) {
      return (await client.query(text, [...values])).rows as Row[];
    },
    close: () => client.end(),
  };
}

export async function readServerMark(session: Session): Promise<ServerMark> {
  const [mark] = await session.query<ServerMark>(
    `select (select system_identifier::text from pg_control_system()) as system,
            (select setting::int from pg_settings where name = 'wal_segment_size') as "segmentBytes",
            (current_setting('server_version_num')::int / 10000)::text as major`,
  );
  if (mark === undefined) throw new Error('the server does not say which it is');
  return mark;
}
