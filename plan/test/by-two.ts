import assert from 'node:assert/strict';
import type { Actor } from '@yuheng/kernel/actor';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import type { Preview } from '@yuheng/kernel/proposal-preview';
import { testActor } from '@yuheng/kernel/test-kernel';
import { readBoard } from '../board/read-board.ts';
import { standingOf } from '../changes/target-effects.ts';

export const proposer: Actor = testActor({ id: 'user:one', name: '甲', roles: ['officer'] });
export const approver: Actor = testActor({ id: 'user:two', name: '乙', roles: ['officer'] });

/** What became of a change that two people made. */
export interface ByTwo {
  readonly status: 200 | 409;
  /** Of the error that it was refused with. */
  readonly code: string | null;
  readonly preview: Preview | null;
}

/** Proposes a change as one person and approves it as another; whatever it is, the board then shows what the preview said. */
export async function changeByTwo(
  kernel: Kernel,
  kind: string,
  content: Readonly<Record<string, unknown>>,
): Promise<ByTwo> {
  const { proposals } = kernel;
  try {
    const preview = await proposals.preview({ kind, content }, proposer);
    const { id } = await proposals.propose({ kind, content, reason: '工作需要' }, proposer);
    const decided = await proposals.decide(id, 'approve', '同意', approver);
    assert.equal(decided.state, 'approved');
    await assertShown(kernel, preview);
    return { status: 200, code: null, preview };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { status: 409, code: error.code, preview: null };
  }
}

/** The board shows exactly what a preview said that it would. */
export async function assertShown(kernel: Kernel, { effects }: Preview): Promise<void> {
  const { plans } = await readBoard(kernel);
  const shown = new Map(plans.flatMap(({ targets }) => targets.map((one) => [one.id, standingOf(one)])));
  for (const { subject, after } of effects) assert.deepEqual(shown.get(subject) ?? null, after, subject);
}
