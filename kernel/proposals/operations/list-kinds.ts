import Type from 'typebox';
import { TENANT } from '../../facts/store/shard.ts';
import { type Actor, ROLES } from '../../identity/actor.ts';
import type { Kernel } from '../../packs/kernel.ts';
import { defineOperation } from '../../packs/operation.ts';
import { somebody } from '../../policy/difference.ts';
import { actionOf } from '../kind.ts';

const Words = Type.Object({ 'zh-CN': Type.String(), en: Type.String() });

/** Kinds of changes that one proposes and somebody else decides, and whether anybody else could. */
export const listKinds = defineOperation({
  name: 'list-kinds',
  kind: 'query',
  permission: 'proposals.read',
  input: Type.Object({}),
  output: Type.Object({
    kinds: Type.Array(
      Type.Object({
        name: Type.String(),
        title: Words,
        /** Whoever asks may propose such a change. */
        mayPropose: Type.Boolean(),
        /** People besides whoever asks who may approve one. */
        approvers: Type.Integer(),
        /** Roles that may approve one, whoever holds them. */
        deciders: Type.Array(Type.String()),
      }),
    ),
    /** Whoever asks may bring in another person. */
    mayInvite: Type.Boolean(),
  }),
  async handle(_input, { kernel, actor }) {
    const { policy, registry, proposals } = kernel;
    const others = (await peopleOf(kernel)).filter(
      (one) => one.id !== actor.id && policy.may(one, 'proposals/decide-proposal'),
    );
    return {
      kinds: proposals.kinds.map((name) => ({
        name,
        title: { ...registry.text(...titleOf(name)) },
        mayPropose: policy.may(actor, actionOf(name, 'propose')),
        deciders: ROLES.filter((role) => policy.may(somebody([role], null), actionOf(name, 'approve'))),
        approvers: others.filter((one) => policy.may(one, actionOf(name, 'approve'))).length,
      })),
      mayInvite: policy.may(actor, 'identity/add-person'),
    };
  },
});

/** Pack and key of what a kind is called. */
function titleOf(kind: string): [pack: string, key: string] {
  const [owner = '', name = ''] = kind.split('.');
  return [owner, `proposals.${name}`];
}

/** Of the house, who may come in. */
async function peopleOf({ identity: { people, standings } }: Kernel): Promise<readonly Actor[]> {
  const actors = (await people.list(TENANT)).map(({ id, name, synthetic }) => ({
    id,
    name,
    synthetic,
    organisation: null,
    source: 'console',
    roles: [],
  }));
  const standing = await standings.look(actors);
  return actors.flatMap((actor) => standing(actor, null) ?? []);
}
