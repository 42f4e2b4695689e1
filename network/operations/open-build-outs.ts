import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { beginBuildOuts } from '../store/begin-build-outs.ts';
import { mostAtOnce } from '../store/build-outs.ts';

/** Opens the build-out of site projects: at their first stage, or at the one where they stand on record. */
export const openBuildOutsOperation = defineOperation({
  name: 'open-build-outs',
  kind: 'command',
  permission: 'network.write',
  input: Type.Object({
    projects: Type.Array(Type.String({ minLength: 1, maxLength: 500 }), {
      minItems: 1,
      maxItems: mostAtOnce,
      uniqueItems: true,
    }),
    /** The responsible unit. */
    owner: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  }),
  output: Type.Object({ cases: Type.Array(Type.Object({ project: Type.String(), case: Type.String() })) }),
  async handle({ projects, owner = null }, { kernel, actor }) {
    const cases = await beginBuildOuts(kernel, actor, projects, owner);
    return { cases: projects.map((project) => ({ project, case: cases.get(project) ?? '' })) };
  },
});
