import { createHash } from 'node:crypto';
import { newInstanceId } from '@yuheng/kernel/instance-id';
import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { planEntity, planFacts } from '../board/plan-facts.ts';
import { compileAnnex } from '../compile/compile-annex.ts';
import { compileApart } from '../compile/compile-apart.ts';
import type { CompiledPlan, Filled, Gap } from '../compile/compiled.ts';
import { documentMedia } from '../intake/document-text.ts';
import { documentLimit } from '../intake/limits.ts';
import { insertFill } from '../store/fill-store.ts';
import { readPlan } from '../store/plan-store.ts';

const fillable: readonly Gap['kind'][] = ['unreadable-image', 'missing-annex'];

/**
 * Somebody brings what an image or a missing annex says: a document (the body is the file, `name` its name) or words
 * that they typed (the body is UTF-8 text, no `name`). The content is kept as a document of its own and compiled as an
 * annex; the plan must be a draft. Which gap: where its span begins in the plan's text.
 */
export const fillGap = defineOperation({
  name: 'fill-gap',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    plan: Type.String({ format: 'uuid' }),
    gap: Type.Integer({ minimum: 0 }),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
  }),
  output: Type.Object({
    document: Type.String(),
    items: Type.Integer(),
    targets: Type.Integer(),
  }),
  body: { media: documentMedia, maxBytes: documentLimit },
  async handle({ plan: id, gap: start, name: file }, { kernel, actor, body, signal }) {
    const plan = await readPlan(kernel.database, id);
    if (plan.state !== 'draft') throw new Problem('plan.wrong-state');
    const gap = plan.compiled.gaps.find(({ kind, span }) => fillable.includes(kind) && span?.start === start);
    if (gap?.span == null) throw new Problem('plan.gap-not-found');
    if (gap.filled !== undefined) throw new Problem('plan.filled-already', { name: gap.detail });
    const name = file ?? `${gap.detail}.txt`;
    const sha256 = createHash('sha256').update(body).digest('hex');
    const { document: read } = await compileApart(body, { name, sha256 }, { signal });
    if (file === undefined && read.media !== 'text/plain') throw new Problem('plan.not-typed');
    const at = kernel.clock().toISOString();
    const filled: Filled = {
      document: newInstanceId(),
      manner: file === undefined ? 'typed' : 'file',
      by: actor.id,
      at,
    };
    const { after, added } = withAnnex(plan.compiled, gap, filled, read.text);
    const { media, encoding, text, map } = read;
    const record = {
      id: filled.document,
      name,
      sha256,
      media,
      encoding,
      text,
      map,
      importedAt: at,
      importedBy: actor.id,
      synthetic: actor.synthetic,
    };
    const { statements } = planFacts(id, 'draft', after, plan.source, at);
    await kernel.facts.write([{ op: 'append', id: planEntity(id), statements }], actor, {
      action: 'plan.fill-gap',
      with: async (tx) => {
        const fill = { plan: id, gap: gap.span ?? { start, end: start }, ...filled };
        await insertFill(fill, { record, bytes: body }, { before: plan.compiled, after }, tx);
        await kernel.events.publish({ type: 'board', data: { plan: id } }, tx);
      },
    });
    return { document: filled.document, items: added.items.length, targets: added.targets.length };
  },
});

/** The plan with its annex: a heading where the gap is, and what the annex says below it. */
function withAnnex(compiled: CompiledPlan, gap: Gap, filled: Filled, text: string) {
  const number = compiled.gaps.filter((one) => one.filled !== undefined).length + 1;
  const id = `${compiled.id}-a${number}`;
  const at = gap.span ?? { start: 0, end: 0 };
  const added = compileAnnex(text, { id, at, document: filled.document });
  const heading = { id, level: 1, marker: '', text: gap.detail, span: at };
  const after: CompiledPlan = {
    ...compiled,
    headings: [...compiled.headings, heading, ...added.headings],
    items: [...compiled.items, ...added.items],
    targets: [...compiled.targets, ...added.targets],
    gaps: [...compiled.gaps.map((one) => (one === gap ? { ...gap, filled } : one)), ...added.gaps],
  };
  return { after, added };
}
