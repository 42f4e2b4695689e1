import Type from 'typebox';
import { Problem } from '../../http/problem.ts';
import { definePack } from '../../packs/pack.ts';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { create } from '../../test/stated.ts';
import { defineJob, type JobType } from '../job-type.ts';

/** Jobs for tests: `fate` decides what becomes of the second one while it runs. */
export function countingPack(fate: (text: string, signal: AbortSignal) => Promise<void>) {
  const count = defineJob({
    name: 'count',
    input: Type.Object({ to: Type.Integer() }),
    result: Type.Object({ counted: Type.Integer() }),
    async run({ to }, job) {
      for (let done = 0; done <= to; done += 1) job.progress(done, to, 'counting');
      return { counted: to };
    },
  });
  const record = defineJob({
    name: 'record',
    input: Type.Object({ text: Type.String() }),
    result: Type.Object({ entity: Type.String() }),
    atOnce: 2,
    async run({ text }, job) {
      if (text === 'refuse') throw new Problem('facts.not-found', { id: text });
      job.progress(1, 4, 'recording');
      await fate(text, job.signal);
      const result = { entity: `urn:job:${text}` };
      await job.kernel.facts.write([create(result.entity)], job.actor, {
        with: (tx) => job.finish(result, tx),
      });
      return result;
    },
  });
  return definePack({
    id: 'counting',
    folder: fixturePack.folder,
    jobs: [count, record] as readonly JobType[],
  });
}
