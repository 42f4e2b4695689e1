import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Kernel } from '../../packs/kernel.ts';
import type { Database } from '../../store/database.ts';
import { shortTime } from '../model/instant.ts';
import type { RequestContexts } from './request-context.ts';
import type { RequestTenants } from './request-tenants.ts';

/** Who answers here (ETSI GS CIM 009 V1.9.1, clauses 5.2.40, 5.15.1 and 6.33). */
export function infoRoutes(
  app: FastifyInstance,
  { database, clock }: Kernel,
  contexts: RequestContexts,
  tenants: RequestTenants,
): void {
  let installation: Promise<string> | null = null;
  const started = performance.now();

  app.get('/info/sourceIdentity', async (request, reply) => {
    installation ??= installationOf(database).catch((error: unknown) => {
      installation = null;
      throw error;
    });
    // A tenant is a source of its own.
    const { tenant } = tenants.of(request);
    const alias = `yuheng-${digest(`${await installation} ${tenant ?? ''}`)}`;
    const identity = {
      id: `urn:ngsi-ld:ContextSourceIdentity:${alias}`,
      type: 'ContextSourceIdentity',
      contextSourceAlias: alias,
      contextSourceUptime: `PT${((performance.now() - started) / 1000).toFixed(3)}S`,
      contextSourceTimeAt: shortTime(clock().toISOString()),
    };
    return contexts.answerDocuments(identity, request, reply);
  });
}

/** All servers of a database are one source, and stay it after a restart. */
async function installationOf(database: Database): Promise<string> {
  const [row] = await database.query<{ name: string }>(
    `select c.system_identifier || ' ' || d.oid as name from pg_control_system() c, pg_database d where d.datname = current_database()`,
    [],
  );
  return row?.name ?? '';
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
