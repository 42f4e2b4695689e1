import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { Problem } from '../http/problem.ts';
import { storeProblem } from './errors.ts';
import { isAlive } from './postmaster.ts';
import type { ServerProcess } from './server-process.ts';

/** "YUHE", and 1 for the folder; see `migrate` for 2. */
const key = '1498762309, 1';
/** The server notices a killed client as soon as its socket closes; it needs no more than a moment. */
const patienceMs = 10_000;

const holderQuery = `
select a.application_name
from pg_locks l join pg_stat_activity a on a.pid = l.pid
where l.locktype = 'advisory' and l.classid = 1498762309 and l.objid = 1 and l.objsubid = 2 and l.granted`;

/**
 * That one Yuheng process alone uses the folder: an advisory lock of a connection that is kept open for nothing else.
 * The lock goes with the process, however it ends. If the connection is lost although the process lives (the server
 * was killed), the server is started and the lock taken again; if another process was faster, `failure` says so.
 */
export class FolderLock {
  readonly #data: string;
  readonly #server: ServerProcess;
  #client: Client | undefined;
  #recovery: Promise<void> | undefined;
  #failure: Error | undefined;
  #lost = false;
  readonly #stopped = new AbortController();

  constructor(data: string, server: ServerProcess) {
    this.#data = data;
    this.#server = server;
  }

  get failure(): Error | undefined {
    return this.#failure;
  }

  /** @throws store.folder-in-use with the pid of the process that has it */
  async take(): Promise<Client> {
    const end = Date.now() + patienceMs;
    for (;;) {
      const client = await this.#server.connect();
      try {
        const holder = await lockOrHolder(client);
        if (holder === undefined) return this.#keep(client);
        if (holder === 0 || isAlive(holder) || Date.now() > end) {
          throw storeProblem('folder-in-use', { folder: this.#data, pid: holder === 0 ? '?' : holder });
        }
      } catch (error) {
        await client.end().catch(() => undefined);
        throw error;
      }
      await client.end();
      await pause(20);
    }
  }

  /** Runs `stop` without taking the end of our connection for an accident. */
  async close(stop: () => Promise<void>): Promise<void> {
    this.#stopped.abort();
    await this.#recovery;
    // Not if another process has the folder, and with it the server.
    if (!this.#lost) await stop();
    await this.#client?.end().catch(() => undefined);
  }

  #keep(client: Client): Client {
    this.#client = client;
    client.once('end', () => {
      if (!this.#stopped.signal.aborted) this.#recovery = this.#recover();
    });
    return client;
  }

  /** The disk may be full, say, and have room again later: only another process in the folder is final. */
  async #recover(): Promise<void> {
    for (let wait = 500; !this.#stopped.signal.aborted; wait = Math.min(wait * 2, 4_000)) {
      try {
        await this.take();
        this.#failure = undefined;
        return;
      } catch (error) {
        this.#failure = error instanceof Error ? error : new Error(String(error));
        this.#lost = error instanceof Problem && error.code === 'store.folder-in-use';
        if (this.#lost) return;
      }
      await pause(wait, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
    }
  }
}

/** Takes the lock, or answers the pid of who has it (0: unknown). */
async function lockOrHolder(client: Client): Promise<number | undefined> {
  const { rows } = await client.query<{ taken: boolean }>(`select pg_try_advisory_lock(${key}) as taken`);
  if (rows[0]?.taken === true) return undefined;
  const holders = await client.query<{ application_name: string }>(holderQuery);
  const [, pid] = /^yuheng (\d+)$/.exec(holders.rows[0]?.application_name ?? '') ?? [];
  return Number(pid ?? 0);
}
