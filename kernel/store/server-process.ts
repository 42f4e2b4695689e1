import { spawn } from 'node:child_process';
import { readFile, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { childEnvironment } from './child-environment.ts';
import { clusterUser } from './cluster-folder.ts';
import { type ClusterSettings, clusterArguments } from './cluster-settings.ts';
import { type SocketAddress, socketConnection } from './connection.ts';
import { errorCode, storeProblem } from './errors.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { isAlive, type Postmaster, processState, readPostmaster } from './postmaster.ts';
import { ServerLog } from './server-log.ts';
import type { Launcher } from './unprivileged.ts';

export interface ServerProcessOptions {
  /** Of the cluster, with every link resolved. */
  readonly folder: string;
  /** Makes the folder for the socket if it is not there, and answers its path. */
  readonly makeSocketFolder: () => Promise<string>;
  readonly binaries: PostgresBinaries;
  readonly launcher: Launcher;
  readonly settings: ClusterSettings;
  readonly onStep: (step: 'store.starting' | 'store.recovering') => void;
}

/** A server that this process has spawned and not yet reached. */
interface Child {
  /** Null while it runs. */
  end: string | null;
}

/** A server that says nothing for so long although its process lives will not come any more. */
const silenceMs = 60_000;
/** Another process may be starting or stopping the same server; then ours ends at once and we look again. */
const contentionMs = 20_000;
const contended =
  /could not create lock file "[^"]*\.lock": No such file|lock file "postmaster\.pid" (?:already exists|is empty)|pre-existing shared memory block|\.lock" already exists/;

/** The PostgreSQL process of one cluster: found, started, stopped. Who may use it is not decided here. */
export class ServerProcess {
  readonly #options: ServerProcessOptions;
  readonly #log: ServerLog;
  #child: Child | undefined;
  #started = false;
  #address: SocketAddress | undefined;

  constructor(options: ServerProcessOptions) {
    this.#options = options;
    this.#log = new ServerLog(`${options.folder}.log`);
  }

