import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';

/** Looks for contradictions in everything that was said, whether or not anything changed. Its job is told by `read-job`. */
export const checkContradictions = defineOperation({
  name: 'check-contradictions',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({}),
  output: Type.Object({ job: Type.String() }),
  async handle(_input, { kernel, actor }) {
    const { id } = await kernel.jobs.run('plan.check-contradictions', {}, actor, { key: 'all' });
    return { job: id };
  },
});
