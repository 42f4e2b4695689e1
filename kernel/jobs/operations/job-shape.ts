import Type, { type Static } from 'typebox';
import type { Registry } from '../../packs/registry.ts';
import { JOB_STATES, type Job } from '../job.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Words = Type.Object({ 'zh-CN': Type.String(), en: Type.String() });

export const JobStateShape = Type.Enum([...JOB_STATES]);

/** A job as it is shown: its title and, if it failed, why, in both languages. */
export const JobShape = Type.Object({
  id: Type.String(),
  type: Type.String(),
  title: Words,
  state: JobStateShape,
  progress: Type.Union([
    Type.Object({
      done: Type.Number(),
      total: Type.Number(),
      step: Nullable,
    }),
    Type.Null(),
  ]),
  result: Type.Unknown(),
  problem: Type.Union([Type.Object({ code: Type.String(), messages: Words }), Type.Null()]),
  by: Type.String(),
  cancelledBy: Nullable,
  askedAt: Type.String(),
  startedAt: Nullable,
  endedAt: Nullable,
});

export function showJob(job: Job, registry: Registry): Static<typeof JobShape> {
  const { id, type, state, progress, result, problem, actor, cancelledBy, askedAt, startedAt, endedAt } = job;
  const [pack = '', name = ''] = type.split('.');
  return {
    id,
    type,
    title: registry.text(pack, `jobs.${name}`),
    state,
    progress: progress && { ...progress },
    result,
    problem: problem && { code: problem.code, messages: registry.errorText(problem.code, problem.values) },
    by: actor.name,
    cancelledBy,
    askedAt,
    startedAt,
    endedAt,
  };
}
