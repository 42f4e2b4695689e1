import type { PlanView } from '../board/view.ts';
import { dayOf } from './china-day.ts';
import type { EvidenceBook } from './evidence-book.ts';
import type { Sentence } from './figure.ts';
import { asCounted, type TrackedTask } from './tracked-task.ts';
import { rateOf } from './unit-rows.ts';

/** 总体情况: how much there is, how much of it is done, what happened in the month, how the targets stand. */
export function situation(
  { month, at }: { readonly month: string; readonly at: string },
  plans: readonly PlanView[],
  tasks: readonly TrackedTask[],
  book: EvidenceBook,
): readonly (readonly Sentence[])[] {
  return [work(month, at, plans, tasks, book), targets(plans, book)];
}

function work(
  month: string,
  at: string,
  plans: readonly PlanView[],
  tasks: readonly TrackedTask[],
  book: EvidenceBook,
): readonly Sentence[] {
  const all = asCounted(tasks);
  const standing = (...names: readonly string[]) =>
    book.ofTasks(tasks.filter((task) => names.includes(task.standing)).length, all);
  const within = (name: 'signed' | 'reported' | 'closed') => {
    const own = tasks.filter((task) => task.at[name]?.startsWith(month));
    return book.ofTasks(own.length, asCounted(own));
  };
  const units = new Set(tasks.map(({ lead }) => lead).filter((lead) => lead !== null));
  const done = standing('done');
  return [
    {
      key: 'situation.scope',
      values: {
        day: { day: dayOf(at) },
        plans: book.ofTasks(plans.length, all),
        tasks: book.ofTasks(tasks.length, all),
        units: book.ofTasks(units.size, all),
      },
    },
    {
      key: 'situation.done',
      values: {
        done,
        rate: book.ofTasks(rateOf(done.value, tasks.length), all, 1),
        open: book.ofTasks(tasks.length - done.value, all),
        overdue: standing('overdue'),
        warning: standing('warning'),
      },
    },
    {
      key: 'situation.month',
      values: { signed: within('signed'), reported: within('reported'), closed: within('closed') },
    },
  ];
}

function targets(plans: readonly PlanView[], book: EvidenceBook): readonly Sentence[] {
  const all = plans.flatMap((plan) => plan.targets);
  const numeric = all.filter(({ kind }) => kind === 'numeric');
  const measured = numeric.filter(({ reading }) => reading?.tier === 'A' || reading?.tier === 'B');
  const lamp = (name: string) => book.ofTargets(all.filter((target) => target.lamp === name));
  return [
    {
      key: 'situation.targets',
      values: {
        targets: book.ofTargets(all),
        numeric: book.ofTargets(numeric),
        measured: book.ofTargets(measured),
      },
    },
    {
      key: 'situation.lamps',
      values: {
        normal: lamp('normal'),
        warning: lamp('warning'),
        unlikely: lamp('unlikely'),
        overdue: lamp('overdue'),
        none: lamp('none'),
      },
    },
  ];
}
