import { randomBytes } from 'node:crypto';
import { canonical } from '../audit/digest.ts';
import { NONCE_BYTES, type ProfileId, TAG_BYTES } from './profile.ts';
import { isProfile, profileOf } from './profiles.ts';

const PREFIX = 'sealed:';
const VERSION = 1;

/** A text that was sealed, taken apart. */
export interface Sealed {
  readonly profile: ProfileId;
  /** Id of the data key. */
  readonly key: string;
  readonly nonce: Uint8Array;
  /** Ciphertext and tag. */
  readonly body: Uint8Array;
}

/** Where a sealed text belongs: it opens nowhere else. */
export interface Place {
  readonly tenant: number;
  readonly purpose: string;
  /** The row, and the place in it. */
  readonly path: readonly string[];
}

/** A data key as it is used. */
export interface DataKey {
  readonly id: string;
  readonly profile: ProfileId;
  readonly bytes: Uint8Array;
}

/** What is not sealed never begins so: nobody may store such a text in the open where sealed ones stand. */
export function isSealed(text: string): boolean {
  return text.startsWith(PREFIX);
}

/** `sealed:1:<profile>:<data key>:<nonce>:<ciphertext and tag>`, bytes in base64url. */
export function sealedText({ profile, key, nonce, body }: Sealed): string {
  return `${PREFIX}${VERSION}:${[profile, key, base64(nonce), base64(body)].join(':')}`;
}

/** Null: it is none, or none of this version. There is one text for one sealed thing. */
export function parseSealed(text: string): Sealed | null {
  if (!isSealed(text)) return null;
  const [version, profile = '', key = '', nonce = '', body = '', ...more] = text
    .slice(PREFIX.length)
    .split(':');
  if (version !== String(VERSION) || more.length > 0 || !isProfile(profile)) return null;
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key)) return null;
  const sealed = { profile, key, nonce: bytesOf(nonce), body: bytesOf(body) };
  if (sealed.nonce.length !== NONCE_BYTES || sealed.body.length < TAG_BYTES) return null;
  return sealedText(sealed) === text ? sealed : null;
}

/** @param plain any text; lone surrogates do not come back as they were, so there must be none */
export function sealText(plain: string, { id: key, profile, bytes }: DataKey, place: Place): string {
  const nonce = randomBytes(NONCE_BYTES);
  const about = aboutOf({ profile, key }, place);
  const body = profileOf(profile).seal(bytes, nonce, Buffer.from(plain), about);
  return sealedText({ profile, key, nonce, body });
}

/** Null: it was altered, belongs elsewhere, or is another key's. */
export function openText(sealed: Sealed, { id, profile, bytes }: DataKey, place: Place): string | null {
  if (sealed.key !== id || sealed.profile !== profile) return null;
  const about = aboutOf(sealed, place);
  return profileOf(profile).open(bytes, sealed.nonce, sealed.body, about)?.toString() ?? null;
}

/** What is authenticated beside the text: all that stands around it, and where it stands. */
function aboutOf(
  { profile, key }: Pick<Sealed, 'profile' | 'key'>,
  { tenant, purpose, path }: Place,
): Buffer {
  return Buffer.from(canonical({ version: VERSION, profile, key, tenant, purpose, path }));
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64url');
