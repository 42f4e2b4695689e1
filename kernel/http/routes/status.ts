import type { FastifyInstance } from 'fastify';
import type { Kernel } from '../../packs/kernel.ts';
import { openApi } from '../open-api.ts';
import { OPEN } from '../open-route.ts';

/** `/healthz`, `/readyz`, `/metrics` (Prometheus text format 0.0.4) and `/openapi.json`: told to load balancers and monitors; the contract is public. */
export function statusRoutes(app: FastifyInstance, kernel: Kernel, isReady: () => boolean): void {
  const document = openApi(kernel.registry);
  const requests = new Map<number, number>();
  app.addHook('onResponse', (_request, reply, done) => {
    requests.set(reply.statusCode, (requests.get(reply.statusCode) ?? 0) + 1);
    done();
  });
  app.get('/healthz', OPEN, () => ({ status: 'alive' }));
  app.get('/readyz', OPEN, async (_request, reply) => {
    if (!isReady()) return reply.code(503).send({ status: 'starting' });
    await kernel.database.query('select 1 as one');
    return { status: 'ready' };
  });
  app.get('/openapi.json', OPEN, () => document);
  app.get('/metrics', OPEN, async (_request, reply) => {
    const [entry] = await kernel.database.query<{ sequence: number }>(
      'select max(sequence) as sequence from audit.head',
    );
    const lines = [
      '# HELP yuheng_http_responses_total Responses by status.',
      '# TYPE yuheng_http_responses_total counter',
      ...[...requests].map(([status, count]) => `yuheng_http_responses_total{status="${status}"} ${count}`),
      '# HELP yuheng_audit_entries_total Entries of the log.',
      '# TYPE yuheng_audit_entries_total counter',
      `yuheng_audit_entries_total ${entry?.sequence ?? 0}`,
      '# HELP process_resident_memory_bytes Resident memory.',
      '# TYPE process_resident_memory_bytes gauge',
      `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
      '',
    ];
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(lines.join('\n'));
  });
}
