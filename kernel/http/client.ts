import type { Static, TSchema } from 'typebox';
import { type FileAnswer, isQueryName, type Operation } from '../packs/operation.ts';
import type { Pack } from '../packs/pack.ts';

type OperationOf<P extends Pack, Name extends string> = Extract<
  P['operations'][number],
  { readonly name: Name }
>;
type InputOf<O> = O extends Operation<string, infer I extends TSchema> ? Static<I> : never;
type OutputOf<O> =
  O extends Operation<string, TSchema, infer R extends TSchema>
    ? Static<R> extends FileAnswer
      ? Blob
      : Static<R>
    : never;

/** The operations of a pack as functions, typed by the pack itself: `client<typeof plan>('plan', …)['read-board']({})`. */
export type Client<P extends Pack> = {
  readonly [Name in P['operations'][number]['name']]: (
    input: InputOf<OperationOf<P, Name>>,
    body?: Blob | Uint8Array,
  ) => Promise<OutputOf<OperationOf<P, Name>>>;
};

/** What a server answers when it refuses (RFC 9457). */
export interface ProblemDocument {
  readonly status: number;
  readonly code: string;
  readonly messages: Readonly<Record<'zh-CN' | 'en', string>>;
  /** Of the placeholders of the message. */
  readonly values?: Readonly<Record<string, string | number>>;
}

export class ProblemError extends Error {
  readonly problem: ProblemDocument;
  constructor(problem: ProblemDocument) {
    super(problem.messages.en);
    this.problem = problem;
  }
}

/**
 * Calls one operation. Reads by GET, everything else by POST; with a body the input goes into the query string. A file
 * is answered as a Blob.
 * @throws ProblemError when the server refuses; TypeError when it cannot be reached
 */
export async function callOperation(
  server: {
    readonly base: string;
    readonly key?: string;
    readonly fetch?: typeof fetch;
    readonly signal?: AbortSignal;
  },
  pack: string,
  name: string,
  input: Readonly<Record<string, unknown>>,
  body?: Blob | Uint8Array,
): Promise<unknown> {
  const url = new URL(`/api/${pack}/${name}`, server.base);
  const read = isQueryName(name);
  if (read || body !== undefined) {
    for (const [key, value] of Object.entries(input))
      if (value !== undefined) url.searchParams.set(key, String(value));
  }
  const headers: Record<string, string> =
    server.key === undefined ? {} : { authorization: `Bearer ${server.key}` };
  if (!read) headers['content-type'] = body === undefined ? 'application/json' : 'application/octet-stream';
  const response = await (server.fetch ?? fetch)(url, {
    method: read ? 'GET' : 'POST',
    headers,
    signal: server.signal ?? null,
    body: read ? null : ((body as BodyInit | undefined) ?? JSON.stringify(input)),
  });
  if (response.ok && response.headers.has('content-disposition')) return response.blob();
  const answer = (await response.json()) as unknown;
  if (!response.ok) throw new ProblemError(answer as ProblemDocument);
  return answer;
}

export function createClient<P extends Pack>(
  server: Parameters<typeof callOperation>[0],
  pack: P['id'],
): Client<P> {
  const call = (_target: object, name: string | symbol) =>
    // Whoever awaits a client asks whether it is a promise: it has no `then`.
    name === 'then' || typeof name === 'symbol'
      ? undefined
      : (input: Readonly<Record<string, unknown>>, body?: Blob | Uint8Array) =>
          callOperation(server, pack, name, input, body);
  return new Proxy({}, { get: call }) as Client<P>;
}
