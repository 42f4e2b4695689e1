import type { Case } from '@yuheng/kernel/cases';
import { dayOf } from '../../briefing/china-day.ts';
import type { Sentence } from '../../briefing/figure.ts';
import type { TrackedTask } from '../../briefing/tracked-task.ts';
import type { Subject } from './subject.ts';

/** Issues that wait for somebody to settle them, requests for more time, and what earlier meetings resolved. */
export function caseSubjects(
  cases: readonly Case[],
  tasks: readonly TrackedTask[],
  at: string,
): readonly Subject[] {
  const byCase = new Map(tasks.map((task) => [task.case, task]));
  return cases.flatMap((item): readonly Subject[] => {
    const task = byCase.get(item.parent ?? '');
    switch (item.type) {
      case 'PlanIssue':
        return [issue(item, task)];
      case 'PlanExtension':
        return [extension(item, task)];
      case 'PlanResolution':
        return [resolution(item, at)];
      default:
        return [];
    }
  });
}

function ofTask(task: TrackedTask | undefined): Pick<Subject, 'target' | 'task' | 'planTitle'> {
  return { target: null, task: task?.view.id ?? null, planTitle: task?.plan.title ?? null };
}

const levels: { readonly [state: string]: number } = {
  'leading-office': 30_000,
  office: 20_000,
  lead: 10_000,
};

function issue(item: Case, task: TrackedTask | undefined): Subject {
  const open = item.closedAt === null;
  const unit = text(item, 'unit') || item.owner;
  return {
    ...ofTask(task),
    key: `issue:${item.id}`,
    about: 'issue',
    case: item.id,
    group: open ? 'blocked' : null,
    weight: levels[item.state] ?? 0,
    title: text(item, 'title'),
    unit,
    standing: [
      said(`issue.${item.state}`, { since: { day: dayOf(item.openedAt) } }),
      ...(task === undefined ? [] : [said('of-task', { task: { words: [task.view.title] } })]),
    ],
    words: text(item, 'text'),
  };
}

function extension(item: Case, task: TrackedTask | undefined): Subject {
  const due = task?.at.due ?? null;
  return {
    ...ofTask(task),
    key: `extension:${item.id}`,
    about: 'extension',
    case: item.id,
    group: item.closedAt === null ? 'undecided' : null,
    weight: 500,
    title: task === undefined ? text(item, 'reason') : task.view.title,
    unit: item.owner,
    standing: [
      said(`extension.${item.state}`, { until: { day: text(item, 'until') } }),
      ...(due === null ? [] : [said('extension.due', { due: { day: due } })]),
    ],
    words: text(item, 'reason'),
  };
}

function resolution(item: Case, at: string): Subject {
  const open = item.closedAt === null;
  const late = open && item.finalDueAt !== null && item.finalDueAt < at;
  const due: Sentence['values'] = item.finalDueAt === null ? {} : { due: { day: dayOf(item.finalDueAt) } };
  return {
    ...ofTask(undefined),
    key: `resolution:${item.id}`,
    about: 'resolution',
    case: item.id,
    group: open ? 'resolutions' : null,
    weight: late ? 2 : 1,
    title: text(item, 'text'),
    unit: item.owner,
    standing: [said(`resolution.${item.state}`, due), ...(late ? [said('resolution.late')] : [])],
    words: text(item, 'source'),
  };
}

function said(key: string, values: Sentence['values'] = {}): Sentence {
  return { key: `agenda.${key}`, values };
}

function text({ data }: Case, name: string): string {
  const value = data[name];
  return typeof value === 'string' ? value : '';
}
