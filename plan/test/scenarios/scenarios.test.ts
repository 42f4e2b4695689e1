import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '@yuheng/kernel/actor';
import { createClient, ProblemError } from '@yuheng/kernel/client';
import { followJob } from '@yuheng/kernel/follow-job';
import type { ProposedChange } from '@yuheng/kernel/scenario-change';
import { changeScenario, makeScenario, scenarioFor, shareScenario } from '@yuheng/kernel/scenarios';
import { type TestKernel, testActor, testKernel } from '@yuheng/kernel/test-kernel';
import { boardId } from '../../board/ids.ts';
import type { PlanView } from '../../board/view.ts';
import { pack } from '../../pack.ts';
import { changeByTwo } from '../by-two.ts';
import { callPlan } from '../call-plan.ts';
import { parksPack } from '../parks-pack.ts';

const TEXT = `演练市数字园区行动计划
演练〔2025〕3号

　　一、总体目标

　　到2027年底，建成12个以上数字园区，形成一批应用场景。

　　二、主要任务

　　（一）建设园区。

　　1.建设东部园区。2026年10月底前完成。（责任单位：市工业和信息化局、市财政局）

演练市人民政府
2025年1月10日
`;

/** Who proposes, and who decides. */
const proposer: Actor = testActor({ id: 'user:proposer', name: 'Li', roles: ['officer'] });
const decider: Actor = testActor({ id: 'user:decider', name: 'Wang', roles: ['officer'] });

interface House {
  readonly tools: TestKernel;
  readonly plan: PlanView;
  readonly target: string;
  call(actor: Actor): ReturnType<typeof createClient<typeof pack>>;
  run(actor: Actor, scenario: string): Promise<void>;
}

/** Parks open one by one, one in half a year: at that pace twelve are not reached. */
async function house(): Promise<House> {
  const tools = await testKernel([pack as never, parksPack], '2026-03-02T02:00:00.000Z');
  const { kernel } = tools;
  await kernel.jobs.start(kernel);
  const open = await tools.server();
  for (let number = 1; number <= 4; number += 1) {
    const observedAt = new Date(Date.UTC(2024, number * 6 - 1, 10)).toISOString();
    const answer = await open.inject({
      method: 'POST',
      url: '/ngsi-ld/v1/entities',
      payload: {
        id: `urn:ngsi-ld:Park:${number}`,
        type: 'Park',
        open: { type: 'Property', value: true, observedAt },
      },
    });
    assert.equal(answer.statusCode, 201);
  }
  await kernel.measures.start();
  await kernel.measures.keepSeries('digital-parks', '2024-01-01');
  await callPlan(open, 'import-document', { name: 'a.txt' }, TEXT);
  const board = async () => (await callPlan<{ plans: PlanView[] }>(open, 'read-board', {})).answer.plans[0];
  const draft = await board();
  assert.ok(draft);
  const own = (id: string): string => id.slice(draft.id.length + 1);
  const things = [
    ...draft.sections.flatMap(({ tasks }) => tasks).map(({ id }) => ({ kind: 'item', id: own(id), seen: 0 })),
    ...draft.targets.map(({ id }) => ({ kind: 'target', id: own(id), seen: 0 })),
  ];
  assert.equal((await callPlan(open, 'accept-things', { plan: draft.id, things })).status, 200);
  assert.equal((await callPlan(open, 'confirm-plan', { plan: draft.id })).status, 200);
  const target = draft.targets.find(({ kind }) => kind === 'numeric')?.id ?? '';
  const bound = await changeByTwo(kernel, 'plan.binding', { target, measure: 'digital-parks' });
  assert.equal(bound.status, 200);
  const plan = await board();
  assert.ok(plan);
  const guarded = await tools.server({ auth: true });
  const base = await guarded.listen({ port: 0 });
  const keys = new Map<string, string>();
  for (const actor of [proposer, decider]) keys.set(actor.id, await kernel.identity.issueKey(actor));
  const serverOf = (actor: Actor) => ({ base, key: keys.get(actor.id) ?? '' });
  return {
    tools,
    plan,
    target,
    call: (actor) => createClient<typeof pack>(serverOf(actor), 'plan'),
    async run(actor, scenario) {
      const client = createClient<typeof pack>(serverOf(actor), 'plan');
      await followJob(serverOf(actor), (await client['run-scenario']({ scenario })).job);
    },
  };
}

