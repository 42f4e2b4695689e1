import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { LiveEvent } from '../../events/events.ts';
import type { Actor } from '../../identity/actor.ts';
import type { Caller } from '../../identity/caller.ts';
import { ENDED_CHANNEL } from '../../identity/sessions/ended.ts';
import type { Kernel } from '../../packs/kernel.ts';
import { Problem } from '../problem.ts';
import { seenEvent } from '../seen-event.ts';
import { allow, type CallerOf } from './operations.ts';

const PERMISSION = 'facts.read';
const HEARTBEAT_MS = 15_000;
/** A reader that takes nothing for so many bytes is dropped: it comes back by itself and looks again. */
const BACKLOG_LIMIT = 1_000_000;

/**
 * `GET /api/events`: server-sent events (WHATWG HTML, section 9.2) of what changes, for open consoles. The changes are
 * read once and written down once, however many listen.
 * @param identify asked at every heartbeat and whenever a session was ended: a stream ends with the session or the key that opened it
 */
export function eventRoutes(
  app: FastifyInstance,
  kernel: Kernel,
  callerOf: CallerOf,
  identify: (request: FastifyRequest) => Promise<Caller>,
  heartbeatMs = HEARTBEAT_MS,
): { close(): Promise<void> } {
  const open = new Map<ServerResponse, Listener>();
  let id = 0;
  let following: Promise<() => Promise<void>> | null = null;

  function frameOf({ type, data }: LiveEvent): string {
    id += 1;
    return `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
  }
  function tellAll(event: LiveEvent): void {
    const frame = frameOf(event);
    for (const [raw, listener] of open) {
      const seen = seenEvent(kernel, listener.actor, event);
      if (seen === null) continue;
      if (seen === event && listener.behind === 0) {
        send(raw, frame);
        continue;
      }
      // One after the other, as they came.
      listener.behind += 1;
      listener.turn = listener.turn
        .then(() => seen)
        .then((own) => own && send(raw, own === event ? frame : frameOf(own)))
        // Where nobody can be asked, the reader comes back and looks again.
        .catch(() => raw.destroy())
        .finally(() => {
          listener.behind -= 1;
        });
    }
  }
  async function begin(): Promise<() => Promise<void>> {
    const unwatch = await kernel.facts.watch((changes) => {
      for (const { entity, types, attributes, at } of open.size > 0 ? changes : [])
        tellAll({ type: 'facts', data: { entity, types, attributes, at } });
    });
    const unsubscribe = kernel.events.subscribe(tellAll);
    const heartbeat = setInterval(beat, heartbeatMs);
    // Whoever was signed out or closed, here or on another server, hears nothing more.
    const deaf = await kernel.database.listen(ENDED_CHANNEL, beat);
    return async () => {
      clearInterval(heartbeat);
      await deaf();
      unsubscribe();
      await unwatch();
    };
  }
  function beat(): void {
    for (const [raw, listener] of open) {
      send(raw, ': alive\n\n');
      identify(listener.request).then(
        (caller) => {
          const actor = caller.in(null);
          if (actor !== null && kernel.policy.may(actor, PERMISSION)) listener.actor = actor;
          else raw.end();
        },
        // A key that was revoked is refused. Where nobody can be asked just now, the stream is no worse than it was.
        (error: unknown) => error instanceof Problem && raw.end(),
      );
    }
  }

  app.get(
    '/api/events',
    { exposeHeadRoute: false, config: { action: PERMISSION } },
    async (request, reply) => {
      const actor = allow(kernel.policy, callerOf(request), null, PERMISSION);
      // Followed before `hello` is said: whoever has heard it misses nothing from then on.
      following ??= begin();
      await following.catch((error: unknown) => {
        following = null;
        throw error;
      });
      const { raw } = reply;
      reply.hijack();
      raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      send(raw, frameOf({ type: 'hello', data: { at: kernel.clock().toISOString() } }));
      if (raw.closed || raw.destroyed) return;
      open.set(raw, { request, actor, behind: 0, turn: Promise.resolve() });
      raw.once('close', () => open.delete(raw));
    },
  );

  return {
    async close() {
      for (const raw of open.keys()) raw.end();
      open.clear();
      await (await following?.catch(() => null))?.();
    },
  };
}

/** An open stream, and whose it is. */
interface Listener {
  readonly request: FastifyRequest;
  actor: Actor;
  /** Events that are still looked up for it, and when the last of them is told. */
  behind: number;
  turn: Promise<unknown>;
}

function send(raw: ServerResponse, text: string): void {
  // What was ended or dropped a moment ago may not have closed yet, and must not be written to.
  if (raw.writableEnded || raw.destroyed) return;
  raw.write(text);
  if (raw.writableLength > BACKLOG_LIMIT) raw.destroy();
}
