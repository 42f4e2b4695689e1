import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { clusterFolderIn, clusterUser, createCluster, hasCluster } from './cluster-folder.ts';
import type { ClusterSettings } from './cluster-settings.ts';
import { type SocketAddress, socketConnection } from './connection.ts';
import { FolderLock } from './folder-lock.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { ServerProcess } from './server-process.ts';
import { makeSocketFolder } from './socket-folder.ts';
import { chooseAccount, launcherFor } from './unprivileged.ts';

/** What the start is busy with; the texts are the messages `progress.<step>`. */
export type StartStep = 'store.creating' | 'store.starting' | 'store.recovering' | 'store.adopted';

/** A PostgreSQL server on a data folder that this process, and no other, uses. */
export class EmbeddedCluster {
  readonly #server: ServerProcess;
  readonly #lock: FolderLock;

  private constructor(server: ServerProcess, lock: FolderLock) {
    this.#server = server;
    this.#lock = lock;
  }

  /**
   * Makes the cluster in `<data>/postgres` if there is none, adopts the server that a killed process left running,
   * or starts one, and takes the folder for this process.
   * @throws store.folder-in-use, store.disk-full, store.not-writable, store.not-reachable, store.no-binaries,
   * store.other-version, store.cannot-start
   */
  static async open(
    data: string,
    settings: ClusterSettings,
    onProgress: (step: StartStep) => void = () => undefined,
  ): Promise<EmbeddedCluster> {
    const binaries = await findPostgresBinaries();
    const folder = await clusterFolderIn(data);
    const account = await chooseAccount(folder);
    const exists = await hasCluster(folder, binaries.major);
    const launcher = await launcherFor(account, [
      exists ? folder : data,
      binaries.postgres,
      `${binaries.folder}/lib`,
      `${binaries.folder}/share`,
    ]);
    if (!exists) {
      onProgress('store.creating');
      await createCluster(folder, binaries, account, launcher);
    }
    const socketFolder = await makeSocketFolder(folder, account);
    const server = new ServerProcess({ folder, socketFolder, binaries, launcher, settings, onProgress });
    const lock = new FolderLock(data, server);
    await lock.take();
    return new EmbeddedCluster(server, lock);
  }

  get address(): SocketAddress {
    return this.#server.address;
  }

  /** Why the cluster cannot be used any more, if so. */
  get failure(): Error | undefined {
    return this.#lock.failure;
  }

  /** Makes the database if it is missing, and brings it to the collation of these binaries. */
  async prepareDatabase(name: string): Promise<void> {
    await this.#lock.prepareDatabase(name);
  }

  /** Stops the server in order. */
  async close(): Promise<void> {
    await this.#lock.close(() => this.#server.stop());
  }
}
