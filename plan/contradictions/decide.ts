import type { Actor } from '@yuheng/kernel/actor';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { Reason } from '../confirm/request.ts';
import { endContradiction, readContradiction } from '../store/contradiction-store.ts';

/** A decision about a contradiction, of somebody who has seen it as it rests on these facts. */
export const Decided = Type.Object({
  contradiction: Type.String({ format: 'uuid' }),
  /** `basis` of what was read. */
  seen: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  reason: Reason,
});

/**
 * The office confirms or dismisses it, with a reason.
 * @throws Problem plan.contradiction-not-found, plan.contradiction-changed where its facts are others by now, and those of the case
 */
export async function decideContradiction(
  kernel: Kernel,
  by: Actor,
  asked: { readonly contradiction: string; readonly seen: string; readonly reason: string },
  outcome: 'confirm' | 'dismiss',
): Promise<{ state: string }> {
  const { case: id } = await readContradiction(kernel.database, asked.contradiction);
  const state = outcome === 'confirm' ? 'confirmed' : 'dismissed';
  const move = [{ id, transition: outcome, note: asked.reason.trim() }];
  const [item] = await kernel.cases.change(`plan.${outcome}-contradiction`, { move }, by, {
    with: async (_cases, tx) => {
      if (!(await endContradiction({ case: id, basis: asked.seen }, state, tx)))
        throw new Problem('plan.contradiction-changed');
    },
  });
  return { state: item?.state ?? '' };
}
