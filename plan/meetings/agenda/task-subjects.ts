import type { Notice } from '@yuheng/kernel/cases';
import type { EvidenceBook } from '../../briefing/evidence-book.ts';
import type { Sentence } from '../../briefing/figure.ts';
import { asCounted, type TrackedTask } from '../../briefing/tracked-task.ts';
import type { Subject } from './subject.ts';

/** A notice whose cause is still there, and how far up it went without an answer (0: not at all). */
export type Pressing = Pick<Notice, 'case' | 'rule' | 'rung'>;

/** What a unit says itself, by its feedback. */
const BEHIND = 'behind';

/** Tasks: overdue ones and late steps; those of which the unit says so, or whose notices went up unanswered; those that nobody has. */
export function taskSubjects(
  tasks: readonly TrackedTask[],
  pressing: ReadonlyMap<string, Pressing>,
  book: EvidenceBook,
): readonly Subject[] {
  return tasks.map((task): Subject => {
    const { view, plan, lead, at } = task;
    const notice = pressing.get(task.case);
    const days = at.days === null ? null : book.ofTasks(at.days, asCounted([task]));
    const { group, weight, standing } = judged(task, notice, days === null ? {} : { days });
    return {
      key: `task:${view.id}`,
      group,
      weight,
      about: 'task',
      case: task.case,
      target: null,
      task: view.id,
      planTitle: plan.title,
      // Without its number in the document: the agenda and the minutes number their own items.
      title: view.title,
      unit: lead,
      standing,
      words: at.progress ?? '',
    };
  });
}

function judged(
  { standing, lead, at }: TrackedTask,
  notice: Pressing | undefined,
  days: Sentence['values'],
): Pick<Subject, 'group' | 'weight' | 'standing'> {
  const due: Sentence['values'] = at.due === null ? {} : { due: { day: at.due } };
  const sentence = (key: string, values: Sentence['values'] = {}): Sentence => ({
    key: `agenda.task.${key}`,
    values,
  });
  const told = [
    ...(notice?.rule === BEHIND ? [sentence('behind')] : []),
    ...(notice !== undefined && notice.rung > 0 ? [sentence('escalated')] : []),
  ];
  if (standing === 'overdue')
    return {
      group: 'red',
      weight: 50_000 + (at.days ?? 0),
      standing: [sentence('overdue', { ...days, ...due }), ...told],
    };
  if (notice !== undefined && told.length > 0)
    return { group: 'blocked', weight: 100 * notice.rung, standing: [sentence(stateKey(at.state)), ...told] };
  if (standing === 'warning')
    return { group: 'red', weight: at.days ?? 0, standing: [sentence('step-late', days)] };
  if (lead === null && standing !== 'done')
    return { group: 'undecided', weight: 400, standing: [sentence('unnamed')] };
  return { group: null, weight: 0, standing: [sentence(standing === 'done' ? 'done' : stateKey(at.state))] };
}

function stateKey(state: string): string {
  return `state.${state}`;
}
