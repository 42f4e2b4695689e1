import type { Actor } from '@yuheng/kernel/actor';
import { type CasePart, partsOf } from '@yuheng/kernel/case-parts';
import type { Case } from '@yuheng/kernel/cases';
import type { Statement } from '@yuheng/kernel/facts-model';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';
import { splitBoardId } from '../board/ids.ts';
import { readPlan } from '../store/plan-store.ts';

/** The case of a task of a plan at work. @throws Problem plan.not-found, plan.superseded, plan.still-draft */
export async function liveTask({ database, cases }: Kernel, task: string): Promise<Case> {
  const { plan, own } = splitBoardId(task);
  const { tasks, state } = await readPlan(database, plan);
  if (state === 'superseded') throw new Problem('plan.superseded');
  const driven = tasks[own];
  if (driven === undefined) throw new Problem('plan.still-draft');
  return cases.get(driven);
}

/** A case that belongs to a task. @throws Problem cases.not-found */
export async function partOfTask({ cases }: Kernel, type: string, id: string): Promise<Case> {
  const item = await cases.get(id);
  if (item.type !== type) throw new Problem('cases.not-found');
  return item;
}

/** @throws Problem plan.task-closed for one that is not worked on any more, plan.not-yours */
export function demandPart(item: Case, by: Actor, parts: readonly CasePart[]): void {
  if (item.closedAt !== null) throw new Problem('plan.task-closed');
  const held = partsOf(item, by);
  if (!parts.some((part) => held.has(part))) throw new Problem('plan.not-yours');
}

/**
 * What is opened under a task is opened under one that is worked on, also where somebody ends it at the same moment: it is held
 * until the transaction ends. @throws Problem plan.task-closed
 */
export async function holdOpen({ cases }: Kernel, task: string, tx: Sql): Promise<void> {
  if ((await cases.hold(task, tx)).closedAt !== null) throw new Problem('plan.task-closed');
}

/** What the entity of a case says of the task to which it belongs. */
export function ofTask({ id }: Pick<Case, 'id'>): ReadonlyMap<string, Statement> {
  const value = `urn:ngsi-ld:PlanTask:${id}`;
  return new Map([['ofTask', { kind: 'Relationship', value, unitCode: null, observedAt: null }]]);
}
