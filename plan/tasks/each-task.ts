import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import Type, { type Static } from 'typebox';

const Words = Type.Object({ 'zh-CN': Type.String(), en: Type.String() });

/** Tasks that something is done with at once. */
export const ManyTasks = Type.Array(Type.String({ maxLength: 200 }), {
  minItems: 1,
  maxItems: 200,
  uniqueItems: true,
});

/** What became of each: null where it was done. */
export const TaskResults = Type.Array(
  Type.Object({
    task: Type.String(),
    problem: Type.Union([Type.Object({ code: Type.String(), words: Words }), Type.Null()]),
  }),
);
export type TaskResults = Static<typeof TaskResults>;

/** Does something with each task for itself: what is refused of one is told with it, and the others go on. */
export async function eachTask(
  { registry }: Pick<Kernel, 'registry'>,
  tasks: readonly string[],
  act: (task: string) => Promise<void>,
): Promise<TaskResults> {
  const results: TaskResults = [];
  for (const task of tasks) {
    try {
      await act(task);
      results.push({ task, problem: null });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const words = { ...registry.errorText(error.code, error.values, error.sentence) };
      results.push({ task, problem: { code: error.code, words } });
    }
  }
  return results;
}
