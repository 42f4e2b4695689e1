import { Agent, type Dispatcher, request } from 'undici';
import { type Allowed, permitted } from './allowed.ts';
import { always } from './always.ts';
import { type Lookup, OutboundError, pinnedAddress } from './pinned-address.ts';

/** What is asked of somebody outside. */
export interface Question {
  readonly method?: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Where the wall has its doors, and how much may come back through them. */
export interface Wall {
  readonly allow: readonly Allowed[];
  /** All addresses of a host. */
  readonly lookup?: Lookup | undefined;
  /** Of the answer's body. */
  readonly maxBytes: number;
  /** Ends everything: names, connection, answer. */
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly headers: Dispatcher.ResponseData['headers'];
  /** Empty for what redirects or is broken on the other side: nobody reads that. */
  readonly text: string;
}

/**
 * One question and its answer, behind a wall against forged requests: only what is allowed; every address of the host is
 * looked at, and the connection goes to the very address that was looked at, so that a name cannot change in between. No
 * redirect is followed. Whoever speaks HTTP with somebody outside does it by this, or by `PinnedPools`.
 * @throws OutboundError
 */
export async function askOutside(url: URL | null, question: Question, wall: Wall): Promise<Answer> {
  const { signal, lookup, maxBytes } = wall;
  const door = url && permitted(url, wall.allow);
  if (!url || !door) throw new OutboundError('not-allowed');
  try {
    const address = await pinnedAddress(url, { private: door.private, lookup, signal });
    // Connections of its own: a kept one might have been made for another name.
    const agent = new Agent({ connect: { lookup: always(address) } });
    try {
      const { method = 'GET', body: sent = null } = question;
      const asked = { ...question.headers, 'accept-encoding': 'identity' };
      const { statusCode, headers, body } = await request(url, {
        dispatcher: agent,
        signal,
        method,
        headers: asked,
        body: sent,
      });
      // What is left of an answer may still break when nobody reads it any more.
      body.on('error', () => undefined);
      const isRead = statusCode < 300 || (statusCode >= 400 && statusCode < 500);
      return { status: statusCode, headers, text: isRead ? await textOf(body, headers, maxBytes) : '' };
    } finally {
      // What is left of an answer is not waited for.
      await agent.destroy();
    }
  } catch (error) {
    if (error instanceof OutboundError) throw error;
    throw new OutboundError(signal.aborted ? 'timeout' : 'unreachable');
  }
}

async function textOf(
  body: AsyncIterable<Buffer>,
  headers: Dispatcher.ResponseData['headers'],
  maxBytes: number,
): Promise<string> {
  const { 'content-encoding': encoding = 'identity', 'content-length': length = '0' } = headers;
  if (encoding !== 'identity') throw new OutboundError('status');
  if (Number(length) > maxBytes) throw new OutboundError('too-large');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) throw new OutboundError('too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
