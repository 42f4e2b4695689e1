/**
 * The environment of PostgreSQL's programs: none of the user's PG… settings, and English messages that we can read.
 * Naming the grandparent lets PostgreSQL see that a stale pid file with that pid is stale.
 */
export function childEnvironment(): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '/usr/sbin:/usr/bin:/sbin:/bin',
    LC_ALL: 'C',
    TZ: 'UTC',
    PG_GRANDPARENT_PID: String(process.ppid),
  };
}
