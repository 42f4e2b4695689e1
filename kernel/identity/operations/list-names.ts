import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';

/**
 * What people are called, those who left too, for whoever reads what they did: journals, minutes and decisions hold ids,
 * which are nobody's name. Of every tenant in which they may read them: the log names people of all. No more than that: who
 * may come in, and how, administrators see.
 */
export const listNames = defineOperation({
  name: 'list-names',
  kind: 'query',
  permission: 'identity.read',
  everyTenant: true,
  input: Type.Object({}),
  output: Type.Object({ names: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })) }),
  async handle(_input, { kernel: { identity, policy, tenants }, caller }) {
    const theirs = [null, ...(await tenants.names())].filter((tenant) => {
      const actor = caller.in(tenant);
      return actor !== null && policy.may(actor, 'identity.read');
    });
    const found = await Promise.all(theirs.map((tenant) => tenants.find(tenant)));
    return { names: [...(await identity.people.names(found.map(({ id }) => id)))] };
  },
});
