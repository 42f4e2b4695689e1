import { createHash } from 'node:crypto';
import { newInstanceId } from '@yuheng/kernel/instance-id';
import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';
import Type from 'typebox';
import { changedFacts, planEntity } from '../board/plan-facts.ts';
import { compileApart } from '../compile/compile-apart.ts';
import type { CompiledPlan, Filled, Gap } from '../compile/compiled.ts';
import { fillPlan, partsOfAnnex } from '../compile/fill-plan.ts';
import { isFillable } from '../confirm/fillable.ts';
import { gapIds } from '../confirm/gap-ids.ts';
import { programmeInEffect } from '../confirm/programme-in-effect.ts';
import { requireDraft } from '../confirm/refuse.ts';
import { PlanId, ThingId } from '../confirm/request.ts';
import { documentMedia } from '../intake/document-text.ts';
import { hasWords } from '../intake/has-words.ts';
import { documentLimit } from '../intake/limits.ts';
import { publishProgress } from '../intake/publish-progress.ts';
import { insertFill } from '../store/fill-store.ts';
import { holdPlan, type PlanRecord, readPlan } from '../store/plan-store.ts';

/**
 * Somebody brings what an image or a missing annex says: a document (the body is the file, `name` its name) or words
 * that they typed (the body is UTF-8 text, no `name`). The content is kept as a document of its own and compiled as an
 * annex; the plan must be a draft. What came in can be replaced until something of it is decided.
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
    progress: Type.Optional(Type.String({ format: 'uuid' })),
  }),
  output: Type.Object({
    document: Type.String(),
    items: Type.Integer(),
    targets: Type.Integer(),
  }),
  body: { media: documentMedia, maxBytes: documentLimit },
  async handle({ plan: id, gap: gapId, name: file, progress }, { kernel, actor, body, signal }) {
    const { detail } = openGap(await readPlan(kernel.database, id), gapId);
    const name = file ?? `${detail.slice(0, 200)}.txt`;
    const sha256 = createHash('sha256').update(body).digest('hex');
    const onProgress = publishProgress(kernel, progress);
    const { document: read } = await compileApart(body, { name, sha256 }, { signal, onProgress });
    if (file === undefined && read.media !== 'text/plain') throw new Problem('plan.not-typed');
    if (!hasWords(read)) throw new Problem('plan.only-images', { name, count: read.images.length });
    // Reading may take a while; what others decided meanwhile is no reason to refuse.
    const plan = await readPlan(kernel.database, id);
    const gap = openGap(plan, gapId);
    const at = kernel.clock().toISOString();
    const filled: Filled = {
      document: newInstanceId(),
      manner: file === undefined ? 'typed' : 'file',
      by: actor.id,
      at,
    };
    const { plan: after, added } = fillPlan(plan.compiled, gap, filled, read.text);
    refuseLostGaps(plan, gap, after);
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
    const action = 'plan.fill-gap';
    const write = async (tx: Sql): Promise<void> => {
      if (!(await holdPlan(plan, tx))) throw new Problem('plan.wrong-state');
      await insertFill({ plan: id, gap: gapId, ...filled }, { record, bytes: body }, after, tx);
      await kernel.events.publish({ type: 'board', data: { plan: id } }, tx);
      await kernel.audit.append(
        { by: actor, action, resource: planEntity(id), payload: { gap: gapId, ...filled, name, sha256 } },
        tx,
      );
    };
    const programme = programmeInEffect(after, plan.decisions);
    const facts = changedFacts(plan, { ...plan, compiled: after, programme }, at);
    if (facts.length > 0) await kernel.facts.write(facts, actor, { action, with: write });
    else await kernel.database.transaction(write);
    return { document: filled.document, items: added.items.length, targets: added.targets.length };
  },
});

/** @throws Problem plan.not-a-draft, plan.gap-not-found, plan.filled-already where what came in is decided about */
function openGap(plan: PlanRecord, id: string): Gap {
  requireDraft(plan);
  const { compiled, decisions, bindings } = plan;
  const gap = compiled.gaps[gapIds(compiled.gaps).indexOf(id)];
  if (gap === undefined || !isFillable(gap)) throw new Problem('plan.gap-not-found');
  const { filled, detail } = gap;
  if (filled === undefined) return gap;
  const parts = new Set(partsOfAnnex(compiled, filled.document));
  const decided = [...decisions.map(({ thing }) => thing.id), ...Object.keys(bindings)];
  const nested = compiled.gaps.some(
    (one) => one.annex?.document === filled.document && one.filled !== undefined,
  );
  if (nested || decided.some((one) => parts.has(one)))
    throw new Problem('plan.filled-already', { name: detail });
  return gap;
}

/** @throws Problem plan.filled-already where a gap that somebody decided about would go with what came in before */
function refuseLostGaps({ decisions }: PlanRecord, { detail }: Gap, after: CompiledPlan): void {
  const left = new Set(gapIds(after.gaps));
  if (decisions.some(({ thing }) => thing.kind === 'gap' && !left.has(thing.id)))
    throw new Problem('plan.filled-already', { name: detail });
}
