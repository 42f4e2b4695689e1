import type { Static, TSchema } from 'typebox';
import type { Actor } from '../identity/actor.ts';
import type { Kernel } from './kernel.ts';

/** What an operation is given besides its input. */
export interface Call {
  readonly kernel: Kernel;
  readonly actor: Actor;
  /** Raw bytes, for an operation that declares `body`. */
  readonly body: Uint8Array;
  readonly signal: AbortSignal;
  /** The browser's session: its secret, and a way to begin or end one. */
  readonly session: { readonly secret: string | null; set(secret: string | null): void };
}

/** Names of queries begin with one of these: the typed client and the checker know a read by its name. */
export const QUERY_PREFIXES = ['read-', 'list-', 'export-', 'suggest-', 'who'] as const;

export function isQueryName(name: string): boolean {
  return QUERY_PREFIXES.some((prefix) => name.startsWith(prefix));
}

/**
 * One thing that a pack can be asked to do, in one file named for it.
 * The REST route (`/api/<pack>/<name>`; GET for a query, POST for a command), the OpenAPI document,
 * the typed client and `yuheng call` are all derived from it. Its summary is the message `operations.<name>`.
 */
export interface Operation<
  Name extends string = string,
  I extends TSchema = TSchema,
  O extends TSchema = TSchema,
> {
  readonly name: Name;
  readonly kind: 'query' | 'command';
  /** `<pack>.<verb>`; who holds it is decided by policy. `null`: open to everybody (sign-in only). */
  readonly permission: string | null;
  readonly input: I;
  readonly output: O;
  /** The request carries bytes instead of JSON; the input then comes from the query string. */
  readonly body?: { readonly media: readonly string[]; readonly maxBytes: number };
  handle(input: Static<I>, call: Call): Promise<Static<O>>;
}

export function defineOperation<const Name extends string, I extends TSchema, O extends TSchema>(
  operation: Operation<Name, I, O>,
): Operation<Name, I, O> {
  return operation;
}
