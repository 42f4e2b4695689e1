import { Problem } from '@yuheng/kernel/problem';
import type { Applying } from '@yuheng/kernel/proposal-kind';
import { Overtaken, untilInTime } from '../store/record-decisions.ts';

/** Somebody changed a plan or moved a task of it in the same moment. */
const OVERTAKEN = new Set(['cases.conflict', 'plan.changed-meanwhile', 'plan.wrong-state']);

/**
 * Tries again what others were faster at. What says that it cannot be done is asked of the proposal first: it may be decided
 * by now, or be for another version.
 * @throws Problem proposals.decided, proposals.changed-meanwhile; of `work`
 */
export async function untilSettled(
  { kernel, proposal: id }: Pick<Applying, 'kernel' | 'proposal'>,
  work: () => Promise<void>,
): Promise<void> {
  await untilInTime(async () => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const { proposal, obstacle } = await kernel.proposals.read(id);
      if (proposal.state !== 'proposed') throw new Problem('proposals.decided');
      throw obstacle ?? (OVERTAKEN.has(error.code) ? new Overtaken() : error);
    }
  });
}
