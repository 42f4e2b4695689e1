import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { TenantName } from './tenant-name.ts';

export const listDeadLetters = defineOperation({
  name: 'list-dead-letters',
  kind: 'query',
  permission: 'facts.read',
  input: Type.Object({
    tenant: Type.Optional(TenantName),
    subscription: Type.Optional(Type.String({ minLength: 1, maxLength: 1024 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  }),
  output: Type.Object({
    letters: Type.Array(
      Type.Object({
        id: Type.Integer(),
        subscription: Type.String(),
        entity: Type.String(),
        notification: Type.Unknown(),
        deadAt: Type.String(),
        fault: Type.String(),
      }),
    ),
  }),
  async handle({ tenant = null, subscription = null, limit = 100 }, { kernel }) {
    const { subscriptions } = await kernel.tenants.find(tenant);
    return { letters: [...(await subscriptions.deadLetters(subscription, limit))] };
  },
});
