import type { Language } from '../text/language.ts';
import { tellRefusal } from './refusals.ts';

/** `application/problem+json` as docs/http.md describes it. */
export interface ProblemBody {
  readonly status: number;
  readonly code: string;
  readonly title?: string;
  readonly detail?: string;
  /** What the message is about, by the names of its placeholders. */
  readonly values?: { readonly [name: string]: string | number };
  readonly messages?: { readonly [language in Language]?: string };
}

/** A request that did not succeed; `body` is null where no answer could be understood. */
export class RequestProblem extends Error {
  override readonly name = 'RequestProblem';
  readonly status: number;
  readonly body: ProblemBody | null;

  /** `status` 0: no answer at all. */
  constructor(status: number, body: ProblemBody | null) {
    super(body?.code ?? `status ${status}`);
    this.status = status;
    this.body = body;
  }
}

export type Query = { readonly [name: string]: string | number | null | undefined };

export async function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return send<T>(address(path, query), signal === undefined ? {} : { signal });
}

export async function post<T>(path: string, body: object): Promise<T> {
  return send<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

export function address(path: string, query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [[name, String(value)]],
  );
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs).toString()}`;
}

async function send<T>(url: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url, { ...init, credentials: 'same-origin' });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new RequestProblem(0, null);
  }
  const text = await response.text();
  tellRefusal(response.status);
  if (!response.ok) throw new RequestProblem(response.status, readProblem(text));
  return (text === '' ? null : JSON.parse(text)) as T;
}

/** The body of a failed answer, if it is a problem at all (a proxy may answer with a page). */
export function readProblem(text: string): ProblemBody | null {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && 'code' in body ? (body as ProblemBody) : null;
  } catch {
    return null;
  }
}
