import { refuse } from '../model/read-members.ts';
import type { Definition, Endpoint } from './subscription.ts';

/** Seconds; timers reach no farther than 24.8 days. */
const MOST_SECONDS = 24 * 86_400;
/** Milliseconds that one delivery may take; what an endpoint does beyond holds a place that others wait for. */
export const MOST_TIMEOUT_MS = 300_000;
/** Milliseconds. */
export const MOST_COOLDOWN_MS = 86_400_000;
/** As in queries. */
const MOST_LEVELS = 16;

/** Headers that belong to HTTP and to who sends, not to who is told. */
const OWNED =
  'connection content-encoding content-length content-type expect host http2-settings keep-alive te trailer transfer-encoding upgrade'.split(
    ' ',
  );

/**
 * What is well formed and of no use: amounts that nothing here can keep, headers that would break the message. Apart from
 * reading, so that what was stored before a limit came can still be read.
 * @throws Problem facts.bad-subscription
 */
export function refuseExtremes({ throttling, timeInterval, notification }: Definition): void {
  const { endpoint, joinLevel } = notification;
  refuseAbove('throttling', throttling, MOST_SECONDS);
  refuseAbove('timeInterval', timeInterval, MOST_SECONDS);
  refuseAbove('notification.joinLevel', joinLevel, MOST_LEVELS);
  refuseAbove('notification.endpoint.timeout', endpoint.timeout, MOST_TIMEOUT_MS);
  refuseAbove('notification.endpoint.cooldown', endpoint.cooldown, MOST_COOLDOWN_MS);
  refuseOwned(endpoint);
}

function refuseAbove(where: string, value: number | undefined, most: number): void {
  if (value !== undefined && value > most) refuse(where, `${value} > ${most}`);
}

function refuseOwned({ receiverInfo }: Endpoint): void {
  for (const [at, { key }] of receiverInfo.entries()) {
    const name = key.toLowerCase();
    if (OWNED.includes(name) || name.startsWith('proxy-'))
      refuse(`notification.endpoint.receiverInfo[${at}].key`, key);
  }
}
