import { execFile, spawnSync } from 'node:child_process';
import { realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { storeProblem } from './errors.ts';

const run = promisify(execFile);

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** How a PostgreSQL program is to be spawned. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly account?: Account;
}

/** Turns a program and its arguments into what is really spawned. */
export type Launcher = (program: string, args: readonly string[]) => Command;

/** Without being root: the program as it is. */
export const launchAsSelf: Launcher = (program, args) => ({ program, args });

/**
 * PostgreSQL refuses to run as root. So root runs it as the owner of the data folder if that is another account,
 * else as `postgres`, else as `nobody`. Answers undefined when this process is not root.
 */
export async function chooseAccount(clusterFolder: string): Promise<Account | undefined> {
  if (process.geteuid?.() !== 0) return undefined;
  const owner = await stat(clusterFolder).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return (await systemAccount('postgres')) ?? (await systemAccount('nobody')) ?? { uid: 65534, gid: 65534 };
}

/**
 * The launcher for an account. If the account cannot walk to one of `paths` by itself (a repository or a data folder
 * below `/root`, say), the programs get the one capability that lets them, through setpriv of util-linux.
 * @throws store.not-reachable where that does not work either
 */
export async function launcherFor(account: Account | undefined, paths: readonly string[]): Promise<Launcher> {
  if (account === undefined) return launchAsSelf;
  const unreachable = await firstUnreachable(account, paths);
  if (unreachable === undefined) return (program, args) => ({ program, args, account });
  const withCapability: Launcher = (program, args) => ({
    program: 'setpriv',
    args: [...capabilityOptions(account), program, ...args],
  });
  const trial = withCapability('test', ['-r', unreachable]);
  const { status } = spawnSync(trial.program, trial.args, { stdio: 'ignore', cwd: '/' });
  if (status !== 0) throw storeProblem('not-reachable', { folder: unreachable, uid: account.uid });
  return withCapability;
}

function capabilityOptions({ uid, gid }: Account): readonly string[] {
  return [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    // PostgreSQL asks with access(2) whether its programs can be read, which forgets capabilities without this bit.
    '--securebits=+no_setuid_fixup',
  ];
}

async function systemAccount(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all(
      ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, name])).stdout.trim())),
    );
    return uid === undefined || gid === undefined || uid === 0 ? undefined : { uid, gid };
  } catch {
    return undefined;
  }
}

/** The first of the paths that the account may not open, judged by the modes on the way to it. */
async function firstUnreachable(account: Account, paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    const real = await realpath(path);
    if (!(await mayPass(account, real, 0o5))) return path;
    for (let folder = dirname(real); ; folder = dirname(folder)) {
      if (!(await mayPass(account, folder, 0o1))) return path;
      if (folder === dirname(folder)) break;
    }
  }
  return undefined;
}

/** `bits` of rwx that apply to the account: as owner, else by group, else as anybody. */
async function mayPass(account: Account, path: string, bits: number): Promise<boolean> {
  const { uid, gid, mode } = await stat(path);
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  return ((mode >> shift) & bits) === bits;
}
