import type { OpenCase } from '@yuheng/kernel/case-step';
import type { Case } from '@yuheng/kernel/cases';
import { newInstanceId } from '@yuheng/kernel/instance-id';
import type { Sql } from '@yuheng/kernel/store';
import { insertMeeting } from '../store/meeting-store.ts';
import { aboutMeeting } from './about-meeting.ts';
import type { MeetingDraft } from './next-of-series.ts';

export interface OpeningMeeting {
  readonly id: string;
  readonly open: OpenCase;
  /** Keeps it, in the transaction that opens its case. */
  readonly store: (opened: Case | undefined, tx: Sql) => Promise<void>;
}

/** A meeting that is about to be prepared. */
export function openingMeeting(draft: MeetingDraft, at: string): OpeningMeeting {
  const id = newInstanceId();
  return {
    id,
    open: {
      type: 'PlanMeeting',
      data: { meeting: id, title: draft.title },
      owner: null,
      finalDueAt: draft.startsAt,
      participants: draft.units ?? [],
      about: aboutMeeting(draft, at),
    },
    store: (opened, tx) =>
      insertMeeting(tx, {
        ...draft,
        id,
        case: opened?.id ?? '',
        sequence: 0,
        changedAt: at,
        announced: false,
        version: 1,
      }),
  };
}
