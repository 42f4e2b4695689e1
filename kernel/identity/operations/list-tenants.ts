import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';

/** Where whoever asks holds something, and which roles; those who administer the house hold theirs everywhere. */
export const listTenants = defineOperation({
  name: 'list-tenants',
  kind: 'query',
  permission: 'identity.read',
  everyTenant: true,
  input: Type.Object({}),
  output: Type.Object({
    tenants: Type.Array(
      Type.Object({
        /** null: the one without a name. */
        name: Type.Union([Type.String(), Type.Null()]),
        roles: Type.Array(Type.String()),
        /** May they say who comes in there? */
        administers: Type.Boolean(),
      }),
    ),
  }),
  async handle(_input, { kernel, caller }) {
    const names = [null, ...(await kernel.tenants.names()).toSorted()];
    return {
      tenants: names.flatMap((name) => {
        const actor = caller.in(name);
        if (actor === null) return [];
        return [{ name, roles: [...actor.roles], administers: kernel.policy.may(actor, 'identity.write') }];
      }),
    };
  },
});
