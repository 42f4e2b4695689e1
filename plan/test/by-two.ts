import assert from 'node:assert/strict';
import type { Actor } from '@yuheng/kernel/actor';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import type { Preview, Standing } from '@yuheng/kernel/proposal-preview';
import { testActor } from '@yuheng/kernel/test-kernel';
import { boardId } from '../board/ids.ts';
import { readBoard } from '../board/read-board.ts';
import { standingOf } from '../changes/target-effects.ts';
import { readAmendment } from '../store/amendment-store.ts';

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
    const before = await standings(kernel);
    const preview = await proposals.preview({ kind, content }, proposer);
    const { id } = await proposals.propose({ kind, content, reason: '工作需要' }, proposer);
    const decided = await proposals.decide(id, 'approve', '同意', approver);
    assert.equal(decided.state, 'approved');
    assert.deepEqual(
      await standings(kernel),
      foretold(await renamed(kernel, kind, content, before), preview),
    );
    return { status: 200, code: null, preview };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { status: 409, code: error.code, preview: null };
  }
}

/** How every target of the plans at work stands on the board. */
async function standings(kernel: Kernel): Promise<Map<string, Standing>> {
  const { plans } = await readBoard(kernel);
  const live = plans.filter(({ state }) => state === 'live');
  return new Map(live.flatMap(({ targets }) => targets.map((one) => [one.id, standingOf(one)])));
}

/** The targets of a plan that a new version took the place of, by what they are called in it: as it was put on record. */
async function renamed(
  { database }: Kernel,
  kind: string,
  { plan, previous }: Readonly<Record<string, unknown>>,
  before: ReadonlyMap<string, Standing>,
): Promise<ReadonlyMap<string, Standing>> {
  if (kind !== 'plan.amendment') return before;
  const done = await readAmendment(database, String(plan));
  const names = new Map(
    done?.parts.flatMap((part) =>
      part.kind === 'target' && part.old !== null && part.new !== null
        ? [[boardId(String(previous), part.old), boardId(String(plan), part.new)]]
        : [],
    ),
  );
  return new Map([...before].map(([id, standing]) => [names.get(id) ?? id, standing]));
}

/** What the board will show as a preview says: what it does not name stays as it is. */
function foretold(
  before: ReadonlyMap<string, Standing>,
  { effects }: Preview,
): ReadonlyMap<string, Standing> {
  const after = new Map(before);
  for (const { subject, before: was, after: is } of effects) {
    assert.deepEqual(was, before.get(subject) ?? null, subject);
    if (is === null) after.delete(subject);
    else after.set(subject, is);
  }
  return after;
}
