import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '@yuheng/kernel/problem';

/** The server to which the world writes, and the world's own key. */
export interface Connection {
  /** For example `http://127.0.0.1:8080`, without a path. */
  readonly base: string;
  readonly key: string;
  readonly signal?: AbortSignal | undefined;
}

const attempts = 8;
const longestWaitMs = 5000;

/**
 * One request of the public API. An overloaded server (503, 429) and a broken connection are tried again,
 * up to eight times in all: every request of the world may be repeated without doing anything twice.
 * @returns the JSON of the answer; undefined where there is none
 * @throws Problem world.unreachable, world.request-refused; the signal's reason when aborted
 */
export async function send(
  connection: Connection,
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: string,
): Promise<unknown> {
  const { base, key, signal } = connection;
  const request: RequestInit = {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
    ...(signal === undefined ? {} : { signal }),
  };
  for (let attempt = 1; ; attempt += 1) {
    const answer = await fetch(base + path, request).catch((error: unknown) => {
      signal?.throwIfAborted();
      return error;
    });
    if (answer instanceof Response && answer.ok && answer.status !== 207) return read(answer);
    const again = !(answer instanceof Response) || answer.status === 503 || answer.status === 429;
    if (!again) throw await refusal(answer, method, path);
    if (attempt === attempts)
      throw new Problem('world.unreachable', { base, reason: await reasonOf(answer) });
    const wait = waitMs(answer, attempt);
    if (answer instanceof Response) await answer.body?.cancel();
    await sleep(wait, undefined, { signal });
  }
}

async function read(answer: Response): Promise<unknown> {
  const text = await answer.text();
  return text === '' ? undefined : JSON.parse(text);
}

async function refusal(answer: Response, method: string, path: string): Promise<Problem> {
  const [route = path] = path.split('?');
  const detail = (await answer.text()).slice(0, 400);
  return new Problem('world.request-refused', { status: answer.status, method, path: route, detail });
}

async function reasonOf(answer: unknown): Promise<string> {
  if (answer instanceof Response) return `HTTP ${answer.status}`;
  if (!(answer instanceof Error)) return String(answer);
  return answer.cause instanceof Error ? answer.cause.message : answer.message;
}

/** As long as the server asks (`Retry-After` in seconds), else twice as long each time. */
function waitMs(answer: unknown, attempt: number): number {
  const asked = answer instanceof Response ? answer.headers.get('retry-after') : null;
  const wait = asked !== null && /^\d+$/.test(asked) ? Number(asked) * 1000 : 100 * 2 ** attempt;
  return Math.min(longestWaitMs, wait);
}
