import { totalmem } from 'node:os';

export interface ClusterSettings {
  /** False for tests that may lose their data: no fsync. */
  readonly durable: boolean;
}

const mebibyte = 1024 ** 2;

/**
 * An eighth of the memory, between 64 MB and 4 GB, in MB: with less, every write of a large province throws pages out that the
 * next one needs (a change of one of 300,000 entities cost PostgreSQL 2.0 ms of CPU with 256 MB, 0.35 ms with 3 GB). It is taken page
 * by page as it is used. @param memory bytes that the process may use
 */
export function sharedBuffers(memory: number): number {
  return Math.round(Math.min(Math.max(memory / 8 / mebibyte, 64), 4096));
}

/** Of the machine, or of the container where that gives less. */
function usableMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/** Settings of the embedded server, as arguments of `postgres`: they come with the program, not with the data. */
export function clusterArguments(
  clusterFolder: string,
  socketFolder: string,
  { durable }: ClusterSettings,
): string[] {
  const onOff = durable ? 'on' : 'off';
  const settings: Readonly<Record<string, string | number>> = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    port: 5432,
    max_connections: 50,
    shared_buffers: `${sharedBuffers(usableMemory())}MB`,
    // A checkpoint makes every page that is changed next go into the log whole.
    max_wal_size: '2GB',
    // What a backup that nobody fetches any more may hold back: then it begins anew, and the disk does not fill up.
    max_slot_wal_keep_size: '4GB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    random_page_cost: 1.1,
    jit: 'off',
    // One query must not take every core from the others, nor need more of /dev/shm than a container gives.
    max_parallel_workers_per_gather: 0,
    max_parallel_maintenance_workers: 0,
    fsync: onOff,
    synchronous_commit: onOff,
    full_page_writes: onOff,
    timezone: 'UTC',
    log_timezone: 'UTC',
    datestyle: 'ISO, YMD',
    lc_messages: 'C',
    log_checkpoints: 'off',
    log_min_messages: 'warning',
    log_line_prefix: '%m [%p] ',
  };
  return [
    '-D',
    clusterFolder,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}
