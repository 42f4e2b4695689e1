import { lookup as systemLookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { addressClass } from './address-class.ts';

/** Why nothing came back. No reason tells anything about addresses: who asks must not learn this network's shape. */
export type OutboundFault = 'not-allowed' | 'unreachable' | 'status' | 'too-large' | 'timeout';

export class OutboundError extends Error {
  readonly fault: OutboundFault;
  /** Which was answered, of HTTP. */
  readonly status: number | null;
  constructor(fault: OutboundFault, status: number | null = null) {
    super(fault);
    this.fault = fault;
    this.status = status;
  }
}

/** All addresses of a host. */
export type Lookup = (host: string) => Promise<readonly string[]>;

/**
 * The one address to connect to, when all addresses of the URL's host may be: whoever connects to this very address
 * is safe from a name that changes in between.
 * @throws OutboundError
 */
export async function pinnedAddress(
  url: URL,
  options: {
    /** May the host have an address of this machine or network? */
    readonly private: boolean;
    readonly lookup?: Lookup | undefined;
    readonly signal: AbortSignal;
  },
): Promise<string> {
  const host = hostOf(url);
  const lookup = options.lookup ?? allAddresses;
  const addresses = isIP(host) ? [host] : await within(lookup(host), options.signal);
  const [address] = addresses;
  if (address === undefined) throw new OutboundError('unreachable');
  const harmless = addresses.every((each) => mayReach(each, options.private));
  if (!harmless) throw new OutboundError('not-allowed');
  return address;
}

/** A name, or an address without the brackets of IPv6. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

/** May anybody be connected to at this address? @param isPrivateAllowed also on this machine and network */
export function mayReach(address: string, isPrivateAllowed: boolean): boolean {
  const kind = addressClass(address);
  return kind === 'public' || (kind === 'private' && isPrivateAllowed);
}

async function allAddresses(host: string): Promise<readonly string[]> {
  return (await systemLookup(host, { all: true })).map(({ address }) => address);
}

/** The system's lookup cannot be stopped; it is left behind. */
async function within<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(new OutboundError('timeout'));
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
