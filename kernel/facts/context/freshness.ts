import type { IncomingHttpHeaders } from 'node:http';

/** What says nothing is looked for again after a day, whatever says that it changes all the time after ten seconds. */
const UNTOLD_S = 24 * 3600;
const LEAST_S = 10;
const MOST_S = 30 * 24 * 3600;

/** For how many seconds an answer is fresh by its own word (RFC 9111, section 4.2.1; ETSI GS CIM 009 V1.9.1, clause 5.13.1). */
export function freshSeconds(
  headers: Pick<IncomingHttpHeaders, 'cache-control' | 'expires' | 'date' | 'age'>,
): number {
  return Math.min(Math.max(told(headers), LEAST_S), MOST_S);
}

function told({ 'cache-control': control = '', expires, date, age = '0' }: IncomingHttpHeaders): number {
  if (/(?:^|[\s,])no-(?:cache|store)(?:$|[\s,=])/i.test(control)) return 0;
  const [, seconds] = /(?:^|[\s,])max-age="?(\d{1,10})/i.exec(control) ?? [];
  if (seconds !== undefined) return Number(seconds) - (Number(age) || 0);
  if (expires === undefined) return UNTOLD_S;
  // What is no date is in the past already (section 5.3).
  const span = (Date.parse(expires) - (date === undefined ? Date.now() : Date.parse(date))) / 1000;
  return Number.isFinite(span) ? span : 0;
}
