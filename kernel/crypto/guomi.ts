import { hash } from 'node:crypto';
import { sm4 } from 'sm-crypto-v2';
import { type Profile, TAG_BYTES } from './profile.ts';
import { sm2 } from './sm2.ts';

/**
 * 国密: SM4-GCM (GB/T 32907—2016 in the mode of NIST SP 800-38D, as RFC 8998), SM3 (GB/T 32905—2016), SM2. SM3 is by Node's
 * OpenSSL; it reaches SM4 in no authenticated mode, so that is the library's.
 */
export const guomi: Profile = {
  id: 'guomi',
  keyBytes: 16,
  seal(key, nonce, plain, about) {
    const { output, tag } = sm4.encrypt(plain, key, {
      mode: 'gcm',
      output: 'array',
      outputTag: true,
      iv: nonce,
      associatedData: about,
    });
    if (!tag) throw new Error('what was sealed has no tag');
    return Buffer.concat([output, tag]);
  },
  open(key, nonce, sealed, about) {
    if (sealed.length < TAG_BYTES) return null;
    const end = sealed.length - TAG_BYTES;
    try {
      const plain = sm4.decrypt(sealed.subarray(0, end), key, {
        mode: 'gcm',
        output: 'array',
        iv: nonce,
        associatedData: about,
        tag: sealed.subarray(end),
      });
      return Buffer.from(plain);
    } catch {
      return null;
    }
  },
  hash: (bytes) => hash('sm3', bytes, 'buffer'),
  signature: sm2,
};
