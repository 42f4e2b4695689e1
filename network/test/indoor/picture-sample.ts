import { crc32, deflateSync } from 'node:zlib';

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(data.length, 0);
  numbers.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([numbers.subarray(0, 4), body, numbers.subarray(4)]);
}

/** Grey, three pixels wide and two high. */
export const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  chunk('IHDR', Buffer.from([0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0])),
  chunk('IDAT', deflateSync(Buffer.from([0, 200, 100, 50, 0, 50, 100, 200]))),
  chunk('IEND', Buffer.alloc(0)),
]);

/** A header of five by four pixels, with a comment before it; nothing that could be shown. */
export const jpeg = Buffer.from([
  0xff, 0xd8, 0xff, 0xfe, 0, 4, 0x61, 0x62, 0xff, 0xc0, 0, 11, 8, 0, 4, 0, 5, 1, 1, 0x11, 0, 0xff, 0xd9,
]);
