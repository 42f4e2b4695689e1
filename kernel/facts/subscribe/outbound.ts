import type { Allowed } from '../../outbound/allowed.ts';
import type { Lookup } from '../../outbound/pinned-address.ts';

/** Whom notifications may reach. Addresses of the Internet always; those of this machine or network as told here. */
export interface Outbound {
  /** Endpoints on this machine or network: scheme, host and port decide. */
  readonly allow?: readonly Allowed[];
  /** All of this machine and network: for a server that listens on loopback only, without accounts. */
  readonly private?: boolean;
  readonly lookup?: Lookup;
}

/** What is sent. */
export interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function mayBePrivate(url: URL, { allow = [], private: all = false }: Outbound): boolean {
  const same = (other: URL | null): boolean => other?.protocol === url.protocol && other.host === url.host;
  return all || allow.some((one) => one.private && same(URL.parse(one.url)));
}
