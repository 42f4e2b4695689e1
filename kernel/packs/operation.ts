import Type, { type Static, type TSchema } from 'typebox';
import type { Actor } from '../identity/actor.ts';
import type { Caller } from '../identity/caller.ts';
import type { Client } from '../identity/sessions/sessions.ts';
import type { Kernel } from './kernel.ts';

/** What an operation is given besides its input. */
export interface Call {
  readonly kernel: Kernel;
  /** What whoever asks is in the tenant in which it is asked for. */
  readonly actor: Actor;
  /** What they are in others. */
  readonly caller: Caller;
  /** Raw bytes, for an operation that declares `body`. */
  readonly body: Uint8Array;
  readonly signal: AbortSignal;
  /** The browser's session: its secret, from where it comes, and a way to begin or end one. */
  readonly session: {
    readonly secret: string | null;
    readonly client: Client;
    set(secret: string | null): void;
    /** What only this browser has of a sign-in by an outside provider that is under way. */
    readonly attempt: string | null;
    setAttempt(secret: string | null): void;
  };
}

/** A file as an answer: what it is called for whoever saves it, and its content piece by piece. */
export interface FileAnswer {
  readonly name: string;
  readonly media: string;
  readonly content: Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string>;
}

/** The output of an operation that answers a file instead of JSON. */
export const fileAnswer = Type.Unsafe<FileAnswer>({ type: 'string', format: 'binary' });

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
  /**
   * It is asked for in the tenant that its input's `tenant` names, or the usual one of whoever asks (caller.ts). Others that
   * name none work on the one without a name, and are refused to who holds nothing in it.
   */
  readonly everyTenant?: true;
  readonly input: I;
  readonly output: O;
  /** The request carries bytes instead of JSON; the input then comes from the query string. */
  readonly body?: { readonly media: readonly string[]; readonly maxBytes: number };
  /** The media types of an operation whose output is `fileAnswer`. */
  readonly file?: { readonly media: readonly string[] };
  /** Asked before the body is read, for what many may ask at once: whether somebody from there is listened to at all. @throws Problem */
  admit?(kernel: Kernel, client: Client): void;
  handle(input: Static<I>, call: Call): Promise<Static<O>>;
}

export function defineOperation<const Name extends string, I extends TSchema, O extends TSchema>(
  operation: Operation<Name, I, O>,
): Operation<Name, I, O> {
  return operation;
}
