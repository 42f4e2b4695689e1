import { clusterFolderIn, createCluster, hasCluster } from './cluster-folder.ts';
import type { ClusterSettings } from './cluster-settings.ts';
import type { SocketAddress } from './connection.ts';
import { FolderLock } from './folder-lock.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { prepareDatabase } from './prepare-database.ts';
import { ServerProcess } from './server-process.ts';
import { makeSocketFolder } from './socket-folder.ts';
import { chooseAccount, launcherFor } from './unprivileged.ts';

/** What the start is busy with; the texts are the messages `progress.<step>`. */
export type StartStep = 'store.creating' | 'store.starting' | 'store.recovering' | 'store.adopted';

export const databaseName = 'yuheng';

/** A PostgreSQL server on a data folder that this process, and no other, uses. */
export interface EmbeddedCluster {
  readonly address: SocketAddress;
  /** Why the cluster cannot be used any more, if so. */
  failure(): Error | undefined;
  /** Stops the server in order. */
  close(): Promise<void>;
}

/**
 * Makes the cluster in `<data>/postgres` if there is none, adopts the server that a killed process left running,
 * or starts one, and takes the folder for this process.
 * @throws store.folder-in-use, store.disk-full, store.not-writable, store.not-reachable, store.no-binaries,
 * store.other-version, store.cannot-start
 */
export async function openCluster(
  data: string,
  settings: ClusterSettings,
  onProgress: (step: StartStep) => void = () => undefined,
): Promise<EmbeddedCluster> {
  const binaries = await findPostgresBinaries();
  const folder = await clusterFolderIn(data);
  const account = await chooseAccount(folder);
  const exists = await hasCluster(folder, binaries.major);
  const programs = [binaries.postgres, `${binaries.folder}/lib`, `${binaries.folder}/share`];
  const launcher = await launcherFor(account, [exists ? folder : data, ...programs]);
  const told = new Set<StartStep>();
  const onStep = (step: StartStep) => {
    if (!told.has(step)) onProgress(step);
    told.add(step);
  };
  if (!exists) {
    onStep('store.creating');
    await createCluster(folder, binaries, account, launcher);
  }
  const server = new ServerProcess({
    folder,
    makeSocketFolder: () => makeSocketFolder(folder, account),
    binaries,
    launcher,
    settings,
    onStep,
  });
  const lock = new FolderLock(data, server);
  const client = await lock.take();
  if (!server.started) onStep('store.adopted');
  const close = () => lock.close(() => server.stop());
  try {
    await prepareDatabase(client, server.address, databaseName);
  } catch (error) {
    await close();
    throw error;
  }
  return { address: server.address, failure: () => lock.failure, close };
}