const nine: ProposedChange = {
  kind: 'create',
  type: 'Park',
  count: 9,
  attributes: { open: { type: 'Property', value: true } },
  from: '2026-06-01',
  perMonth: 1,
};
const draftOf = (...changes: readonly ProposedChange[]) => ({
  name: 'Nine parks',
  note: '',
  changes,
  delay: 0,
});
const refused = (code: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;

test('a target under a scenario stands beside what is: figure, interval, chance and lamp; what moved is told', async () => {
  const here = await house();
  await using tools = here.tools;
  const { kernel } = tools;
  const { id } = await makeScenario(kernel, draftOf(nine), proposer);
  const client = here.call(proposer);
  assert.equal((await client['read-scenario']({ scenario: id })).result, null);
  const { levers } = await client['suggest-levers']({ target: here.target });
  assert.deepEqual(
    levers.map(({ type, must, counted, all }) => ({ type, must, counted, all })),
    [{ type: 'Park', must: [{ attribute: 'open', values: [true] }], counted: 4, all: 4 }],
  );
  await here.run(proposer, id);
  const view = await client['read-scenario']({ scenario: id });
  assert.deepEqual(view.result?.stale, []);
  const one = view.result?.outcome.targets.find(({ target }) => target.id === here.target);
  assert.ok(one?.concerned && one.forecast && one.target.forecast);
  // Beside stands exactly what the board shows.
  assert.deepEqual(
    one.target,
    here.plan.targets.find(({ id: own }) => own === here.target),
  );
  const { forecast: real } = one.target;
  for (const name of ['median', 'low', 'high'] as const)
    assert.ok(Math.abs(one.forecast[name] - real[name] - 9) < 1e-9, name);
  assert.ok(one.target.lamp !== 'normal' && one.lamp === 'normal', `${one.target.lamp} ${one.lamp}`);
  assert.ok(real.chance < 0.8 && one.forecast.chance > 0.9, `${real.chance} ${one.forecast.chance}`);
  assert.deepEqual(
    [one.trace.at(0), one.trace.at(-1)].map((point) => [point?.without, point?.with]),
    [
      [4, 4],
      [4, 13],
    ],
  );
  // A figure that is really measured anew makes it stale; so does a change of the scenario.
  const open = { type: 'Property' as const, value: true };
  await tools.server().then((app) =>
    app.inject({
      method: 'POST',
      url: '/ngsi-ld/v1/entities',
      payload: { id: 'urn:ngsi-ld:Park:5', type: 'Park', open },
    }),
  );
  await kernel.measures.evaluate('digital-parks');
  assert.deepEqual((await client['read-scenario']({ scenario: id })).result?.stale, ['facts']);
  await here.run(proposer, id);
  assert.deepEqual((await client['read-scenario']({ scenario: id })).result?.stale, []);
  await changeScenario(kernel, id, 1, draftOf({ ...nine, count: 8 }), proposer);
  assert.deepEqual((await client['read-scenario']({ scenario: id })).result?.stale, ['changed']);
  const [listed] = (await client['list-scenarios']({})).scenarios;
  assert.deepEqual([listed?.stale, listed?.targets.length], [['changed'], 1]);
  // What lines speak of has moved, or cannot be any more.
  const patch: ProposedChange = {
    kind: 'patch',
    which: { type: 'Park', q: 'open==false' },
    attributes: { open },
    from: '2026-06-01',
  };
  const close = (park: string, value: boolean) =>
    tools.server().then((app) =>
      app.inject({
        method: 'PATCH',
        url: `/ngsi-ld/v1/entities/urn:ngsi-ld:Park:${park}`,
        payload: { open: { type: 'Property', value } },
      }),
    );
  await close('5', false);
  await kernel.measures.evaluate('digital-parks');
  await changeScenario(kernel, id, 2, draftOf(patch), proposer);
  await here.run(proposer, id);
  await close('5', true);
  await kernel.measures.evaluate('digital-parks');
  assert.deepEqual((await client['read-scenario']({ scenario: id })).result?.stale, ['facts', 'impossible']);
  await assert.rejects(here.run(proposer, id), refused('scenarios.nothing-selected'));
});

test('a proposal is decided by somebody else; approved it opens steps and shifts the task, and writes no fact of the scenario', async () => {
  const here = await house();
  await using tools = here.tools;
  const { kernel } = tools;
  const task = here.plan.sections.flatMap(({ tasks }) => tasks)[0];
  const driven = task?.case?.id ?? '';
  const due = (await kernel.cases.get(driven)).finalDueAt;
  const shift: ProposedChange = { kind: 'shift', case: driven, workingDays: 10, from: '2026-03-02' };
  const { id } = await makeScenario(kernel, draftOf(nine, shift), proposer);
  const client = here.call(proposer);
  const other = here.call(decider);
  const proposal = { scenario: id, reason: 'Twelve are wanted', unit: '市工业和信息化局' };
  await assert.rejects(client['propose-scenario'](proposal), refused('plan.scenario-stale'));
  await here.run(proposer, id);
  // Private: nobody else sees it, or proposes it.
  await assert.rejects(other['propose-scenario'](proposal), refused('scenarios.not-found'));
  await shareScenario(kernel, id, 'house', proposer);
  await assert.rejects(other['propose-scenario'](proposal), refused('scenarios.not-yours'));
  await shareScenario(kernel, id, 'private', proposer);
  const both = await Promise.allSettled([
    client['propose-scenario'](proposal),
    client['propose-scenario'](proposal),
  ]);
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  assert.equal((await scenarioFor(kernel, id, decider)).reach, 'house');
  const [row] = (await other['read-inbox']({})).proposals;
  assert.deepEqual([row?.kind, row?.name, row?.proposer], ['decide', 'Nine parks', 'Li']);
  const decide = { proposal: row?.case ?? '', reason: 'Agreed' } as const;
  await assert.rejects(
    client['decide-proposal']({ ...decide, decision: 'approve' }),
    refused('plan.own-proposal'),
  );
  await assert.rejects(
    other['decide-proposal']({ ...decide, decision: 'withdraw' }),
    refused('plan.not-yours'),
  );
  const parks = async () => (await kernel.facts.query({ types: ['Park'] }, { count: true })).total;
  const before = await parks();
  const approved = await other['decide-proposal']({ ...decide, decision: 'approve' });
  assert.deepEqual(approved, { state: 'approved', steps: 1, shifted: 1 });
  assert.equal(await parks(), before);
  const later = (await kernel.cases.get(driven)).finalDueAt;
  assert.ok(due !== null && later !== null && later > due);
  assert.ok((await kernel.cases.journal(driven)).at(-1)?.note.includes('Agreed'));
  const inbox = await client['read-inbox']({ unit: '市工业和信息化局' });
  const [step] = inbox.proposals;
  assert.equal(step?.kind, 'carry-out');
  assert.deepEqual(step.line, nine);
  assert.ok(inbox.units.some(({ unit }) => unit === '市工业和信息化局'));
  await other['close-step']({ step: step.case, ending: 'complete', reason: 'Built' });
  assert.deepEqual((await client['read-inbox']({ unit: '市工业和信息化局' })).proposals, []);
  await assert.rejects(
    other['decide-proposal']({ ...decide, decision: 'refuse' }),
    refused('cases.wrong-state'),
  );
  const { proposal: decided } = await client['read-scenario']({ scenario: id });
  assert.equal(decided?.state, 'approved');
  assert.equal(decided?.differences[0]?.target, here.target);
  assert.equal(boardId(here.plan.id, here.target.slice(here.plan.id.length + 1)), here.target);
});
