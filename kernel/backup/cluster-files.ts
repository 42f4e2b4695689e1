import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../store/errors.ts';

/** Folders whose content PostgreSQL makes anew when it starts, or that are of the running server alone. */
const EMPTIED = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);
const LEFT_OUT =
  /^(?:postmaster\.(?:pid|opts)|backup_label(?:\.old)?|tablespace_map(?:\.old)?|backup_manifest|current_logfiles|postgresql\.auto\.conf\.tmp|pg_internal\.init.*|pgsql_tmp.*)$/;

/** It tells where recovery begins: copied when everything else is. */
export const CONTROL_FILE = 'global/pg_control';

/** Paths below the cluster's folder; folders come before what lies in them. */
export interface ClusterFiles {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/** What a base backup is made of (PostgreSQL, "Making a Base Backup Using the Low Level API": "Backing Up the Data Directory"). */
export async function listCluster(cluster: string): Promise<ClusterFiles> {
  const folders: string[] = ['pg_wal/archive_status'];
  const files: string[] = [];
  const look = async (folder: string): Promise<void> => {
    for (const entry of await entriesOf(join(cluster, folder))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (entry.name.startsWith('pgsql_tmp')) continue;
        folders.push(path);
        if (!EMPTIED.has(path)) await look(path);
      } else if (entry.isFile() && !LEFT_OUT.test(entry.name) && path !== CONTROL_FILE) files.push(path);
    }
  };
  await look('');
  return { folders: folders.toSorted(), files };
}

/** A folder of a database that was dropped meanwhile has none. */
async function entriesOf(folder: string) {
  return readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
}
