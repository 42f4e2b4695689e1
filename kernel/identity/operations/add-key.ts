import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { KeyName } from '../key-name.ts';

export const addKey = defineOperation({
  name: 'add-key',
  kind: 'command',
  permission: 'identity.write',
  input: Type.Object({
    name: KeyName,
    organisation: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    roles: Type.Array(Type.Enum(['machine', 'viewer', 'officer', 'administrator']), { minItems: 1 }),
    synthetic: Type.Optional(Type.Boolean()),
  }),
  output: Type.Object({ key: Type.String() }),
  async handle({ name, organisation = null, roles, synthetic = false }, { kernel, actor }) {
    const made = { name, organisation, roles: [...new Set(roles)], synthetic };
    return { key: await kernel.identity.keys.add(made, actor) };
  },
});
