import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { PROFILES } from '../profiles.ts';

/**
 * A new master key wraps all data keys, new data keys seal from now on, and what stands is sealed anew by a job. While such a
 * job is under way, that one is answered and nothing is made.
 */
export const rotateKeys = defineOperation({
  name: 'rotate-keys',
  kind: 'command',
  permission: 'crypto.write',
  input: Type.Object({
    /** What is sealed from now on works by this; as before unless told. */
    profile: Type.Optional(Type.Enum([...PROFILES])),
  }),
  output: Type.Object({ job: Type.String() }),
  async handle({ profile }, { kernel: { jobs, keyring, audit }, actor }) {
    const { id } = await jobs.run('crypto.reseal', {}, actor, {
      key: 'reseal',
      with: async (_job, tx) => {
        const master = await keyring.rotate(profile ?? null, tx);
        await audit.append(
          { by: actor, action: 'crypto.rotate-keys', resource: master.id, payload: master },
          tx,
        );
      },
    });
    return { job: id };
  },
});
