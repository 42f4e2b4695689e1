import type { ClientConfig } from 'pg';
import { columnTypes } from './column-types.ts';

/**
 * Every session speaks UTC and ISO dates, whatever the server's own settings are: the parsers rely on it. Prepared
 * statements are planned for their values, for a plan that fits any values of a selection fits none; what looks rows up
 * by their keys does without (`Database.byKey`, `TransactionOptions.byKey`).
 */
const sessionOptions =
  '-c TimeZone=UTC -c DateStyle=ISO,YMD -c IntervalStyle=iso_8601 -c plan_cache_mode=force_custom_plan';

/** Shown in pg_stat_activity, so that a second process can say who holds the folder. */
export const applicationName = `yuheng ${process.pid}`;

const common = {
  types: columnTypes,
  application_name: applicationName,
  keepAlive: true,
  connectionTimeoutMillis: 30_000,
  // Statements that are given together travel together.
  pipeline: true,
} satisfies ClientConfig;

export interface SocketAddress {
  readonly socketFolder: string;
  readonly port: number;
  readonly user: string;
}

export function socketConnection(address: SocketAddress, database: string): ClientConfig {
  return {
    ...common,
    host: address.socketFolder,
    port: address.port,
    user: address.user,
    database,
    ssl: false,
    options: sessionOptions,
  };
}

/** The same address in the form that psql, pg_dump and `openDatabase({ url })` understand. */
export function socketUrl(address: SocketAddress, database: string): string {
  const query = new URLSearchParams({ host: address.socketFolder, port: String(address.port) });
  return `postgresql://${encodeURIComponent(address.user)}@localhost/${encodeURIComponent(database)}?${query}`;
}

export function urlConnection(url: string): ClientConfig {
  const parsed = new URL(url);
  const options = parsed.searchParams.get('options');
  parsed.searchParams.set('options', options === null ? sessionOptions : `${options} ${sessionOptions}`);
  return { ...common, connectionString: parsed.href };
}

/** A database URL without its password, for messages and logs. */
export function shownUrl(url: string): string {
  try {
    const parsed = new URL(url);
    parsed.password = '';
    parsed.searchParams.delete('password');
    return parsed.href;
  } catch {
    return 'DATABASE_URL';
  }
}
