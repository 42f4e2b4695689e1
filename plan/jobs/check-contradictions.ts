import { defineJob } from '@yuheng/kernel/job-type';
import Type from 'typebox';
import { checkTasks } from '../contradictions/check.ts';

/** Holds everything that was said against everything that is recorded. Harmless to begin twice. */
export const checkContradictionsJob = defineJob({
  name: 'check-contradictions',
  input: Type.Object({}),
  result: Type.Object({ found: Type.Integer(), renewed: Type.Integer(), settled: Type.Integer() }),
  run: async (_input, { kernel }) => ({ ...(await checkTasks(kernel, null)) }),
});
