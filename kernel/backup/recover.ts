import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../http/problem.ts';
import { socketUrl } from '../store/connection.ts';
import { databaseName, type EmbeddedCluster, openCluster } from '../store/embedded-cluster.ts';
import { backupProblem } from './errors.ts';
import { openSession } from './source.ts';

/** A server that has replayed its WAL, and can be written to. */
export interface Recovered {
  readonly cluster: EmbeddedCluster;
  readonly url: string;
  /** When the last transaction was committed that it has; null: there was none since the base. */
  readonly lastCommit: string | null;
}

/** PostgreSQL says so where everything was replayed and nothing lay behind the moment. */
const NOTHING_BEHIND = /recovery ended before configured recovery target was reached/;

/**
 * Lets PostgreSQL replay the WAL that lies in the folder `pg_wal` of a copied cluster, up to a moment or its end
 * (PostgreSQL, "Recovering Using a Continuous Archive Backup"). What is committed at the moment itself is there.
 * @throws Problem backup.not-recovered with PostgreSQL's last words, and those of `openCluster`
 */
export async function recover(data: string, at: string | null): Promise<Recovered> {
  const folder = join(data, 'postgres');
  const settings = join(folder, 'postgresql.auto.conf');
  const own = await readFile(settings, 'utf8');
  await writeFile(settings, own + settingsOf(at));
  const cluster = await openCluster(data, { durable: true }).catch(async (error: unknown) => {
    if (!(error instanceof Problem && error.code === 'store.cannot-start')) throw error;
    const log = String(error.values['log']);
    if (at === null || !NOTHING_BEHIND.test(log)) throw backupProblem('not-recovered', { folder, log });
    await writeFile(settings, own + settingsOf(null));
    return openCluster(data, { durable: true });
  });
  try {
    const url = socketUrl(cluster.address, databaseName);
    const session = await openSession(url);
    const [replayed] = await session
      .query<{ at: string | null }>('select pg_last_xact_replay_timestamp() as at')
      .finally(() => session.close());
    await writeFile(settings, own);
    return { cluster, url, lastCommit: replayed?.at ?? null };
  } catch (error) {
    await cluster.close();
    throw error;
  }
}

/**
 * Nobody is let in before the end; all WAL there is lies where the server looks itself. Before it replays, PostgreSQL brings the whole
 * folder to the disk, since the copied server did not end in order; Linux does that in one go.
 */
function settingsOf(at: string | null): string {
  const target = at === null ? '' : `recovery_target_time = '${at.replace('T', ' ').replace('Z', '+00')}'\n`;
  return `restore_command = 'false'
recovery_target_timeline = 'current'
recovery_target_action = 'promote'
hot_standby = off
recovery_init_sync_method = ${process.platform === 'linux' ? 'syncfs' : 'fsync'}
${target}`;
}
