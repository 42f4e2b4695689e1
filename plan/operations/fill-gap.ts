import { createHash } from 'node:crypto';
import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { openGap } from '../confirm/open-gap.ts';
import { PlanId, ThingId } from '../confirm/request.ts';
import { documentMedia } from '../intake/document-text.ts';
import { documentLimit } from '../intake/limits.ts';
import { readableKind } from '../intake/readable-kind.ts';
import { dropUnread, keepOriginal } from '../store/original-store.ts';
import { readPlan } from '../store/plan-store.ts';

/**
 * Somebody brings what an image or a missing annex says: a document (the body is the file, `name` its name) or words
 * that they typed (the body is UTF-8 text, no `name`). It is read by the job that is answered; the plan must be a draft.
 * What came in can be replaced until something of it is decided.
 */
export const fillGap = defineOperation({
  name: 'fill-gap',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    plan: PlanId,
    /** As in decisions: `unreadable-image:888.jpg`. */
    gap: ThingId,
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
  }),
  output: Type.Object({ job: Type.String() }),
  body: { media: documentMedia, maxBytes: documentLimit },
  async handle({ plan, gap, name: file }, { kernel, actor, body }) {
    const { detail } = openGap(await readPlan(kernel.database, plan), gap);
    const name = file ?? `${detail.slice(0, 200)}.txt`;
    const kind = readableKind(body, name);
    if (file === undefined && kind !== 'text') throw new Problem('plan.not-typed');
    const sha256 = createHash('sha256').update(body).digest('hex');
    const manner = file === undefined ? 'typed' : 'file';
    await dropUnread(kernel);
    const job = await kernel.jobs.run('plan.fill-gap', { plan, gap, name, manner, sha256 }, actor, {
      // What is brought twice is read once; something else for the same gap is read after it.
      key: [plan, gap, manner, sha256].join(' '),
      with: (_job, tx) => keepOriginal(sha256, body, tx),
    });
    return { job: job.id };
  },
});
