import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import type { Actor } from '../actor.ts';

const Role = Type.Enum(['viewer', 'officer', 'administrator']);

export const issueLink = defineOperation({
  name: 'issue-link',
  kind: 'command',
  permission: 'identity.write',
  input: Type.Object({
    id: Type.String({ pattern: '^user:[a-z0-9-]{1,60}$' }),
    name: Type.String({ minLength: 1, maxLength: 100 }),
    organisation: Type.Optional(Type.String({ maxLength: 200 })),
    roles: Type.Array(Role, { minItems: 1 }),
  }),
  output: Type.Object({ token: Type.String() }),
  async handle({ id, name, organisation, roles }, { kernel }) {
    const person: Actor = {
      id,
      name,
      organisation: organisation ?? null,
      source: 'console',
      roles: [...roles],
      synthetic: false,
    };
    return { token: await kernel.identity.issueLink(person) };
  },
});
