import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Kills a process and all its children with -9, as a power cut would: stopped first, so that no child is born meanwhile. */
export async function killFamily(pid: number): Promise<void> {
  process.kill(pid, 'SIGSTOP');
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=']);
  const children = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid)
    .flatMap(([child]) => child ?? []);
  for (const each of [pid, ...children]) {
    try {
      process.kill(each, 'SIGKILL');
    } catch (error) {
      // A backend whose client has gone ends by itself.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
