import { randomBytes } from 'node:crypto';
import { Problem } from '../http/problem.ts';
import type { MasterKey, MasterKeys } from './key-source.ts';
import { NONCE_BYTES, type ProfileId } from './profile.ts';
import { isProfile, profileOf } from './profiles.ts';

/** A master key that this process holds itself. */
export interface HeldKey extends MasterKey {
  readonly bytes: Uint8Array;
}

export function newMasterKey(profile: ProfileId): HeldKey {
  return heldKey(profile, randomBytes(profileOf(profile).keyBytes));
}

/** Its id is made of the key, so that no two keys share one and none is taken for another. */
function heldKey(profile: ProfileId, bytes: Uint8Array): HeldKey {
  const { hash } = profileOf(profile);
  const id = hash(Buffer.concat([Buffer.from(`yuheng master key\n${profile}\n`), bytes]));
  return { id: id.toString('hex').slice(0, 16), profile, bytes };
}

/** A line for each key, the newest last: `<profile> <key in hex>`. */
export function masterKeyText(keys: readonly HeldKey[]): string {
  return keys.map(({ profile, bytes }) => `${profile} ${Buffer.from(bytes).toString('hex')}\n`).join('');
}

/** @returns the keys, or the number of the first line that is none */
export function parseMasterKeys(text: string): readonly HeldKey[] | number {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const keys: HeldKey[] = [];
  for (const [at, line] of lines.entries()) {
    const [profile = '', hex = '', ...more] = line.split(' ');
    if (!isProfile(profile) || more.length > 0 || !/^(?:[0-9a-f]{2})+$/.test(hex)) return at + 1;
    const bytes = Buffer.from(hex, 'hex');
    if (bytes.length !== profileOf(profile).keyBytes) return at + 1;
    keys.push(heldKey(profile, bytes));
  }
  return keys.length === 0 ? 1 : keys;
}

/** @param keys the newest last, at least one */
export function masterKeysOf(keys: readonly HeldKey[]): MasterKeys {
  const newest = keys.at(-1);
  if (!newest) throw new Error('there is no master key');
  const byId = new Map(keys.map((key) => [key.id, key]));
  return {
    newest: { id: newest.id, profile: newest.profile },
    ids: new Set(byId.keys()),
    wrap(key, about) {
      const nonce = randomBytes(NONCE_BYTES);
      const sealed = profileOf(newest.profile).seal(newest.bytes, nonce, key, about);
      return Promise.resolve(Buffer.concat([nonce, sealed]));
    },
    unwrap(master, wrapped, about) {
      const held = byId.get(master);
      if (!held) return Promise.reject(new Problem('crypto.master-missing', { master }));
      const [nonce, sealed] = [wrapped.subarray(0, NONCE_BYTES), wrapped.subarray(NONCE_BYTES)];
      if (nonce.length < NONCE_BYTES) return Promise.resolve(null);
      return Promise.resolve(profileOf(held.profile).open(held.bytes, nonce, sealed, about));
    },
  };
}
