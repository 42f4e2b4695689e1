import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { errorCode } from './errors.ts';

const run = promisify(execFile);

/** What `postmaster.pid` in a data folder says of the server that runs on it, or ran when the power went. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly socketFolder: string;
  /** The whole file: tells one start from the next even if the pid is the same. */
  readonly text: string;
}

export async function readPostmaster(clusterFolder: string): Promise<Postmaster | undefined> {
  let text: string;
  try {
    text = await readFile(join(clusterFolder, 'postmaster.pid'), 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  // Lines: pid, data folder, start time, port, socket folder, listen address, shared memory, state.
  const [pid = '', , , port = '', socketFolder = ''] = text.split('\n');
  const number = Math.abs(Number.parseInt(pid, 10));
  return Number.isNaN(number) ? undefined : { pid: number, port: Number(port), socketFolder, text };
}

/**
 * Whether the process is there, and is PostgreSQL on this data folder. Pids are used again (in a container often
 * the very same one), so a living process alone proves nothing; and a dead child that nobody waited for is gone.
 */
export async function processState(
  pid: number,
  clusterFolder: string,
): Promise<'postgres' | 'other' | 'gone'> {
  if (!isAlive(pid)) return 'gone';
  if (process.platform !== 'linux') return await stateByPs(pid);
  try {
    // `pid (command) state …`; the command may hold anything, so look behind the last bracket.
    const status = await readFile(`/proc/${pid}/stat`, 'latin1');
    const end = status.lastIndexOf(')');
    if ('ZX'.includes(status.charAt(end + 2))) return 'gone';
    if (status.slice(status.indexOf('(') + 1, end) !== 'postgres') return 'other';
    // PostgreSQL works inside its data folder. The link is hidden from us if it runs with more rights than we.
    const folder = await readlink(`/proc/${pid}/cwd`).catch(() => clusterFolder);
    return folder === clusterFolder ? 'postgres' : 'other';
  } catch (error) {
    return errorCode(error) === 'ENOENT' || errorCode(error) === 'ESRCH' ? 'gone' : 'postgres';
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

async function stateByPs(pid: number): Promise<'postgres' | 'other' | 'gone'> {
  try {
    const [state = '', command = ''] = (await run('ps', ['-o', 'state=,comm=', '-p', String(pid)])).stdout
      .trim()
      .split(/\s+(.*)/);
    if (state.startsWith('Z')) return 'gone';
    return /(?:^|\/)postgres:?$/.test(command.trim()) ? 'postgres' : 'other';
  } catch {
    return 'gone';
  }
}
