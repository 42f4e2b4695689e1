import assert from 'node:assert/strict';
import { Problem } from '@yuheng/kernel/problem';
import type { AmendmentView } from '../../amend/amendment-view.ts';
import type { PlanView, TaskView } from '../../board/view.ts';
import { approver, changeByTwo, proposer } from '../by-two.ts';
import { type PlanHouse, tasksOf } from './house.ts';
import { FIRST, SECOND } from './versions.ts';

/** A task of a plan by how it begins. */
export const task = (plan: PlanView, title: string): TaskView =>
  tasksOf(plan).find((one) => one.title.startsWith(title)) ?? assert.fail(title);

/** The first version at work, its first task reported on and its goal measured; the second as a draft. */
export async function prepared(house: PlanHouse): Promise<{ first: string; second: string }> {
  const first = await house.draft(FIRST);
  const scenes = (await house.plan(first)).targets
    .find(({ kind }) => kind === 'qualitative')
    ?.id.split(':')[1];
  const minute = { setBy: '市长办公会', setOn: '2026-02-01', minute: '会议纪要〔2026〕2号' };
  const number = { comparator: '>=', value: 20, low: null, high: null, unit: '个', due: null };
  const set = await house.call('set-threshold', {
    plan: first,
    target: scenes,
    seen: 0,
    number,
    threshold: minute,
  });
  assert.equal(set.status, 200, JSON.stringify(set.answer));
  await house.acceptAll(first);
  assert.equal((await house.call('confirm-plan', { plan: first })).status, 200);
  const plan = await house.plan(first);
  const east = task(plan, '建设东部园区').id;
  await house.call('move-task', { task: east, transition: 'accept', note: '' });
  await house.call('move-task', { task: east, transition: 'begin', note: '' });
  await house.call('move-task', { task: east, transition: 'report', note: '主楼已封顶' });
  const target = plan.targets.find(({ goal }) => goal?.shown === 3)?.id;
  const bound = await changeByTwo(house.tools.kernel, 'plan.binding', { target, measure: 'digital-parks' });
  assert.equal(bound.status, 200);
  const second = await house.draft(SECOND);
  return { first, second };
}

/** Both, the second marked as the new version of the first, all of it accepted. */
export async function marked(house: PlanHouse): Promise<{ first: string; second: string }> {
  const plans = await prepared(house);
  const { status } = await house.call('mark-new-version', { plan: plans.second, previous: plans.first });
  assert.equal(status, 200);
  await house.acceptAll(plans.second);
  return plans;
}

export const amendment = async (house: PlanHouse, plan: string) =>
  (await house.call<AmendmentView>('read-amendment', { plan })).answer;

export const titled = ({ parts }: AmendmentView, title: string) =>
  parts.find(({ kind, old, new: young }) => kind === 'item' && (young ?? old)?.title.startsWith(title)) ??
  assert.fail(title);

/** Puts a new version to work, by two. */
export const amend = ({ tools }: PlanHouse, plan: string, previous: string) =>
  changeByTwo(tools.kernel, 'plan.amendment', { plan, previous });

export const propose = (
  { tools }: PlanHouse,
  kind: string,
  content: Readonly<Record<string, unknown>>,
): Promise<{ readonly id: string }> =>
  tools.kernel.proposals.propose({ kind, content, reason: '工作需要' }, proposer);

/** Approves as somebody else. @returns the code of what it was refused with; null where it is in force */
export async function approve({ tools }: PlanHouse, proposal: string): Promise<string | null> {
  try {
    await tools.kernel.proposals.decide(proposal, 'approve', '同意', approver);
    return null;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}
