import { createHash, hash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** What is nested deeper is left to a writer that needs no stack. */
const DEPTH_LIMIT = 100;

/** Canonical JSON (RFC 8785): one text for one value, whoever writes it. */
export function canonical(value: unknown): string {
  // Every fact is sealed by this text, so what is plain is written here; undefined members, `toJSON` and errors are the library's.
  const text = plain(value, 0) ?? canonicalize(value);
  if (text === undefined) throw new TypeError('only JSON has a canonical form');
  return text;
}

/** SHA-256 over the parts, one after the other. */
export function sha256(...parts: readonly (string | Uint8Array)[]): Buffer {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest();
}

/** SHA-256 (hex) of the canonical JSON of a value. */
export function digestOf(value: unknown): string {
  return hashOf(canonical(value));
}

/** SHA-256 (hex) of a text that is canonical already. */
export function hashOf(text: string): string {
  return hash('sha256', text, 'hex');
}

/** Canonical text of plain JSON; undefined where something else is in it. */
function plain(value: unknown, depth: number): string | undefined {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() ? JSON.stringify(value) : undefined;
    case 'number':
      return Number.isFinite(value) ? String(value) : undefined;
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth > DEPTH_LIMIT) return undefined;
      return Array.isArray(value) ? plainArray(value, depth + 1) : plainObject(value, depth + 1);
    default:
      return undefined;
  }
}

function plainArray(array: readonly unknown[], depth: number): string | undefined {
  let text = '';
  for (const item of array) {
    const inner = plain(item, depth);
    if (inner === undefined) return undefined;
    text += text === '' ? inner : `,${inner}`;
  }
  return `[${text}]`;
}

function plainObject(object: object, depth: number): string | undefined {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) return undefined;
  let text = '';
  // By UTF-16 code units, as the standard has it.
  for (const key of Object.keys(object).toSorted()) {
    const inner = plain((object as Readonly<Record<string, unknown>>)[key], depth);
    if (inner === undefined || !key.isWellFormed()) return undefined;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${inner}`;
  }
  return `{${text}}`;
}
