import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { growsFrom, type Hashing, leadsTo } from '@yuheng/kernel/audit-climb';
import type { AuditEntry } from '@yuheng/kernel/audit-entry';
import { sm2 } from 'sm-crypto-v2';

/** What the server says of an entry of its log and of the log's head. Hashes in hex. */
export interface LogClaim {
  readonly entry: Omit<AuditEntry, 'hash'>;
  readonly inclusion: { readonly index: number; readonly size: number; readonly path: readonly string[] };
  /** A signed note (C2SP tlog-checkpoint), and the key that holds for it: `<name>+<key id>+<key>`. */
  readonly head: { readonly checkpoint: string; readonly vkey: string };
}

/** A head that this browser has seen. */
export interface SeenHead {
  readonly size: number;
  /** Hex. */
  readonly root: string;
  readonly vkey: string;
  /** When; ISO 8601. */
  readonly at: string;
}

/** What does not hold, if anything: the entry itself, that it is in the log, the head's signature. */
export type LogFault = 'entry' | 'inclusion' | 'signature';

/** What logs are signed with, by the type of the key (C2SP signed-note): Ed25519 (RFC 8032), SM2 with SM3 (GB/T 32918). */
const SCHEMES: readonly {
  readonly type: Uint8Array;
  readonly keyBytes: number;
  verify(key: Uint8Array, text: Uint8Array, signature: Uint8Array): boolean;
}[] = [
  {
    type: Uint8Array.of(0x01),
    keyBytes: 32,
    verify: (key, text, signature) => ed25519.verify(signature, text, key),
  },
  {
    type: concatBytes(Uint8Array.of(0xff), utf8ToBytes('yuheng/sm2-sm3')),
    keyBytes: 65,
    verify: (key, text, signature) =>
      sm2.doVerifySignature(text, bytesToHex(signature), bytesToHex(key), { hash: true }),
  },
];
const SIGNATURE_BYTES = 64;

const HASHING: Hashing<string> = {
  empty: bytesToHex(sha256(new Uint8Array())),
  node: (left, right) => hashed([1], hexToBytes(left), hexToBytes(right)),
  same: (a, b) => a === b,
};

/** The head, where its key has signed it for the log of that name; else null. */
export function openHead({ checkpoint, vkey }: LogClaim['head']): { size: number; root: string } | null {
  const [name = '', id = '', ...rest] = vkey.split('+');
  const typed = fromBase64(rest.join('+'));
  const end = checkpoint.lastIndexOf('\n\n');
  const scheme = SCHEMES.find(
    ({ type, keyBytes }) =>
      typed?.length === type.length + keyBytes && type.every((byte, at) => typed[at] === byte),
  );
  if (!typed || !scheme || end < 0) return null;
  const key = typed.slice(scheme.type.length);
  const named = bytesToHex(sha256(concatBytes(utf8ToBytes(`${name}\n`), typed)).slice(0, 4));
  const text = checkpoint.slice(0, end + 1);
  const [origin, size = '', root = ''] = text.split('\n');
  const hash = fromBase64(root);
  if (named !== id || origin !== name || !/^\d+$/.test(size) || hash?.length !== 32) return null;
  const signed = checkpoint
    .slice(end + 2)
    .split('\n')
    .some((line) => {
      const [dash, by, signature = ''] = line.split(' ');
      const raw = fromBase64(signature);
      return (
        dash === '—' &&
        by === name &&
        raw?.length === 4 + SIGNATURE_BYTES &&
        bytesToHex(raw.slice(0, 4)) === id &&
        verified(() => scheme.verify(key, utf8ToBytes(text), raw.slice(4)))
      );
    });
  return signed ? { size: Number(size), root: bytesToHex(hash) } : null;
}

/**
 * Is an entry as it was told, and in the log that the head stands for (RFC 6962, section 2.1.1)?
 * @param hash of the entry, as whoever refers to it has it
 * @returns null: it is
 */
export function entryFault({ entry, inclusion, head }: LogClaim, hash: string): LogFault | null {
  const { sequence, at, actor, action, resource, payloadHash } = entry;
  // Canonical JSON (RFC 8785): keys in their order.
  const text = JSON.stringify({ action, actor, at, payloadHash, resource, sequence });
  if (hashed([0], utf8ToBytes(text)) !== hash || inclusion.index !== sequence - 1) return 'entry';
  const opened = openHead(head);
  if (!opened) return 'signature';
  return opened.size === inclusion.size &&
    isPath(inclusion.path) &&
    leadsTo(HASHING, { hash, index: inclusion.index }, inclusion.path, opened)
    ? null
    : 'inclusion';
}

/** Does the log only grow (RFC 6962, section 2.1.2)? */
export function onlyGrew(
  before: { readonly size: number; readonly root: string },
  now: { readonly size: number; readonly root: string },
  path: readonly string[],
): boolean {
  return isPath(path) && growsFrom(HASHING, before, now, path);
}

function hashed(...parts: readonly ArrayLike<number>[]): string {
  return bytesToHex(sha256(concatBytes(...parts.map((part) => Uint8Array.from(part)))));
}

/** A key or signature that is none is not verified. */
function verified(verify: () => boolean): boolean {
  try {
    return verify();
  } catch {
    return false;
  }
}

function isPath(path: readonly string[]): boolean {
  return path.every((one) => /^[0-9a-f]{64}$/.test(one));
}

function fromBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
