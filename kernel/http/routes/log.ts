import type { FastifyInstance } from 'fastify';
import { parseTilePath } from '../../audit/tile.ts';
import { WATCH } from '../../audit/watched.ts';
import type { Kernel } from '../../packs/kernel.ts';
import { Problem } from '../problem.ts';
import { allow, type CallerOf } from './operations.ts';

const PERMISSION = 'audit.read';
const ROUTE = { exposeHeadRoute: false, config: { action: PERMISSION } };

/**
 * `/log/checkpoint` and `/log/tile/…`: the log of the house as witnesses and monitors read logs (C2SP tlog-tiles). Entries
 * are canonical JSON (kernel/audit/entry.ts).
 */
export function logRoutes(app: FastifyInstance, kernel: Kernel, callerOf: CallerOf): void {
  app.get('/log/checkpoint', ROUTE, async (request, reply) => {
    allow(kernel.policy, callerOf(request), null, PERMISSION);
    const head = await kernel.audit.signedHead();
    if (!head) throw new Problem('audit.no-key');
    return reply
      .header('content-type', 'text/plain; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(head.checkpoint);
  });
  app.get<{ Params: { '*': string } }>('/log/tile/*', ROUTE, async (request, reply) => {
    allow(kernel.policy, callerOf(request), null, PERMISSION);
    const path = `tile/${request.params['*']}`;
    const tile = parseTilePath(path);
    // Entries name people and what they were shown; hashes, which are all that witnesses want, do not.
    if (tile?.level === 'entries') allow(kernel.policy, callerOf(request), null, WATCH);
    const bytes = tile && (await kernel.audit.tile(tile));
    if (!bytes) throw new Problem('audit.no-tile', { tile: path.slice(0, 100) });
    return (
      reply
        .header('content-type', 'application/octet-stream')
        // What an address names never changes, but it is not for everybody.
        .header('cache-control', 'private, max-age=31536000, immutable')
        .send(bytes)
    );
  });
}
