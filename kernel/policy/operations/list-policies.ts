import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { PolicyView, policyView } from './policy-view.ts';

/** The policies in force, in the order in which they are read. */
export const listPolicies = defineOperation({
  name: 'list-policies',
  kind: 'query',
  permission: 'policy.read',
  input: Type.Object({}),
  output: Type.Object({
    policies: Type.Array(PolicyView),
    /** What may be asked for: operations, permissions, and verbs of permissions. */
    actions: Type.Array(Type.String()),
  }),
  handle: (_input, { kernel: { policy } }) =>
    Promise.resolve({ policies: policy.inForce.map(policyView), actions: [...policy.actions] }),
});
