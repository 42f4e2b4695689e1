import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { KeyName } from '../key-name.ts';

export const revokeKey = defineOperation({
  name: 'revoke-key',
  kind: 'command',
  permission: 'identity.write',
  input: Type.Object({ name: KeyName }),
  output: Type.Object({}),
  async handle({ name }, { kernel, actor }) {
    await kernel.identity.keys.revoke(name, actor);
    return {};
  },
});
