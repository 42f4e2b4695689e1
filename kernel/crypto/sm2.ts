import { createECDH, ECDH } from 'node:crypto';
import { sm2 as sums } from 'sm-crypto-v2';
import type { SignatureScheme } from './profile.ts';

const CURVE = 'SM2';
const ORDER = BigInt('0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123');
const BYTES = 32;
/** 04 and the two coordinates. */
const OPEN_BYTES = 65;

/**
 * SM2 signatures with SM3 (GB/T 32918.2—2016, the curve of GB/T 32918.5—2017) and the user id of everybody who has none of
 * their own, 1234567812345678 (GM/T 0009—2012, clause 10): r and s of 32 bytes each. C2SP signed-note has no type for them, so
 * theirs is the byte for types without a number and a name.
 *
 * OpenSSL, as Node reaches it, signs with an empty user id and takes no other, which no standard knows; so the sums are the
 * library's. Points and the secret of each signature come from OpenSSL, which multiplies in constant time and has a good
 * source of chance.
 */
export const sm2: SignatureScheme = {
  type: Buffer.concat([Uint8Array.of(0xff), Buffer.from('yuheng/sm2-sm3')]),
  openBytes: OPEN_BYTES,
  signatureBytes: 2 * BYTES,
  // 1 … n − 2: n − 1 has no signature (GB/T 32918.1, clause 6.1).
  isSecret: (secret) => secret.length === BYTES && inRange(numberOf(secret), ORDER - 2n),
  openKey,
  sign(secret, text) {
    const [hex, open] = [hexOf(secret), hexOf(openKey(secret))];
    // Where the sums come to nothing with a point, the library wants another: once in 2^255 times.
    const pointPool = Array.from({ length: 4 }, newPoint);
    return Buffer.from(sums.doSignature(text, hex, { pointPool, hash: true, publicKey: open }), 'hex');
  },
  verify(open, text, signature) {
    if (!isOpenKey(open) || signature.length !== 2 * BYTES) return false;
    // Of several pairs that would do there is one that is a signature (GB/T 32918.2, clause 7.1, steps B1 and B2).
    const halves = [signature.subarray(0, BYTES), signature.subarray(BYTES)];
    if (!halves.every((half) => inRange(numberOf(half), ORDER - 1n))) return false;
    try {
      return sums.doVerifySignature(text, hexOf(signature), hexOf(open), { hash: true });
    } catch {
      // The point that comes out is none.
      return false;
    }
  },
};

function openKey(secret: Uint8Array): Buffer {
  const pair = createECDH(CURVE);
  pair.setPrivateKey(secret);
  return pair.getPublicKey();
}

/** A point of the curve, uncompressed. */
function isOpenKey(open: Uint8Array): boolean {
  if (open.length !== OPEN_BYTES || open[0] !== 4) return false;
  try {
    ECDH.convertKey(open, CURVE);
    return true;
  } catch {
    return false;
  }
}

function newPoint(): { readonly k: bigint; readonly x1: bigint } {
  const pair = createECDH(CURVE);
  const point = pair.generateKeys();
  return { k: numberOf(pair.getPrivateKey()), x1: numberOf(point.subarray(1, 1 + BYTES)) };
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${hexOf(bytes)}`);
const inRange = (number: bigint, most: bigint): boolean => number >= 1n && number <= most;
