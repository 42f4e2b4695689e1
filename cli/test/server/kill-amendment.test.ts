import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { followJob } from '@yuheng/kernel/follow-job';
import { HOUSE } from '../../text.ts';
import { startServer } from './server-process.ts';

const ROUNDS = Number(process.env['YUHENG_KILL_ROUNDS'] ?? 3);

let data = '';
after(() => rm(data, { recursive: true, force: true }));

/**
 * A new version is put to work and the server killed with -9 a moment later: afterwards either all of it is so, or none
 * of it, and then it can be put to work again.
 */
test(`a server killed while a new version is put to work leaves one of two states, ${ROUNDS} rounds`, async (context) => {
  data = await mkdtemp(join(tmpdir(), 'yuheng-kill-'));
  const text = await readFile(join(HOUSE, 'plan', 'demo', '5g-plan.txt'), 'utf8');
  let server = await startServer(data);
  let old = await imported(server.base, text);
  await accepted(server.base, old);
  await call(server.base, 'confirm-plan', { plan: old });
  const outcomes: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = await imported(server.base, text.replace('突破1000亿元', `突破${1100 + 100 * round}亿元`));
    await call(server.base, 'mark-new-version', { plan: next, previous: old });
    await accepted(server.base, next);
    const before = await tasksOf(server.base, old);
    const answered = call(server.base, 'apply-amendment', { plan: next, reason: '修订' }).then(
      () => true,
      () => false,
    );
    await sleep(Math.random() * 150);
    await server.kill('SIGKILL');
    const acknowledged = await answered;
    server = await startServer(data);
    const states = [await stateOf(server.base, old), await stateOf(server.base, next)];
    const done = states[1] === 'live';
    assert.deepEqual(states, done ? ['superseded', 'live'] : ['live', 'draft']);
    assert.ok(done || !acknowledged, 'what was acknowledged is so');
    if (!done) await call(server.base, 'apply-amendment', { plan: next, reason: '修订' });
    assert.deepEqual(await tasksOf(server.base, next), before, 'the cases went over, each once');
    outcomes.push(done ? 'done' : 'not begun');
    old = next;
  }
  context.diagnostic(`after the kill: ${outcomes.join(', ')}`);
  assert.equal(await server.kill('SIGTERM'), 0);
});

interface PlanAnswer {
  readonly state: string;
  readonly sections: readonly {
    readonly tasks: readonly { readonly id: string; readonly case: { readonly id: string } | null }[];
  }[];
  readonly targets: readonly { readonly id: string }[];
}

async function call<Answer>(base: string, name: string, input: object): Promise<Answer> {
  const response = await fetch(`${base}/api/plan/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  if (!response.ok) throw new Error(`${name}: ${await response.text()}`);
  return (await response.json()) as Answer;
}

async function imported(base: string, text: string): Promise<string> {
  const response = await fetch(`${base}/api/plan/import-document?name=plan.txt`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: text,
  });
  const { job } = (await response.json()) as { job: string };
  const { plans } = (await followJob({ base }, job)) as { plans: readonly string[] };
  return plans[0] ?? assert.fail();
}

async function read(base: string, plan: string): Promise<PlanAnswer> {
  const response = await fetch(`${base}/api/plan/read-plan?plan=${plan}`);
  return (await response.json()) as PlanAnswer;
}

const stateOf = async (base: string, plan: string) => (await read(base, plan)).state;

async function tasksOf(base: string, plan: string): Promise<readonly string[]> {
  const { sections } = await read(base, plan);
  const held = sections.flatMap(({ tasks }) => tasks.flatMap((task) => task.case?.id ?? []));
  assert.equal(new Set(held).size, held.length);
  return held.toSorted();
}

async function accepted(base: string, plan: string): Promise<void> {
  const { sections, targets } = await read(base, plan);
  const own = (id: string) => id.split(':')[1] ?? '';
  const things = [
    ...sections.flatMap(({ tasks }) => tasks.map(({ id }) => ({ kind: 'item', id: own(id), seen: 0 }))),
    ...targets.map(({ id }) => ({ kind: 'target', id: own(id), seen: 0 })),
  ];
  await call(base, 'accept-things', { plan, things });
}
