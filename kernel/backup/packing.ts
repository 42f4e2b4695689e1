import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import { canonical } from '../audit/digest.ts';
import { NONCE_BYTES } from '../crypto/profile.ts';
import { profileOf } from '../crypto/profiles.ts';
import type { DataKey } from '../crypto/sealed.ts';

/** Where a piece belongs: it opens nowhere else. */
export interface PiecePlace {
  /** Below the folder of backups. */
  readonly path: string;
  /** Bytes of the file before it. */
  readonly at: number;
}

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);
/** The fastest level that is of use: a disk is hardly faster. */
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
/** Before each piece: bytes of it, big-endian. */
export const LENGTH_BYTES = 4;
/** No piece comes to more; a length that says so is damage. */
export const MOST_PACKED = 2 ** 20;

/**
 * A piece of a file as it is kept: its length, then the Zstandard frame (RFC 8878), with a key as nonce, ciphertext and tag.
 */
export async function pack(piece: Uint8Array, place: PiecePlace, key: DataKey | null): Promise<Buffer> {
  const frame = await compress(piece, LEVEL);
  const body = key === null ? frame : sealed(frame, place, key);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
}

/** Null: it is not as it was packed, or belongs elsewhere. @param body without its length */
export async function unpack(
  body: Uint8Array,
  place: PiecePlace,
  key: DataKey | null,
): Promise<Buffer | null> {
  const frame = key === null ? body : opened(body, place, key);
  if (frame === null) return null;
  // Nothing larger was ever packed: damage is not let become memory.
  return decompress(frame, { maxOutputLength: MOST_PACKED }).catch(() => null);
}

function sealed(bytes: Uint8Array, place: object, { id, profile, bytes: key }: DataKey): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  return Buffer.concat([nonce, profileOf(profile).seal(key, nonce, bytes, aboutOf(place, id))]);
}

function opened(body: Uint8Array, place: object, { id, profile, bytes: key }: DataKey): Buffer | null {
  const [nonce, rest] = [body.subarray(0, NONCE_BYTES), body.subarray(NONCE_BYTES)];
  return nonce.length < NONCE_BYTES ? null : profileOf(profile).open(key, nonce, rest, aboutOf(place, id));
}

const aboutOf = (place: object, key: string): Buffer => Buffer.from(canonical({ ...place, key }));
const NOTHING = new Uint8Array();

/** That whoever held the key wrote a file with this digest, in base64url: for what is left readable. */
export function sealOf(path: string, digest: string, key: DataKey): string {
  return sealed(NOTHING, { path, digest }, key).toString('base64url');
}

export function holdsSeal(seal: string, path: string, digest: string, key: DataKey): boolean {
  return opened(Buffer.from(seal, 'base64url'), { path, digest }, key) !== null;
}
