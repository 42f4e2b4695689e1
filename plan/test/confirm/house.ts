import assert from 'node:assert/strict';
import { type TestKernel, testKernel } from '@yuheng/kernel/test-kernel';
import type { Board, PlanView } from '../../board/view.ts';
import type { CompiledPlan } from '../../compile/compiled.ts';
import type { Decision } from '../../confirm/decision.ts';
import { pack } from '../../pack.ts';
import { callPlan } from '../call-plan.ts';

/** A server with one draft, spoken to as the console does. */
export interface House extends AsyncDisposable {
  readonly tools: TestKernel;
  readonly plan: string;
  readonly compiled: CompiledPlan;
  call<Answer = { decisions: readonly Decision[] }>(name: string, input: object): Promise<Reply<Answer>>;
  record(): Promise<readonly Decision[]>;
  board(): Promise<PlanView>;
  /** Everything that is still open is accepted. */
  acceptAll(): Promise<Reply<{ decisions: readonly Decision[] }>>;
}

export interface Reply<Answer> {
  readonly status: number;
  readonly answer: Answer & { readonly code?: string; readonly values?: Record<string, unknown> };
}

export async function house(text: string): Promise<House> {
  const tools = await testKernel([pack as never]);
  await tools.kernel.jobs.start(tools.kernel);
  const app = await tools.server();
  const call = async <Answer>(name: string, input: object): Promise<Reply<Answer>> => {
    const read = name.startsWith('read-');
    const query = new URLSearchParams(input as Record<string, string>);
    const response = await app.inject({
      method: read ? 'GET' : 'POST',
      url: read ? `/api/plan/${name}?${query}` : `/api/plan/${name}`,
      ...(read ? {} : { payload: input, headers: { 'content-type': 'application/json' } }),
    });
    return { status: response.statusCode, answer: response.json() };
  };
  const imported = await callPlan<{ plans: string[] }>(app, 'import-document', { name: 'a.txt' }, text);
  assert.equal(imported.status, 200, JSON.stringify(imported.answer));
  const plan = imported.answer.plans[0] ?? '';
  const { compiled } = (await call<{ compiled: CompiledPlan }>('read-compiled', { plan })).answer;
  const record = async (): Promise<readonly Decision[]> =>
    (await call<{ decisions: readonly Decision[] }>('read-decisions', { plan, after: 0 })).answer.decisions;
  return {
    tools,
    plan,
    compiled,
    call,
    record,
    async board() {
      const [view] = (await call<Board>('read-board', {})).answer.plans;
      assert.ok(view);
      return view;
    },
    async acceptAll() {
      const decided = new Set((await record()).map(({ thing }) => thing.id));
      const things = [
        ...compiled.items.map(({ id }) => ({ kind: 'item', id, seen: 0 })),
        ...compiled.targets.map(({ id }) => ({ kind: 'target', id, seen: 0 })),
      ].filter(({ id }) => !decided.has(id));
      return call('accept-things', { plan, things });
    },
    async [Symbol.asyncDispose]() {
      await tools[Symbol.asyncDispose]();
    },
  };
}
