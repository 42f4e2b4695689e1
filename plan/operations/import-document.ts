import { createHash } from 'node:crypto';
import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { documentMedia } from '../intake/document-text.ts';
import { documentLimit } from '../intake/limits.ts';
import { readableKind } from '../intake/readable-kind.ts';
import { dropUnread, keepOriginal } from '../store/original-store.ts';
import { findSameDocument } from '../store/plan-store.ts';

/**
 * Takes in a document: what can be told from its first bytes is refused at once, the rest is read by the job that is
 * answered. Its result is the drafts. The same bytes cannot be on the board twice; while they are read, sending them again
 * answers the same job.
 */
export const importDocument = defineOperation({
  name: 'import-document',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({ name: Type.String({ minLength: 1, maxLength: 255 }) }),
  output: Type.Object({ job: Type.String() }),
  body: { media: documentMedia, maxBytes: documentLimit },
  async handle({ name }, { kernel, actor, body }) {
    readableKind(body, name);
    const sha256 = createHash('sha256').update(body).digest('hex');
    const same = await findSameDocument(kernel.database, sha256);
    if (same !== null) throw new Problem('plan.imported-already', { name, plan: same });
    await dropUnread(kernel);
    const job = await kernel.jobs.run('plan.import-document', { name, sha256 }, actor, {
      key: sha256,
      with: (_job, tx) => keepOriginal(sha256, body, tx),
    });
    return { job: job.id };
  },
});
