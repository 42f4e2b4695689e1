import type { Actor } from '@yuheng/kernel/actor';
import type { MoveCase } from '@yuheng/kernel/case-step';
import type { Case } from '@yuheng/kernel/cases';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';
import { same } from '../confirm/same.ts';
import { type MeetingRow, readMeetingRow, updateMeeting } from '../store/meeting-store.ts';
import { aboutMeeting } from './about-meeting.ts';
import type { Meeting } from './meeting.ts';

type Steps = Parameters<Kernel['cases']['change']>[1];
type Together = NonNullable<Parameters<Kernel['cases']['change']>[3]>;

/** One step of a meeting, and what becomes true with it. */
export interface MeetingStep extends Omit<MoveCase, 'id'> {
  /** What is otherwise of the meeting itself. */
  readonly patch?: Partial<Omit<MeetingRow, 'id' | 'case' | 'kind'>>;
  readonly more?: Steps;
  readonly facts?: NonNullable<Together['facts']>;
  /** Is given the cases of `more.open`, in their order. */
  readonly with?: (opened: readonly Case[], tx: Sql, at: string) => Promise<void>;
}

/**
 * Takes a step of a meeting from the version that was seen: its case, its row and what follows, in one transaction.
 * @throws Problem plan.meeting-meanwhile when somebody else was faster, and of the step
 */
export async function changeMeeting(
  kernel: Kernel,
  by: Actor,
  before: Meeting,
  { transition, note, detail, patch = {}, more = {}, facts = [], ...rest }: MeetingStep,
): Promise<void> {
  const at = kernel.clock().toISOString();
  const { state: _state, ...row } = before;
  const after: MeetingRow = { ...row, ...patch, changedAt: at, version: row.version + 1 };
  const { startsAt, units } = after;
  const other = startsAt !== before.startsAt || !same(units, before.units);
  const terms = { id: row.case, owner: null, finalDueAt: startsAt, participants: units ?? [], note };
  const open = more.open ?? [];
  const about = aboutMeeting(after, at);
  const steps: Steps = {
    ...more,
    move: [{ id: row.case, transition, note, ...(detail ? { detail } : {}) }, ...(more.move ?? [])],
    revise: [...(other ? [terms] : []), ...(more.revise ?? [])],
  };
  const together: Together = {
    facts: [{ op: 'append', id: `urn:ngsi-ld:PlanMeeting:${row.case}`, statements: about }, ...facts],
    async with(cases, tx) {
      await updateMeeting(tx, after);
      await rest.with?.(cases.slice(0, open.length), tx, at);
    },
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      await kernel.cases.change(`plan.${transition}-meeting`, steps, by, together);
      return;
    } catch (error) {
      if ((await readMeetingRow(kernel.database, row.id)).version !== row.version)
        throw new Problem('plan.meeting-meanwhile');
      // A notice was sent meanwhile: the meeting is what it was.
      const conflict = error instanceof Problem && error.code === 'cases.conflict';
      if (!conflict || attempt === ATTEMPTS) throw error;
    }
  }
}

/** Notices are sent seldom; who is overtaken as often as this is told so. */
const ATTEMPTS = 5;
