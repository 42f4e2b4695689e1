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
  input: Type.Unknown(),
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
  problem: Type.Union([
    Type.Object({
      /** What a request that failed by it would answer. */
      status: Type.Integer(),
      code: Type.String(),
      messages: Words,
      values: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
    }),
    Type.Null(),
  ]),
  by: Type.Object({ id: Type.String(), name: Type.String() }),
  cancelledBy: Nullable,
  askedAt: Type.String(),
  startedAt: Nullable,
  endedAt: Nullable,
});

export function showJob(job: Job, registry: Registry): Static<typeof JobShape> {
  const { id, type, input, state, progress, result, problem, actor } = job;
  const { cancelledBy, askedAt, startedAt, endedAt } = job;
  const [pack = '', name = ''] = type.split('.');
  return {
    id,
    type,
    title: registry.text(pack, `jobs.${name}`),
    input,
    state,
    progress: progress && { ...progress },
    result,
    problem: problem && {
      status: registry.statusOf(problem.code),
      code: problem.code,
      messages: registry.errorText(problem.code, problem.values),
      values: { ...problem.values },
    },
    by: { id: actor.id, name: actor.name },
    cancelledBy,
    askedAt,
    startedAt,
    endedAt,
  };
}
