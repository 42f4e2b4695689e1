import { execFile } from 'node:child_process';
import { chmod, chown, mkdtemp, readdir, readFile, realpath, rename, rm, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { childEnvironment } from './child-environment.ts';
import { errorCode, folderError, storeProblem } from './errors.ts';
import { makeFolder } from './make-folder.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { isAlive } from './postmaster.ts';
import { syncFolder } from './sync-folder.ts';
import type { Account, Launcher } from './unprivileged.ts';

const run = promisify(execFile);

/** The account inside PostgreSQL; the socket's folder decides who may use it. */
export const clusterUser = 'yuheng';

/** `<data>/postgres` with every link on the way resolved; `data` is made if need be. */
export async function clusterFolderIn(data: string): Promise<string> {
  await makeFolder(data, 0o700);
  try {
    return join(await realpath(data), 'postgres');
  } catch (error) {
    throw folderError(error, data);
  }
}

/** Whether PostgreSQL's files are in the folder. @throws store.other-version if another major version made them */
export async function hasCluster(clusterFolder: string, major: string): Promise<boolean> {
  let found: string;
  try {
    found = (await readFile(join(clusterFolder, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw folderError(error, clusterFolder);
  }
  if (found !== major) throw storeProblem('other-version', { folder: clusterFolder, found, wanted: major });
  return true;
}

/**
 * Makes a new cluster so that the folder is there whole or not at all: initdb works in a sibling folder, which then
 * takes the name. Of two processes that do it at once, one has its cluster used and the other's is removed.
 */
export async function createCluster(
  clusterFolder: string,
  binaries: PostgresBinaries,
  account: Account | undefined,
  launcher: Launcher,
): Promise<void> {
  await removeHalfMade(clusterFolder);
  let half: string | undefined;
  try {
    half = await mkdtemp(`${clusterFolder}.new-${process.pid}-`);
    await chmod(half, 0o700);
    if (account !== undefined) await chown(half, account.uid, account.gid);
    await initdb(half, binaries, launcher);
    await rename(half, clusterFolder);
    await syncFolder(dirname(clusterFolder));
  } catch (error) {
    if (half !== undefined) await rm(half, { recursive: true, force: true });
    const taken = ['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '');
    if (taken && (await hasCluster(clusterFolder, binaries.major))) return;
    throw folderError(error, clusterFolder);
  }
}

async function initdb(folder: string, binaries: PostgresBinaries, launcher: Launcher): Promise<void> {
  // zh-Hans-CN sorts Chinese text by pinyin. Trust: whoever opens the private socket folder owns the data anyway.
  const { program, args, account } = launcher(binaries.initdb, [
    `--pgdata=${folder}`,
    `--username=${clusterUser}`,
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=icu',
    '--icu-locale=zh-Hans-CN',
    '--no-instructions',
  ]);
  try {
    await run(program, [...args], { ...account, cwd: '/', env: childEnvironment() });
  } catch (error) {
    const { stderr = '', stdout = '' } = error as { stderr?: string; stdout?: string };
    const log = (stderr.trim() === '' ? `${stdout}\n${String(error)}` : stderr).trim();
    throw /No space left on device|Disk quota exceeded/.test(log) || (await isFull(folder))
      ? storeProblem('disk-full', { folder: dirname(folder) }, error)
      : storeProblem(
          'cannot-start',
          { folder: dirname(folder), log: log.split('\n').slice(-8).join('\n') },
          error,
        );
  }
}

/** initdb removes what it made before we can look, so a full disk may show only as hardly any space left. */
async function isFull(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize < 1024 * 1024;
}

/** Folders that a killed process left behind. */
async function removeHalfMade(clusterFolder: string): Promise<void> {
  const prefix = `${basename(clusterFolder)}.new-`;
  for (const name of await readdir(dirname(clusterFolder))) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN;
    if (Number.isNaN(pid) || (pid !== process.pid && isAlive(pid))) continue;
    // An initdb that outlived its starter may still be writing in there.
    const folder = join(dirname(clusterFolder), name);
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 20 });
  }
}
