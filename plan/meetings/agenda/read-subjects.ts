import type { Case } from '@yuheng/kernel/cases';
import type { Kernel } from '@yuheng/kernel/kernel';
import { readBoardNow } from '../../briefing/read-board-at.ts';
import { type AgendaSubjects, agendaSubjects } from './agenda-subjects.ts';
import type { Pressing } from './task-subjects.ts';

const TYPES = ['PlanIssue', 'PlanExtension', 'PlanResolution'];

/**
 * Reads what an agenda is proposed from, as of now.
 * @param also cases that an agenda has already, closed ones too
 */
export async function readSubjects(kernel: Kernel, also: readonly string[] = []): Promise<AgendaSubjects> {
  const { board, tasks } = await readBoardNow(kernel);
  const open = await kernel.cases.list({ types: TYPES, open: true, limit: 10_000 });
  const known = new Set(open.map(({ id }) => id));
  const closed = await kernel.cases.find(also.filter((id) => !known.has(id)));
  const live = board.plans
    .filter(({ state }) => state === 'live')
    .flatMap(({ sections }) => sections.flatMap((section) => section.tasks))
    .flatMap((view) => (view.case === null ? [] : [view.case.id]));
  const atWork = new Set(live);
  const cases = [...open, ...closed].filter(
    ({ type, parent }: Case) => type === 'PlanResolution' || atWork.has(parent ?? ''),
  );
  return agendaSubjects({ board, tasks, cases, pressing: await pressingOf(kernel, live) });
}

/** Of each case the notice that went up furthest of those whose cause is still there. */
async function pressingOf({ cases }: Kernel, ids: readonly string[]): Promise<ReadonlyMap<string, Pressing>> {
  const pressing = new Map<string, Pressing>();
  for (const notice of await cases.notices(ids)) {
    const { case: id, rung, endedAt, answeredAt } = notice;
    if (endedAt !== null || (answeredAt !== null && notice.rule !== 'behind')) continue;
    if (rung >= (pressing.get(id)?.rung ?? 0)) pressing.set(id, notice);
  }
  return pressing;
}
