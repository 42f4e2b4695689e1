import { readdir, readFile } from 'node:fs/promises';

/** Microseconds of one tick of /proc; Linux has used 100 a second for ever. */
const TICK = 10_000;

interface Stat {
  readonly parent: number;
  /** Processor time in microseconds, with that of children that ended. */
  readonly cpu: number;
}

async function statOf(pid: number | string): Promise<Stat | null> {
  const line = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => null);
  // The name stands in brackets and may hold anything.
  const fields = line?.slice(line.lastIndexOf(')') + 2).split(' ');
  if (!fields) return null;
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return { parent: Number(fields[1]), cpu: ticks * TICK };
}

/** Processor time of a process in microseconds, from /proc; not a number where there is none. */
export async function cpuOf(pid: number): Promise<number> {
  return (await statOf(pid))?.cpu ?? Number.NaN;
}

/** Processor time of a process and its children: a PostgreSQL and its backends. */
export async function cpuOfFamily(pid: number): Promise<number> {
  const names = await readdir('/proc').catch(() => []);
  const children = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map((name) => statOf(name)));
  return children
    .filter((stat) => stat?.parent === pid)
    .reduce((sum, stat) => sum + (stat?.cpu ?? 0), await cpuOf(pid));
}

/** Resident memory of a process in megabytes: now, and at most so far. */
export async function memoryOf(pid: number): Promise<{ readonly now: number; readonly most: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'latin1').catch(() => '');
  const kilobytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN);
  return { now: kilobytes('VmRSS') / 1024, most: kilobytes('VmHWM') / 1024 };
}
