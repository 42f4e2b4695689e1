import { newInstanceId } from '@yuheng/kernel/instance-id';
import { defineJob } from '@yuheng/kernel/job-type';
import { Problem } from '@yuheng/kernel/problem';
import { unitsOf } from '@yuheng/kernel/record-type';
import type { Sql } from '@yuheng/kernel/store';
import Type from 'typebox';
import { changedFacts, planEntity } from '../board/plan-facts.ts';
import { readAnnexApart } from '../compile/compile-apart.ts';
import type { Filled } from '../compile/compiled.ts';
import { fillPlan } from '../compile/fill-plan.ts';
import { losesDecided, openGap } from '../confirm/open-gap.ts';
import { programmeInEffect } from '../confirm/programme-in-effect.ts';
import { hasWords } from '../intake/has-words.ts';
import { insertFill } from '../store/fill-store.ts';
import { holdPlan, readPlan } from '../store/plan-store.ts';
import { writeWithFacts } from '../store/write-with-facts.ts';
import { documentRecord } from './document-record.ts';
import { readSent } from './read-sent.ts';

/**
 * Reads what somebody brought for a gap. The content is kept as a document of its own and compiled as an annex. Stored
 * together with the end of the job.
 */
export const fillGapJob = defineJob({
  name: 'fill-gap',
  input: Type.Object({
    plan: Type.String(),
    gap: Type.String(),
    /** Of the document with the content. */
    name: Type.String(),
    manner: Type.Enum(['file', 'typed']),
    sha256: Type.String(),
  }),
  result: Type.Object({ document: Type.String(), items: Type.Integer(), targets: Type.Integer() }),
  async run({ plan: id, gap: gapId, name, manner, sha256 }, job) {
    const { kernel, actor } = job;
    return readSent(job, { name, sha256 }, readAnnexApart, async ({ document: read, annex }) => {
      if (manner === 'typed' && read.media !== 'text/plain') throw new Problem('plan.not-typed');
      if (!hasWords(read)) throw new Problem('plan.only-images', { name, count: read.images.length });
      // As it is now: what others decided since somebody sent it is no reason to refuse.
      const plan = await readPlan(kernel.database, id);
      const gap = openGap(plan, gapId);
      const at = kernel.clock().toISOString();
      const filled: Filled = { document: newInstanceId(), manner, by: actor.id, at };
      const { plan: after, added } = fillPlan(plan.compiled, gap, filled, annex);
      // What came in before goes, and with it the gaps in it.
      if (losesDecided(plan, after)) throw new Problem('plan.filled-already', { name: gap.detail });
      const result = { document: filled.document, items: added.items.length, targets: added.targets.length };
      const action = 'plan.fill-gap';
      const write = async (tx: Sql): Promise<void> => {
        if (!(await holdPlan(plan, tx))) throw new Problem('plan.wrong-state');
        const { document, by } = filled;
        const { synthetic } = actor;
        const about = {
          id: document,
          name,
          sha256,
          importedAt: at,
          importedBy: by,
          synthetic,
          units: unitsOf(actor),
        };
        const record = documentRecord(read, about);
        await insertFill({ plan: id, gap: gapId, ...filled }, record, after, tx);
        await kernel.events.publish({ type: 'board', data: { plan: id } }, tx);
        await kernel.audit.append(
          { by: actor, action, resource: planEntity(id), payload: { gap: gapId, ...filled, name, sha256 } },
          tx,
        );
        await job.finish(result, tx);
      };
      const programme = programmeInEffect(after, plan.decisions);
      const facts = changedFacts(plan, { ...plan, compiled: after, programme }, at);
      await writeWithFacts(kernel, facts, actor, { action, with: write });
      return result;
    });
  },
});
