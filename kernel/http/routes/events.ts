import type { FastifyInstance, FastifyReply } from 'fastify';
import type { LiveEvent } from '../../events/events.ts';
import type { Kernel } from '../../packs/kernel.ts';
import { type ActorOf, allow } from './operations.ts';

const HEARTBEAT_MS = 15_000;
/** A reader that takes nothing for so many bytes is dropped: it comes back by itself and looks again. */
const BACKLOG_LIMIT = 1_000_000;

/** `GET /api/events`: server-sent events (WHATWG HTML, section 9.2) of what changes, for open consoles. */
export function eventRoutes(app: FastifyInstance, kernel: Kernel, actorOf: ActorOf): { close(): void } {
  const open = new Set<FastifyReply>();
  let id = 0;

  app.get('/api/events', { exposeHeadRoute: false }, async (request, reply) => {
    allow(actorOf(request), 'facts.read');
    const { raw } = reply;
    const send = ({ type, data }: LiveEvent): void => {
      id += 1;
      raw.write(`id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
      if (raw.writableLength > BACKLOG_LIMIT) raw.destroy();
    };
    // Followed before `hello` is said: whoever has heard it misses nothing from then on.
    const early: LiveEvent[] = [];
    let deliver = (event: LiveEvent): void => void early.push(event);
    const unsubscribe = kernel.events.subscribe((event) => deliver(event));
    const unwatch = await kernel.facts
      .watch((changes) => {
        for (const { entity, types, attributes, at } of changes)
          deliver({ type: 'facts', data: { entity, types, attributes, at } });
      })
      .catch((error: unknown) => {
        unsubscribe();
        throw error;
      });
    reply.hijack();
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    open.add(reply);
    send({ type: 'hello', data: { at: kernel.clock().toISOString() } });
    for (const event of early.splice(0)) send(event);
    deliver = send;
    const heartbeat = setInterval(() => raw.write(': alive\n\n'), HEARTBEAT_MS);
    const end = (): void => {
      clearInterval(heartbeat);
      unsubscribe();
      void unwatch();
      open.delete(reply);
    };
    if (raw.closed || raw.destroyed) end();
    else raw.once('close', end);
  });

  return {
    close() {
      for (const reply of open) reply.raw.end();
    },
  };
}
