import { askOutside, type Wall } from './ask-outside.ts';

/** What libraries that bring their own protocol ask of `fetch`. */
export interface FetchLike {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const METHODS = ['GET', 'POST'] as const;

/** `fetch` for a library, through the wall: no redirect, bounded in time and size. Errors are OutboundErrors. */
export function walledFetch(
  wall: Omit<Wall, 'signal'> & { readonly timeoutMs: number },
): (url: string, options: FetchLike) => Promise<Response> {
  return async (url, options) => {
    const method = METHODS.find((known) => known === options.method);
    const { body } = options;
    if (method === undefined || (body != null && typeof body !== 'string' && !isForm(body)))
      throw new TypeError(`${options.method} or its body is not for this client`);
    const question = { method, headers: options.headers, ...(body == null ? {} : { body: String(body) }) };
    const signal = AbortSignal.timeout(wall.timeoutMs);
    const { status, headers, text } = await askOutside(URL.parse(url), question, { ...wall, signal });
    const kept = new Headers();
    for (const [name, value] of Object.entries(headers))
      for (const one of [value ?? []].flat()) kept.append(name, one);
    return new Response(text === '' && [204, 205, 304].includes(status) ? null : text, {
      status,
      headers: kept,
    });
  };
}

function isForm(body: unknown): body is URLSearchParams {
  return body instanceof URLSearchParams;
}
