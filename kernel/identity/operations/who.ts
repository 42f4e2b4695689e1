import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { Person, personOf } from '../person.ts';

/** Who is signed in, and what is theirs to ask for: a page asks for nothing else, for each refusal goes into the log. */
export const who = defineOperation({
  name: 'who',
  kind: 'query',
  permission: null,
  everyTenant: true,
  input: Type.Object({}),
  output: Type.Object({
    user: Type.Union([
      Type.Object({
        ...Person.properties,
        /** Permissions that they have in the tenant without a name, where packs, jobs and streams of events are. */
        may: Type.Array(Type.String()),
        /** Do they say in some tenant who comes in? */
        administers: Type.Boolean(),
      }),
      Type.Null(),
    ]),
  }),
  async handle(_input, { kernel: { policy }, actor, caller }) {
    if (actor.roles.length === 0) return { user: null };
    const house = caller.in(null);
    // Operations are named with a slash, permissions with a dot.
    const permissions = house === null ? [] : policy.actions.filter((action) => action.includes('.'));
    return {
      user: {
        ...personOf(actor),
        may: permissions.filter((permission) => house !== null && policy.may(house, permission)),
        administers: policy.maySomewhere(caller, 'identity.write'),
      },
    };
  },
});
