import { isIP } from 'node:net';
import { Problem } from '../../http/problem.ts';
import { addressClass } from '../context/address-class.ts';
import { mayBePrivate, type Outbound } from './outbound.ts';
import type { Definition } from './subscription.ts';

/**
 * Whoever names an address of this machine or network that may not be reached is told at once. Names are looked up only when
 * something is sent.
 * @throws Problem facts.endpoint-not-allowed
 */
export function refuseUnreachable({ notification }: Definition, outbound: Outbound): void {
  const url = new URL(notification.endpoint.uri);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  const isHere = /(^|\.)localhost$/i.test(host);
  if (!isHere && isIP(host) === 0) return;
  const kind = isHere ? 'private' : addressClass(host);
  if (kind === 'public' || (kind === 'private' && mayBePrivate(url, outbound))) return;
  throw notAllowed(url);
}

/** Scheme, host and port are what an allowance names; no more of the address is told. */
export const notAllowed = ({ protocol, host }: URL): Problem =>
  new Problem('facts.endpoint-not-allowed', { endpoint: `${protocol}//${host}` });
