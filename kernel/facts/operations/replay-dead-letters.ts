import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { TenantName } from './tenant-name.ts';

export const replayDeadLetters = defineOperation({
  name: 'replay-dead-letters',
  kind: 'command',
  permission: 'facts.write',
  input: Type.Object({
    tenant: Type.Optional(TenantName),
    ids: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 1000 }),
  }),
  output: Type.Object({ replayed: Type.Integer() }),
  async handle({ tenant = null, ids }, { kernel }) {
    const { subscriptions } = await kernel.tenants.find(tenant);
    return { replayed: await subscriptions.replay(ids) };
  },
});
