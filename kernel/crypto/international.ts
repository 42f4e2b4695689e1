import { createCipheriv, createDecipheriv, hash } from 'node:crypto';
import { ed25519 } from './ed25519.ts';
import { type Profile, TAG_BYTES } from './profile.ts';

const CIPHER = 'aes-256-gcm';
const TAG = { authTagLength: TAG_BYTES };

/** AES-256-GCM (FIPS 197, NIST SP 800-38D), SHA-256 (FIPS 180-4), Ed25519 (RFC 8032): all by Node's OpenSSL. */
export const international: Profile = {
  id: 'international',
  keyBytes: 32,
  seal(key, nonce, plain, about) {
    const cipher = createCipheriv(CIPHER, key, nonce, TAG).setAAD(about);
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  },
  open(key, nonce, sealed, about) {
    if (sealed.length < TAG_BYTES) return null;
    const end = sealed.length - TAG_BYTES;
    const decipher = createDecipheriv(CIPHER, key, nonce, TAG).setAAD(about).setAuthTag(sealed.subarray(end));
    const plain = decipher.update(sealed.subarray(0, end));
    try {
      return Buffer.concat([plain, decipher.final()]);
    } catch {
      return null;
    }
  },
  hash: (bytes) => hash('sha256', bytes, 'buffer'),
  signature: ed25519,
};
