import Type from 'typebox';
import { TENANT_NAME } from '../../facts/operations/tenant-name.ts';
import { defineOperation } from '../../packs/operation.ts';
import { AskedTitle, askedTitle } from '../asked-title.ts';
import { readReads } from '../read-reads.ts';

/** What the log says of reads that a policy wants told (`facts.record-read`), the newest first. */
export const listReads = defineOperation({
  name: 'list-reads',
  kind: 'query',
  permission: 'audit.watch',
  input: Type.Object({
    tenant: Type.Optional(Type.String({ pattern: TENANT_NAME })),
    entity: Type.Optional(Type.String({ minLength: 1, maxLength: 2048 })),
    actor: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
    /** Only entries before this one. */
    before: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  }),
  output: Type.Object({
    reads: Type.Array(
      Type.Object({
        sequence: Type.Integer(),
        at: Type.String(),
        actor: Type.String(),
        /** `facts.read`: they asked for it; `facts.told`: a subscription of theirs told it. */
        action: Type.String(),
        /** What was asked, or the subscription. */
        resource: Type.String(),
        asked: AskedTitle,
        entities: Type.Array(Type.String()),
      }),
    ),
  }),
  async handle({ tenant, limit = 100, ...asked }, { kernel }) {
    const { audit } = await kernel.tenants.find(tenant ?? null);
    const found = await readReads(audit.tenant, { ...asked, limit }, kernel.database);
    return {
      reads: found.map(({ entities, ...entry }) => ({
        ...entry,
        asked: askedTitle(kernel.registry, entry.resource),
        entities: [...entities],
      })),
    };
  },
});
