import { isIP } from 'node:net';
import { Problem } from '../../http/problem.ts';
import { hostOf, mayReach } from '../../outbound/pinned-address.ts';
import { mayBePrivate, type Outbound } from './outbound.ts';
import type { Definition } from './subscription.ts';

/**
 * Whoever names an address of this machine or network that may not be reached is told at once. Names are looked up only when
 * something is sent.
 * @throws Problem facts.endpoint-not-allowed
 */
export function refuseUnreachable({ notification }: Definition, outbound: Outbound): void {
  const url = new URL(notification.endpoint.uri);
  const host = hostOf(url).replace(/\.$/, '');
  const isHere = /(^|\.)localhost$/i.test(host);
  if (!isHere && isIP(host) === 0) return;
  if (!mayReach(isHere ? '127.0.0.1' : host, mayBePrivate(url, outbound))) throw notAllowed(url);
}

/** Scheme, host and port are what an allowance names; no more of the address is told. */
export const notAllowed = ({ protocol, host }: URL): Problem =>
  new Problem('facts.endpoint-not-allowed', { endpoint: `${protocol}//${host}` });
