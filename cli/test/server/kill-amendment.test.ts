import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { callOperation } from '@yuheng/kernel/client';
import { followJob } from '@yuheng/kernel/follow-job';
import { readServerFile } from '../../server/server-file.ts';
import { HOUSE } from '../../text.ts';
import { startServer } from './server-process.ts';

const ROUNDS = Number(process.env['YUHENG_KILL_ROUNDS'] ?? 3);

let data = '';
after(() => rm(data, { recursive: true, force: true }));

/**
 * A new version is approved and the server killed with -9 a moment later: afterwards either all of it is so, or none of it,
 * and then what was proposed can be approved again.
 */
test(`a server killed while a new version is put to work leaves one of two states, ${ROUNDS} rounds`, async (context) => {
  data = await mkdtemp(join(tmpdir(), 'yuheng-kill-'));
  const text = await readFile(join(HOUSE, 'plan', 'demo', '5g-plan.txt'), 'utf8');
  let server = await startServer(data, []);
  const keys = { one: await keyOf('one'), other: await keyOf('other') };
  const at = (who: keyof typeof keys): Server => ({ base: server.base, key: keys[who] });
  let old = await imported(at('one'), text);
  await accepted(at('one'), old);
  await call(at('one'), 'confirm-plan', { plan: old });
  const outcomes: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = await imported(at('one'), text.replace('突破1000亿元', `突破${1100 + 100 * round}亿元`));
    await call(at('one'), 'mark-new-version', { plan: next, previous: old });
    await accepted(at('one'), next);
    const before = await tasksOf(at('one'), old);
    const id = await proposed(at('one'), next, old);
    const answered = approve(at('other'), id).then(
      () => true,
      () => false,
    );
    await sleep(Math.random() * 800);
    await server.kill('SIGKILL');
    const acknowledged = await answered;
    server = await startServer(data, []);
    const states = [await stateOf(at('one'), old), await stateOf(at('one'), next)];
    const done = states[1] === 'live';
    assert.deepEqual(states, done ? ['superseded', 'live'] : ['live', 'draft']);
    assert.ok(done || !acknowledged, 'what was acknowledged is so');
    assert.equal(await proposalState(at('one'), id), done ? 'approved' : 'proposed');
    if (!done) await approve(at('other'), id);
    assert.deepEqual(await tasksOf(at('one'), next), before, 'the cases went over, each once');
    outcomes.push(done ? 'done' : 'not begun');
    old = next;
  }
  context.diagnostic(`after the kill: ${outcomes.join(', ')}`);
  assert.equal(await server.kill('SIGTERM'), 0);
});

type Server = Parameters<typeof callOperation>[0];

/** A key of an officer. */
async function keyOf(name: string): Promise<string> {
  const made = await callOperation(await readServerFile(data), 'identity', 'add-key', {
    name,
    roles: ['officer'],
  });
  return (made as { readonly key: string }).key;
}

async function proposed(server: Server, plan: string, previous: string): Promise<string> {
  const change = { kind: 'plan.amendment', content: { plan, previous }, reason: '修订' };
  return ((await callOperation(server, 'proposals', 'propose-change', change)) as { readonly id: string }).id;
}

const approve = (server: Server, id: string) =>
  callOperation(server, 'proposals', 'decide-proposal', { id, decision: 'approve' });

async function proposalState(server: Server, id: string): Promise<string> {
  const told = (await callOperation(server, 'proposals', 'read-proposal', { id })) as {
    readonly proposal: { readonly state: string };
  };
  return told.proposal.state;
}

interface PlanAnswer {
  readonly state: string;
  readonly sections: readonly {
    readonly tasks: readonly { readonly id: string; readonly case: { readonly id: string } | null }[];
  }[];
  readonly targets: readonly { readonly id: string }[];
}

const call = (server: Server, name: string, input: Readonly<Record<string, unknown>>): Promise<unknown> =>
  callOperation(server, 'plan', name, input);

async function imported(server: Server, text: string): Promise<string> {
  const response = await fetch(`${server.base}/api/plan/import-document?name=plan.txt`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', authorization: `Bearer ${server.key}` },
    body: text,
  });
  const { job } = (await response.json()) as { job: string };
  const { plans } = (await followJob(server, job)) as { plans: readonly string[] };
  return plans[0] ?? assert.fail();
}

const read = async (server: Server, plan: string) =>
  (await call(server, 'read-plan', { plan })) as PlanAnswer;

const stateOf = async (server: Server, plan: string) => (await read(server, plan)).state;

async function tasksOf(server: Server, plan: string): Promise<readonly string[]> {
  const { sections } = await read(server, plan);
  const held = sections.flatMap(({ tasks }) => tasks.flatMap((task) => task.case?.id ?? []));
  assert.equal(new Set(held).size, held.length);
  return held.toSorted();
}

async function accepted(server: Server, plan: string): Promise<void> {
  const { sections, targets } = await read(server, plan);
  const own = (id: string) => id.split(':')[1] ?? '';
  const things = [
    ...sections.flatMap(({ tasks }) => tasks.map(({ id }) => ({ kind: 'item', id: own(id), seen: 0 }))),
    ...targets.map(({ id }) => ({ kind: 'target', id: own(id), seen: 0 })),
  ];
  await call(server, 'accept-things', { plan, things });
}
