import { randomBytes } from 'node:crypto';
import { canonical, hashOf } from '../../audit/digest.ts';
import type { Json, JsonObject } from '../model/entity.ts';
import { isObject } from '../model/is-object.ts';

/** Nobody can try values until one has the digest. */
const SALT_BYTES = 32;

/** What stands in a fact in place of a sensitive value: `{"sealedDigest": …}`, SHA-256 (hex) of the value and a salt. */
export function concealedValue(digest: string): JsonObject {
  return { sealedDigest: digest };
}

/** Null: it is no such value. */
export function digestOfConcealed(value: Json): string | null {
  if (!isObject(value) || Object.keys(value).length !== 1) return null;
  const { sealedDigest: digest } = value;
  return typeof digest === 'string' && /^[0-9a-f]{64}$/.test(digest) ? digest : null;
}

/** The value with a new salt: what is sealed elsewhere, and its digest. */
export function concealed(value: Json): { readonly digest: string; readonly content: string } {
  const content = canonical({ salt: randomBytes(SALT_BYTES).toString('base64url'), value });
  return { digest: hashOf(content), content };
}

/** Undefined: it is not what has this digest. */
export function revealed(content: string, digest: string): Json | undefined {
  return hashOf(content) === digest ? (JSON.parse(content) as { readonly value: Json }).value : undefined;
}
