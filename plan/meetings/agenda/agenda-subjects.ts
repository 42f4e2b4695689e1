import type { Case } from '@yuheng/kernel/cases';
import { EvidenceBook } from '../../briefing/evidence-book.ts';
import type { EvidenceNote } from '../../briefing/evidence-note.ts';
import { trackedTasks } from '../../briefing/tracked-task.ts';
import type { BriefingSource } from '../../briefing/write-briefing.ts';
import { caseSubjects } from './case-subjects.ts';
import type { Subject } from './subject.ts';
import { targetSubjects } from './target-subjects.ts';
import { type Pressing, taskSubjects } from './task-subjects.ts';

/** Everything that an agenda is proposed from. */
export interface AgendaSource extends Pick<BriefingSource, 'board' | 'tasks'> {
  /** Issues, requests for more time, resolutions: open ones, and those that an agenda has though they are closed. */
  readonly cases: readonly Case[];
  /** By the case of a task. */
  readonly pressing: ReadonlyMap<string, Pressing>;
}

export interface AgendaSubjects {
  readonly at: string;
  readonly synthetic: boolean;
  readonly subjects: readonly Subject[];
  readonly evidence: readonly EvidenceNote[];
}

/** Every matter of the plans at work that a meeting could deal with, as it stands at the board's moment. Pure. */
export function agendaSubjects({ board, tasks, cases, pressing }: AgendaSource): AgendaSubjects {
  const plans = board.plans.filter(({ state }) => state === 'live');
  const tracked = trackedTasks(plans, tasks);
  const book = new EvidenceBook();
  const subjects = [
    ...caseSubjects(cases, tracked, board.at),
    ...targetSubjects(plans, tracked, book),
    ...taskSubjects(tracked, pressing, book),
  ];
  return {
    at: board.at,
    synthetic: plans.some(({ synthetic }) => synthetic),
    subjects,
    evidence: book.notes,
  };
}
