import { randomBytes } from 'node:crypto';

/** 192 random bits as text: too many to be guessed, so that a hash of it needs no salt. */
export function newSecret(): string {
  return randomBytes(24).toString('base64url');
}
