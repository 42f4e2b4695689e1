import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { SignatureScheme } from './profile.ts';

/** What stands before the 32 bytes of a key in PKCS #8 and SPKI (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const BYTES = 32;

const secretKey = (secret: Uint8Array) =>
  createPrivateKey({ key: Buffer.concat([PKCS8, secret]), format: 'der', type: 'pkcs8' });

/** Ed25519 (RFC 8032), type 0x01 of C2SP signed-note. */
export const ed25519: SignatureScheme = {
  type: Uint8Array.of(0x01),
  openBytes: BYTES,
  signatureBytes: 64,
  isSecret: (secret) => secret.length === BYTES,
  openKey: (secret) =>
    createPublicKey(secretKey(secret)).export({ format: 'der', type: 'spki' }).subarray(SPKI.length),
  sign: (secret, text) => sign(null, text, secretKey(secret)),
  verify(open, text, signature) {
    if (open.length !== BYTES) return false;
    const key = createPublicKey({ key: Buffer.concat([SPKI, open]), format: 'der', type: 'spki' });
    return verify(null, text, key, signature);
  },
};
