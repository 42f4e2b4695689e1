import { createHash, randomBytes } from 'node:crypto';

let lastMillisecond = 0;
let counter = 0;
/** Random bytes, drawn for many ids at once: drawing costs more than all the rest. */
const POOL_BYTES = 4096;
let pool = Buffer.alloc(0);
let used = 0;

function random(length: number): Buffer {
  if (used + length > pool.length) {
    pool = randomBytes(POOL_BYTES);
    used = 0;
  }
  used += length;
  return pool.subarray(used - length, used);
}

/** UUID version 7 (RFC 9562, section 5.7): sorted by time, with a counter within the millisecond. */
export function newInstanceId(now = Date.now()): string {
  if (now > lastMillisecond) {
    lastMillisecond = now;
    counter = random(1)[0] ?? 0;
  } else {
    counter += 1;
    if (counter > 0xfff) {
      lastMillisecond += 1;
      counter = 0;
    }
  }
  const bytes = random(16);
  bytes.writeUIntBE(lastMillisecond, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  return format(bytes, 7);
}

/** Another server made this id: ids made here from now on sort behind it. Ids of other versions hold no time. */
export function noteInstanceId(id: string): void {
  if (id.charCodeAt(14) !== 0x37) return;
  const millisecond = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
  if (millisecond < lastMillisecond) return;
  const count = Number.parseInt(id.slice(15, 18), 16);
  if (millisecond > lastMillisecond) counter = count;
  else counter = Math.max(counter, count);
  lastMillisecond = millisecond;
}

/** UUID version 8 (RFC 9562, section 5.8) made from content: the same import twice is the same instance. */
export function instanceIdOf(content: string): string {
  return format(createHash('sha256').update(content).digest().subarray(0, 16), 8);
}

function format(bytes: Uint8Array, version: number): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Can it be an id that was made here? What cannot is not asked of the database, which would refuse it. */
export function isInstanceId(text: string): boolean {
  return UUID.test(text);
}
