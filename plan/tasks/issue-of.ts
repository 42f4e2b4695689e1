import type { OpenCase } from '@yuheng/kernel/case-step';
import type { Case } from '@yuheng/kernel/cases';
import { ofTask } from './live-task.ts';

/** An issue of a task as it is raised: with the lead unit, or, where that raises it itself or there is none, with the office. */
export function issueOf(
  item: Case,
  { unit, title, text }: { readonly unit: string; readonly title: string; readonly text: string },
): OpenCase {
  const { id: parent, owner } = item;
  return {
    type: 'PlanIssue',
    data: { title, text, unit },
    owner,
    participants: [unit],
    state: owner === null || owner === unit ? 'office' : 'lead',
    finalDueAt: null,
    parent,
    note: text,
    about: ofTask(item),
  };
}
