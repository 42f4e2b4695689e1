import { newInstanceId } from '@yuheng/kernel/instance-id';
import { defineJob } from '@yuheng/kernel/job-type';
import { Problem } from '@yuheng/kernel/problem';
import { unitsOf } from '@yuheng/kernel/record-type';
import Type from 'typebox';
import { planFacts } from '../board/plan-facts.ts';
import { compileApart } from '../compile/compile-apart.ts';
import { requirePlan } from '../intake/require-plan.ts';
import { findSameDocument, insertDocument } from '../store/plan-store.ts';
import { documentRecord } from './document-record.ts';
import { readSent } from './read-sent.ts';

/**
 * Reads a document that was sent: one draft per plan in it. All of it is stored together with the end of the job, so that
 * beginning anew imports nothing twice.
 */
export const importDocumentJob = defineJob({
  name: 'import-document',
  input: Type.Object({ name: Type.String(), sha256: Type.String() }),
  result: Type.Object({ document: Type.String(), plans: Type.Array(Type.String()) }),
  atOnce: 2,
  async run({ name, sha256 }, job) {
    const { kernel, actor } = job;
    return readSent(job, { name, sha256 }, compileApart, async ({ document: read, compiled }) => {
      requirePlan(compiled);
      const same = await findSameDocument(kernel.database, sha256);
      if (same !== null) throw new Problem('plan.imported-already', { name, plan: same });
      const now = kernel.clock().toISOString();
      const { id: importedBy, synthetic } = actor;
      const id = newInstanceId();
      const document = documentRecord(read, {
        id,
        name,
        sha256,
        importedAt: now,
        importedBy,
        synthetic,
        units: unitsOf(actor),
      });
      const plans = compiled.plans.map((plan) => ({ id: newInstanceId(), compiled: plan }));
      const result = { document: id, plans: plans.map((plan) => plan.id) };
      await kernel.facts.write(
        plans.map((plan) => ({
          op: 'create',
          ...planFacts(plan.id, 'draft', plan.compiled, document, now),
        })),
        actor,
        {
          action: 'plan.import-document',
          with: async (tx) => {
            await insertDocument(document, plans, tx);
            await kernel.events.publish({ type: 'board', data: { plan: plans[0]?.id ?? null } }, tx);
            await job.finish(result, tx);
          },
        },
      );
      return result;
    });
  },
});