  /** Where the server was reached last. */
  get address(): SocketAddress {
    if (this.#address === undefined) throw new Error('the server was not reached yet');
    return this.#address;
  }

  /** Whether this process has spawned a server; if not, it found one running. */
  get started(): boolean {
    return this.#started;
  }

  /** A connection to the server's own database `postgres`; starts the server unless one runs. */
  async connect(): Promise<Client> {
    const begun = Date.now();
    let heard = begun;
    for (let wait = 5; ; wait = Math.min(wait * 1.5, 200)) {
      const postmaster = await readPostmaster(this.#options.folder);
      const state = postmaster && (await processState(postmaster.pid, this.#options.folder));
      if (postmaster !== undefined && state === 'postgres') {
        const answer = await this.#tryConnect(postmaster);
        if (answer instanceof Client) {
          // If it dies from now on, it was not for failing to start.
          this.#child = undefined;
          return answer;
        }
        // It answers that it is starting up, recovering or shutting down: that may take its time.
        if (answer === 'busy') heard = Date.now();
        if (Date.now() - heard > silenceMs) throw await this.#cannotStart('no answer on the socket');
      } else {
        if (postmaster !== undefined) await this.#discardStale(postmaster);
        await this.#spawnUnlessRunning(begun);
      }
      if (Date.now() - begun > 1_500) this.#options.onStep('store.recovering');
      await pause(wait);
    }
  }

  /** Stops the server in order: open transactions are rolled back, everything is written out. */
  async stop(): Promise<void> {
    const postmaster = await readPostmaster(this.#options.folder);
    if (postmaster === undefined) return;
    await this.#end(postmaster);
    // Whoever starts next makes it again; it is not empty if they have done so already.
    await rmdir(postmaster.socketFolder).catch(() => undefined);
  }

  async #end(postmaster: Postmaster): Promise<void> {
    for (const [signal, patienceMs] of [
      ['SIGINT', 60_000],
      ['SIGQUIT', 10_000],
    ] as const) {
      if (await this.#hasStopped(postmaster)) return;
      try {
        process.kill(postmaster.pid, signal);
      } catch (error) {
        if (errorCode(error) !== 'ESRCH') throw error;
      }
      const end = Date.now() + patienceMs;
      while (Date.now() < end && !(await this.#hasStopped(postmaster))) await pause(10);
    }
  }

  async #hasStopped(postmaster: Postmaster): Promise<boolean> {
    return (await processState(postmaster.pid, this.#options.folder)) !== 'postgres';
  }

  async #tryConnect({ socketFolder, port }: Postmaster): Promise<Client | 'busy' | 'silent'> {
    // The file is written in steps: the socket's line comes after the first.
    if (socketFolder === '') return 'silent';
    // A server that a killed process left behind may have its socket elsewhere, if TMPDIR was another then.
    const address = { socketFolder, port, user: clusterUser };
    const client = new Client(socketConnection(address, 'postgres'));
    client.on('error', () => undefined);
    try {
      await client.connect();
      this.#address = address;
      return client;
    } catch (error) {
      const code = errorCode(error);
      // 57P03: starting up or shutting down. 53300: all connections taken, so it lives.
      if (code === '57P03' || code === '53300') return 'busy';
      if (error instanceof DatabaseError && code !== '57P01')
        throw storeProblem('cannot-start', { folder: this.#options.folder, log: error.message }, error);
      return 'silent';
    }
  }

  /** A pid file that names a living process which is not our server would make PostgreSQL refuse to start. */
  async #discardStale(postmaster: Postmaster): Promise<void> {
    if (!isAlive(postmaster.pid)) return;
    const file = join(this.#options.folder, 'postmaster.pid');
    const aside = `${file}.stale-${process.pid}`;
    try {
      await rename(file, aside);
      // Another process may have started the server since we looked: then the file was not the stale one.
      if ((await readFile(aside, 'utf8')) === postmaster.text) await rm(aside);
      else await rename(aside, file);
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error;
    }
  }

  async #spawnUnlessRunning(begun: number): Promise<void> {
    const end = this.#child?.end;
    if (end === null) return;
    if (end !== undefined) {
      const said = await this.#log.sinceMark();
      if (Date.now() - begun > contentionMs || !contended.test(said)) throw await this.#cannotStart(end);
      await pause(100);
    }
    const { folder, binaries, launcher, settings, onStep } = this.#options;
    onStep('store.starting');
    const socketFolder = await this.#options.makeSocketFolder();
    const { program, args, account } = launcher(
      binaries.postgres,
      clusterArguments(folder, socketFolder, settings),
    );
    const log = await this.#log.openAtMark();
    try {
      // Detached: Ctrl-C in a terminal reaches us alone, and we stop the server in order.
      const child = spawn(program, [...args], {
        ...account,
        cwd: '/',
        env: childEnvironment(),
        detached: true,
        stdio: ['ignore', log.fd, log.fd],
      });
      const entry: Child = { end: null };
      child.once('error', (error) => {
        entry.end = String(error);
      });
      child.once('exit', (code, signal) => {
        entry.end = `ended with ${signal ?? `code ${code}`}`;
      });
      child.unref();
      this.#child = entry;
      this.#started = true;
    } finally {
      await log.close();
    }
  }

  async #cannotStart(reason: string): Promise<Error> {
    this.#child = undefined;
    const said = (await this.#log.sinceMark()).trim();
    const { folder } = this.#options;
    await rmdir(await this.#options.makeSocketFolder()).catch(() => undefined);
    if (/No space left on device|Disk quota exceeded/.test(said))
      return storeProblem('disk-full', { folder });
    return storeProblem('cannot-start', {
      folder,
      log: [...said.split('\n').slice(-8), reason].join('\n').trim(),
    });
  }
}
