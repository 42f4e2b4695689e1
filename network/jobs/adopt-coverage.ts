import { defineJob } from '@yuheng/kernel/job-type';
import Type from 'typebox';
import { adoptedFacts } from '../store/adopted-facts.ts';
import { loadRun } from '../store/load-run.ts';
import { readStoredRun } from '../store/run-store.ts';
import { writeInParts } from '../store/write-in-parts.ts';

const Count = Type.Integer({ minimum: 0 });

/**
 * Makes a run what the figures of coverage are computed from: its results and levels become facts, some hundred at a time, with
 * the same ids each time, so that what was stopped half-way is made whole when it is asked for again.
 */
export const adoptCoverage = defineJob({
  name: 'adopt-coverage',
  input: Type.Object({ run: Type.String({ format: 'uuid' }) }),
  result: Type.Object({ run: Type.String(), areas: Count, cells: Count, levels: Count }),
  async run({ run }, { kernel, actor, signal, progress, finish }) {
    const loaded = await loadRun(kernel.database, run);
    const stored = await readStoredRun(kernel.database, run);
    const onPart = (done: number, total: number) => {
      signal.throwIfAborted();
      progress(done, total, 'adopting');
    };
    const { changes, ...counts } = await adoptedFacts(kernel.facts, loaded, stored, onPart);
    const result = { run, ...counts };
    // What was computed from something synthetic is synthetic itself.
    const by = { ...actor, synthetic: actor.synthetic || loaded.stored.synthetic };
    await writeInParts(
      kernel,
      changes.map((change) => [change]),
      { by, action: 'network.adopt-run', last: (tx) => finish(result, tx), onPart },
    );
    return result;
  },
});
