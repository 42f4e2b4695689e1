export type ProfileId = 'international' | 'guomi';

/** Bytes of a nonce of an authenticated cipher, and of its tag: both profiles use GCM (NIST SP 800-38D) with 96 and 128 bits. */
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

/** The algorithms that a house works by: all of one family, so that none is weaker than the others. */
export interface Profile {
  readonly id: ProfileId;
  /** Bytes of a key of the cipher. */
  readonly keyBytes: number;
  /** Encrypts and authenticates. @returns ciphertext and tag, one after the other */
  seal(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, about: Uint8Array): Buffer;
  /** Null: something of it is not as it was sealed. */
  open(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, about: Uint8Array): Buffer | null;
  hash(bytes: Uint8Array): Buffer;
  readonly signature: SignatureScheme;
}

/** How notes are signed (audit/note.ts). Secrets are 32 bytes in both profiles. */
export interface SignatureScheme {
  /** What tells it from other schemes in the keys of notes (C2SP signed-note, "Signature types"). */
  readonly type: Uint8Array;
  readonly openBytes: number;
  readonly signatureBytes: number;
  /** Can these bytes be a secret of this scheme? */
  isSecret(secret: Uint8Array): boolean;
  /** The key that is given to those who check. */
  openKey(secret: Uint8Array): Buffer;
  sign(secret: Uint8Array, text: Uint8Array): Buffer;
  /** False also where the key or the signature is none. Nothing is thrown. */
  verify(open: Uint8Array, text: Uint8Array, signature: Uint8Array): boolean;
}
