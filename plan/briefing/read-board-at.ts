import type { Case, JournalLine } from '@yuheng/kernel/cases';
import type { Kernel } from '@yuheng/kernel/kernel';
import type { MeasureState } from '../board/measure-state.ts';
import { planView } from '../board/plan-view.ts';
import { readBoard } from '../board/read-board.ts';
import { stateOf } from '../board/read-measure-state.ts';
import type { Board } from '../board/view.ts';
import { readEarlierVersions } from '../store/amendment-store.ts';
import { listPlans } from '../store/plan-store.ts';
import { readOpenContradictions } from './contradictions/read-open.ts';
import { monthEnd } from './month.ts';
import { type TaskAt, taskAt } from './task-at.ts';
import type { BriefingSource } from './write-briefing.ts';

/** Journals that are read at the same time. */
const AT_ONCE = 16;

/**
 * The board as a month's briefing sees it: now, or for a month that is over as it stood at its end: figures from the
 * facts of then, tasks by their journals. What the plans ask for is what they ask for today.
 */
export async function readBoardOfMonth(kernel: Kernel, month: string): Promise<BriefingSource> {
  const end = monthEnd(month);
  const over = end <= kernel.clock().toISOString();
  return sourceOf(kernel, over ? await boardAt(kernel, end) : await readBoard(kernel));
}

/** The board as it is now, with how each task stands. */
export async function readBoardNow(kernel: Kernel): Promise<BriefingSource> {
  return sourceOf(kernel, await readBoard(kernel));
}

async function sourceOf(kernel: Kernel, board: Board): Promise<BriefingSource> {
  const tasks = await tasksAt(kernel, board);
  const units = new Map(
    kernel.measures.known().map(({ definition }) => [definition.code, definition.unit] as const),
  );
  const live = new Set(board.plans.filter(({ state }) => state === 'live').map(({ id }) => id));
  const contradictions = await readOpenContradictions(kernel, live, board.at);
  return { board, tasks, units, contradictions };
}

async function boardAt(kernel: Kernel, at: string): Promise<Board> {
  const plans = (await listPlans(kernel)).filter(({ importedAt }) => importedAt <= at);
  const codes = new Set(plans.flatMap((plan) => Object.values(plan.bindings)));
  const measures = new Map<string, MeasureState>();
  // The last whole day before the moment, in the days of measures (UTC).
  const day = new Date(Date.parse(at) - 86_400_000).toISOString().slice(0, 10);
  const known = new Set(kernel.measures.known().map(({ definition }) => definition.code));
  for (const code of codes) {
    if (!known.has(code)) continue;
    const newest = await kernel.measures.evaluate(code, day);
    const series = (await kernel.measures.series(code)).filter((one) => one.at < newest.at);
    measures.set(code, await stateOf(kernel, code, newest, series, at));
  }
  const ids = plans.flatMap((plan) => Object.values(plan.tasks));
  const cases = new Map((await kernel.cases.find(ids)).map((item) => [item.id, item]));
  const versions = await readEarlierVersions(
    kernel.database,
    plans.filter(({ previous }) => previous !== null).map(({ id }) => id),
  );
  return { plans: plans.map((plan) => planView(plan, cases, measures, at, versions)), at };
}

async function tasksAt(kernel: Kernel, board: Board): Promise<ReadonlyMap<string, TaskAt>> {
  const views = board.plans
    .filter(({ state }) => state === 'live')
    .flatMap((plan) => plan.sections.flatMap((section) => section.tasks));
  const found = await kernel.cases.find(views.flatMap((view) => (view.case ? [view.case.id] : [])));
  const cases = new Map(found.map((item) => [item.id, item]));
  const journals = await journalsOf(kernel, found);
  const tasks = new Map<string, TaskAt>();
  for (const { id, case: driven } of views) {
    const item = cases.get(driven?.id ?? '');
    const type = kernel.registry.caseTypes.get(item?.type ?? '');
    if (item === undefined || type === undefined) continue;
    const standing = taskAt(type, item, journals.get(item.id) ?? [], board.at);
    if (standing !== null) tasks.set(id, standing);
  }
  return tasks;
}

async function journalsOf(
  kernel: Kernel,
  cases: readonly Case[],
): Promise<ReadonlyMap<string, readonly JournalLine[]>> {
  const journals = new Map<string, readonly JournalLine[]>();
  const waiting = [...cases];
  while (waiting.length > 0) {
    const some = waiting.splice(0, AT_ONCE);
    const read = await Promise.all(some.map(({ id }) => kernel.cases.journal(id)));
    for (const [index, { id }] of some.entries()) journals.set(id, read[index] ?? []);
  }
  return journals;
}
