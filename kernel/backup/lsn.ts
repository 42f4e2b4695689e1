/**
 * A place in PostgreSQL's write-ahead log (WAL): bytes from its beginning. In text `high/low`, both hexadecimal
 * (PostgreSQL, "pg_lsn Type"). The log lies in segments, files of one length, named for timeline and number.
 */
export type Lsn = bigint;

const LOW = 0x1_0000_0000n;

export function parseLsn(text: string): Lsn {
  const [, high, low] = /^([\dA-F]{1,8})\/([\dA-F]{1,8})$/i.exec(text) ?? [];
  if (high === undefined || low === undefined) throw new RangeError(`no place in the WAL: ${text}`);
  return BigInt(`0x${high}`) * LOW + BigInt(`0x${low}`);
}

export function lsnText(lsn: Lsn): string {
  return `${hex(lsn / LOW)}/${hex(lsn % LOW)}`;
}

/** Where the segment begins that a place lies in. @param bytes of a segment */
export function segmentStart(lsn: Lsn, bytes: number): Lsn {
  return lsn - (lsn % BigInt(bytes));
}

/** Name of the segment that a place lies in: `TTTTTTTTHHHHHHHHLLLLLLLL`. */
export function segmentAt(timeline: number, lsn: Lsn, bytes: number): string {
  const number = lsn / BigInt(bytes);
  const perHigh = LOW / BigInt(bytes);
  return [BigInt(timeline), number / perHigh, number % perHigh]
    .map((part) => hex(part).padStart(8, '0'))
    .join('');
}

/** A segment, and which of its bytes lie between two places. */
export interface Stretch {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** The segments of what lies from one place up to another, in order. */
export function stretchesOf(timeline: number, from: Lsn, to: Lsn, bytes: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (let place = from; place < to; ) {
    const start = segmentStart(place, bytes);
    const end = start + BigInt(bytes) < to ? start + BigInt(bytes) : to;
    stretches.push({
      name: segmentAt(timeline, place, bytes),
      from: Number(place - start),
      to: Number(end - start),
    });
    place = end;
  }
  return stretches;
}

const hex = (value: bigint): string => value.toString(16).toUpperCase();
