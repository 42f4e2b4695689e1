import type { Endpoint } from './subscription.ts';

/** What shares a lane: one place, asked in the same way. A token that is wrong is the fault of whoever sends it. */
export function laneOf({ uri, receiverInfo }: Endpoint): string {
  const { origin, protocol, host, pathname } = new URL(uri);
  // One broker for all topics; one path of a server may hang while others answer.
  const place = protocol.startsWith('mqtt') ? `${protocol}//${host}` : `${origin}${pathname}`;
  return receiverInfo.length === 0 ? place : JSON.stringify([place, receiverInfo]);
}
