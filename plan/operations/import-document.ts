import { createHash } from 'node:crypto';
import { newInstanceId } from '@yuheng/kernel/instance-id';
import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { planFacts } from '../board/plan-facts.ts';
import { compileApart } from '../compile/compile-apart.ts';
import { documentMedia } from '../intake/document-text.ts';
import { documentLimit } from '../intake/limits.ts';
import { publishProgress } from '../intake/publish-progress.ts';
import { requirePlan } from '../intake/require-plan.ts';
import { type DocumentRecord, findSameDocument, insertDocument } from '../store/plan-store.ts';

/** A document becomes one draft per plan in it. The same bytes cannot be on the board twice. */
export const importDocument = defineOperation({
  name: 'import-document',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 255 }),
    /** A key of the sender's choice: events of type `progress` with it tell how many pages are read. */
    progress: Type.Optional(Type.String({ format: 'uuid' })),
  }),
  output: Type.Object({ document: Type.String(), plans: Type.Array(Type.String()) }),
  body: { media: documentMedia, maxBytes: documentLimit },
  async handle({ name, progress }, { kernel, actor, body, signal }) {
    const sha256 = createHash('sha256').update(body).digest('hex');
    const same = await findSameDocument(kernel.database, sha256);
    if (same !== null) throw new Problem('plan.imported-already', { name, plan: same });
    const { document: read, compiled } = await compileApart(
      body,
      { name, sha256 },
      { signal, onProgress: publishProgress(kernel, progress) },
    );
    requirePlan(compiled);
    const { text, encoding, map } = read;
    const now = kernel.clock().toISOString();
    const { id: importedBy, synthetic } = actor;
    const document: DocumentRecord = {
      id: newInstanceId(),
      name,
      sha256,
      media: read.media,
      encoding,
      text,
      importedAt: now,
      importedBy,
      synthetic,
    };
    const plans = compiled.plans.map((plan) => ({ id: newInstanceId(), compiled: plan }));
    await kernel.facts.write(
      plans.map((plan) => ({ op: 'create', ...planFacts(plan.id, 'draft', plan.compiled, document, now) })),
      actor,
      {
        action: 'plan.import-document',
        with: async (tx) => {
          await insertDocument({ ...document, map }, body, plans, tx);
          await kernel.events.publish({ type: 'board', data: { plan: plans[0]?.id ?? null } }, tx);
        },
      },
    );
    return { document: document.id, plans: plans.map(({ id }) => id) };
  },
});
