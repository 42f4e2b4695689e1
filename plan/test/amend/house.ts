import assert from 'node:assert/strict';
import { type TestKernel, testKernel } from '@yuheng/kernel/test-kernel';
import type { Board, PlanView, TaskView } from '../../board/view.ts';
import type { Decision } from '../../confirm/decision.ts';
import { newestSequences } from '../../confirm/standing.ts';
import { pack } from '../../pack.ts';
import { callPlan } from '../call-plan.ts';
import { parksPack } from '../parks-pack.ts';

/** A server with the plan pack, and how tests speak to it. */
export interface PlanHouse extends AsyncDisposable {
  readonly tools: TestKernel;
  call<Answer>(
    name: string,
    input: object,
    body?: string,
  ): Promise<{ status: number; answer: Answer & { code?: string } }>;
  /** Imports a text that holds one plan; answers the id of the draft. */
  draft(text: string, name?: string): Promise<string>;
  /** Accepts every item and target of a draft. */
  acceptAll(plan: string): Promise<void>;
  board(): Promise<readonly PlanView[]>;
  plan(id: string): Promise<PlanView>;
}

export async function planHouse(): Promise<PlanHouse> {
  const tools = await testKernel([pack as never, parksPack]);
  await tools.kernel.jobs.start(tools.kernel);
  const app = await tools.server();
  const house: PlanHouse = {
    tools,
    call: (name, input, body) => callPlan(app, name, input, body),
    async draft(text, name = 'plan.txt') {
      const { status, answer } = await house.call<{ plans: string[] }>('import-document', { name }, text);
      assert.equal(status, 200, JSON.stringify(answer));
      return answer.plans[0] ?? assert.fail();
    },
    async acceptAll(plan) {
      const own = (id: string) => id.split(':')[1] ?? '';
      const view = await house.plan(plan);
      const things = [
        ...tasksOf(view).map(({ id }) => ({ kind: 'item', id: own(id) })),
        ...view.targets.map(({ id }) => ({ kind: 'target', id: own(id) })),
      ];
      const record = await house.call<{ decisions: Decision[] }>('read-decisions', { plan, after: 0 });
      const newest = newestSequences(record.answer.decisions);
      const seen = things.map((thing) => ({ ...thing, seen: newest.get(`${thing.kind} ${thing.id}`) ?? 0 }));
      const { status, answer } = await house.call('accept-things', { plan, things: seen });
      assert.equal(status, 200, JSON.stringify(answer));
    },
    async board() {
      return (await house.call<Board>('read-board', {})).answer.plans;
    },
    async plan(id) {
      const { status, answer } = await house.call<PlanView>('read-plan', { plan: id });
      assert.equal(status, 200, JSON.stringify(answer));
      return answer;
    },
    [Symbol.asyncDispose]: () => tools[Symbol.asyncDispose](),
  };
  return house;
}

export function tasksOf({ sections }: PlanView): readonly TaskView[] {
  return sections.flatMap(({ tasks }) => tasks);
}
