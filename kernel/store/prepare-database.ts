import { Client, escapeIdentifier } from 'pg';
import { type SocketAddress, socketConnection } from './connection.ts';

/**
 * Makes the database of an embedded cluster if it is missing. If the binaries sort otherwise than those that built
 * the indexes (another ICU came with an upgrade), the indexes are built anew: a stale order would lose rows.
 */
export async function prepareDatabase(server: Client, address: SocketAddress, name: string): Promise<void> {
  const quoted = escapeIdentifier(name);
  const { rows } = await server.query<{ stale: boolean }>(
    `select datcollversion is distinct from pg_database_collation_actual_version(oid) as stale
     from pg_database where datname = $1`,
    [name],
  );
  if (rows[0] === undefined) await server.query(`create database ${quoted}`);
  if (rows[0]?.stale !== true) return;
  const inside = new Client(socketConnection(address, name));
  await inside.connect();
  try {
    await inside.query(`reindex database ${quoted}`);
    await inside.query(`alter database ${quoted} refresh collation version`);
  } finally {
    await inside.end();
  }
}
