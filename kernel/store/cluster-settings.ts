import { totalmem } from 'node:os';

export interface ClusterSettings {
  /** False for tests that may lose their data: no fsync. */
  readonly durable: boolean;
}

const gibibyte = 1024 ** 3;

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
    shared_buffers: totalmem() >= 4 * gibibyte ? '256MB' : '64MB',
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
