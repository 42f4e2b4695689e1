import type { Kernel } from '@yuheng/kernel/kernel';
import Type from 'typebox';
import { LedgerRow } from './ledger-report.ts';
import type { LiveTask } from './live-tasks.ts';

const Text = Type.Object({ 'zh-CN': Type.String(), en: Type.String() });

/** A row with the task that it is about, and its faults in words. */
export const ToldRow = Type.Object({
  ...LedgerRow.properties,
  /** As the board names it. */
  task: Type.Union([Type.String(), Type.Null()]),
  faults: Type.Array(Type.Object({ code: Type.String(), text: Text })),
});

/** A task of a plan at work, to be chosen for a row. */
export const NamedTask = Type.Object({ task: Type.String(), title: Type.String(), plan: Type.String() });

export function namedTasks(tasks: readonly LiveTask[]) {
  return tasks.map(({ task, marker, title, planTitle }) => ({
    task,
    title: `${marker}${title}`,
    plan: planTitle,
  }));
}

export function toldRows(
  { text, errorText }: Kernel['registry'],
  rows: readonly LedgerRow[],
  tasks: readonly LiveTask[],
) {
  const byCase = new Map(tasks.map(({ item, task }) => [item.id, task]));
  return rows.map(({ faults, ...row }) => ({
    ...row,
    task: byCase.get(row.case ?? '') ?? null,
    faults: faults.map(({ code, error }) => ({
      code,
      text: { ...(error === null ? text('plan', `ledger.fault.${code}`) : errorText(error, {}, null)) },
    })),
  }));
}
