import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { moveTogether } from '../tasks/move-together.ts';

const Words = Type.Object({ 'zh-CN': Type.String(), en: Type.String() });

/** Takes one step of many tasks: all or none, or each for itself with its own result. Each has its line in its journal. */
export const moveTasks = defineOperation({
  name: 'move-tasks',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    tasks: Type.Array(Type.String({ maxLength: 200 }), { minItems: 1, maxItems: 200, uniqueItems: true }),
    transition: Type.String({ maxLength: 100 }),
    note: Type.String({ maxLength: 4000 }),
    mode: Type.Enum(['all', 'each']),
  }),
  output: Type.Object({
    results: Type.Array(
      Type.Object({
        task: Type.String(),
        problem: Type.Union([Type.Object({ code: Type.String(), words: Words }), Type.Null()]),
      }),
    ),
  }),
  async handle({ tasks, transition, note, mode }, { kernel, actor }) {
    if (transition === 'supersede') throw new Problem('plan.only-by-new-version');
    if (mode === 'all') {
      await moveTogether(kernel, actor, tasks, { transition, note });
      return { results: tasks.map((task) => ({ task, problem: null })) };
    }
    const results: {
      task: string;
      problem: { code: string; words: { 'zh-CN': string; en: string } } | null;
    }[] = [];
    for (const task of tasks) {
      try {
        await moveTogether(kernel, actor, [task], { transition, note });
        results.push({ task, problem: null });
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        const words = { ...kernel.registry.errorText(error.code, error.values, error.sentence) };
        results.push({ task, problem: { code: error.code, words } });
      }
    }
    return { results };
  },
});
