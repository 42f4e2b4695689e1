import { type Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { FuzzRequest } from './make-request.ts';

export interface FuzzAnswer {
  /** null: none came within the time. */
  readonly status: number | null;
  readonly body: string;
}

/** Connections that may have been closed in the very moment of sending. */
const TRIES = 3;

/** Sends it as it is, and waits no longer than `limit` milliseconds for all of the answer. */
export async function sendRequest(
  { method, url, headers, body }: FuzzRequest,
  { port, agent, limit }: { readonly port: number; readonly agent: Agent; readonly limit: number },
): Promise<FuzzAnswer> {
  const signal = AbortSignal.timeout(limit);
  for (let tries = 1; ; tries += 1) {
    try {
      const answer = await new Promise<IncomingMessage>((resolve, reject) => {
        const sent = request({ host: '127.0.0.1', port, agent, method, path: url, headers, signal }, resolve);
        sent.on('error', reject);
        sent.end(body ?? undefined);
      });
      return { status: answer.statusCode ?? null, body: await text(answer) };
    } catch (error) {
      // A server may close a connection when it has answered; what was about to be sent on it is sent on another.
      const { code } = error as { readonly code?: string };
      const closed = code === 'ECONNRESET' || code === 'EPIPE';
      if (closed && !signal.aborted && tries < TRIES) continue;
      return { status: null, body: signal.aborted ? 'no answer' : String(error) };
    }
  }
}
