import { join } from 'node:path';
import type { Database } from '../store/database.ts';
import { momentOf, places, readMark, stampsIn } from './backup-folder.ts';
import { readReach } from './chain.ts';
import { type LastDrill, readLastDrill } from './last-drill.ts';
import { parseLsn } from './lsn.ts';

/** How the backup of a server stands. Moments are ISO 8601, UTC. */
export interface BackupState {
  /** New backups are encrypted. */
  readonly encrypted: boolean;
  /** When the last base was begun; null: there is none yet. */
  readonly base: string | null;
  /** The last moment that can be restored; null: none yet. */
  readonly reach: string | null;
  /** Bytes of WAL that the server has on its disk and the backup has not; null: there is none yet. */
  readonly lag: number | null;
  readonly drill: LastDrill | null;
}

/** Where the running server's backup is kept, and how it stands: read from the folder itself, whoever writes it. */
export interface Backups {
  /** Of the server that runs. */
  follow(folder: string): void;
  /** Null: this server keeps none. @throws Problem backup.not-a-backup, backup.damaged-file */
  state(): Promise<BackupState | null>;
}

export function openBackups(database: Database): Backups {
  let folder: string | null = null;
  return {
    follow(kept) {
      folder = kept;
    },
    state: async () => (folder === null ? null : stateOf(folder, database)),
  };
}

async function stateOf(folder: string, database: Database): Promise<BackupState> {
  const { keys } = await readMark(folder);
  const base = (await stampsIn(places.bases(folder))).at(-1);
  const chain = (await stampsIn(places.wal(folder))).at(-1);
  const reach = chain === undefined ? null : await readReach(join(places.wal(folder), chain));
  const [server] = await database.query<{ lsn: string }>(
    'select pg_current_wal_flush_lsn()::text as lsn',
    [],
  );
  const lag = reach && server ? Number(parseLsn(server.lsn) - parseLsn(reach.lsn)) : null;
  return {
    encrypted: keys.length > 0,
    base: base === undefined ? null : new Date(momentOf(base)).toISOString(),
    reach: base === undefined ? null : (reach?.at ?? null),
    lag: lag === null ? null : Math.max(0, lag),
    drill: await readLastDrill(folder),
  };
}
