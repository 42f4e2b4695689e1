import assert from 'node:assert/strict';
import { testActor } from '@yuheng/kernel/test-kernel';
import { checkTasks } from '../../contradictions/check.ts';
import type { ContradictionRow, ContradictionView } from '../../contradictions/view.ts';
import { type PlanHouse, planHouse, tasksOf } from '../amend/house.ts';

const TEXT = `演练市数字园区行动计划
演练〔2025〕3号

　　一、主要任务

　　1.建设东部园区。（市工业和信息化局牵头，市财政局配合）

　　2.建设西部园区。（市数据局牵头）

演练市人民政府
2025年1月10日
`;

/** A house with a plan of two tasks at work, and things that systems record of them. */
export interface ToldHouse extends AsyncDisposable {
  readonly house: PlanHouse;
  readonly east: string;
  readonly west: string;
  ok<Answer>(name: string, input: object): Promise<Answer>;
  /** The clock is set to it, and a system records it as observed then, or earlier. */
  record(
    id: string,
    statements: { readonly [attribute: string]: number | string },
    at: string,
  ): Promise<void>;
  at(time: string): void;
  check(): Promise<{ found: number; renewed: number; settled: number }>;
  rows(standing?: boolean): Promise<readonly ContradictionRow[]>;
  read(id: string): Promise<ContradictionView>;
}

export async function toldHouse(): Promise<ToldHouse> {
  const house = await planHouse();
  const plan = await house.draft(TEXT);
  await house.acceptAll(plan);
  await house.call('confirm-plan', { plan });
  const [east = '', west = ''] = tasksOf(await house.plan(plan)).map(({ id }) => id);
  const { kernel, clock } = house.tools;
  const ok = async <Answer>(name: string, input: object): Promise<Answer> => {
    const { status, answer } = await house.call<Answer>(name, input);
    assert.equal(status, 200, JSON.stringify(answer));
    return answer;
  };
  for (const task of [east, west])
    for (const transition of ['accept', 'begin']) await ok('move-task', { task, transition, note: '' });
  const machine = testActor({ id: 'key:parks', roles: ['machine'] });
  return {
    house,
    east,
    west,
    ok,
    async record(id, statements, at) {
      const all = Object.entries(statements).map(
        ([name, value]) =>
          [name, { kind: 'Property' as const, value, unitCode: null, observedAt: at }] as const,
      );
      const known = await kernel.facts.get(id);
      await kernel.facts.write(
        [
          known
            ? { op: 'append', id, statements: new Map(all) }
            : { op: 'create', id, types: ['Park'], statements: new Map(all) },
        ],
        machine,
      );
    },
    at: (time) => clock.set(time),
    check: () => checkTasks(kernel, null),
    async rows(standing) {
      return (
        await ok<{ rows: ContradictionRow[] }>(
          'list-contradictions',
          standing === undefined ? {} : { standing },
        )
      ).rows;
    },
    read: (contradiction) => ok('read-contradiction', { contradiction }),
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}
