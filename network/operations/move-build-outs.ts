import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { mostAtOnce, moveBuildOuts } from '../store/build-outs.ts';

/** Takes one transition (the next stage, a return, a stop …) of the build-out of several projects, all or none. */
export const moveBuildOutsOperation = defineOperation({
  name: 'move-build-outs',
  kind: 'command',
  permission: 'network.write',
  input: Type.Object({
    projects: Type.Array(Type.String({ minLength: 1, maxLength: 500 }), {
      minItems: 1,
      maxItems: mostAtOnce,
      uniqueItems: true,
    }),
    transition: Type.String({ minLength: 1, maxLength: 100 }),
    note: Type.String({ maxLength: 4000 }),
  }),
  output: Type.Object({
    cases: Type.Array(
      Type.Object({
        project: Type.String(),
        state: Type.String(),
        dueAt: Type.Union([Type.String(), Type.Null()]),
      }),
    ),
  }),
  async handle(input, { kernel, actor }) {
    const cases = await moveBuildOuts(kernel, actor, input);
    return {
      cases: cases.map(({ state, dueAt }, index) => ({ project: input.projects[index] ?? '', state, dueAt })),
    };
  },
});
