import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { callOperation } from '@yuheng/kernel/client';
import { followJob } from '@yuheng/kernel/follow-job';
import { buildWorld } from '@yuheng/world/build-world';
import { startServer } from './server-process.ts';

const types = new Set(['AdministrativeArea', 'SiteDemand', 'CandidateSite', 'ZoneRule']);
const asked = { city: 'urn:ngsi-ld:AdministrativeArea:410100', name: '方案', seed: 7, seconds: 30 };

let data = '';
after(() => rm(data, { recursive: true, force: true }));

/** The server dies while it plans; the next one plans anew, the plan is there once, and is what an undisturbed one is. */
test('a server killed in the middle of a plan of sites: the next one ends it, once', async () => {
  data = await mkdtemp(join(tmpdir(), 'yuheng-kill-'));
  let server = await startServer(data);
  const world = buildWorld({ seed: 1, scale: 'small', now: new Date().toISOString() });
  const entities = [...world.entities()].filter(({ type }) => types.has(String(type)));
  for (let from = 0; from < entities.length; from += 500) {
    const response = await fetch(`${server.base}/ngsi-ld/v1/entityOperations/upsert`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(entities.slice(from, from + 500)),
    });
    assert.ok(response.ok, await response.text());
  }
  const call = (name: string, input: Readonly<Record<string, unknown>>) =>
    callOperation(server, 'network', name, input);
  const begun = (await call('start-plan', asked)) as { plan: string; job: string };
  const read = () =>
    callOperation(server, 'jobs', 'read-job', { id: begun.job }) as Promise<{
      state: string;
      progress: { step: string | null } | null;
    }>;
  for (;;) {
    const { state, progress } = await read();
    assert.ok(state === 'waiting' || state === 'running', `${state} before it was killed`);
    if (progress !== null) break;
    await pause(5);
  }
  await server.kill('SIGKILL');
  server = await startServer(data);
  assert.equal((await read()).state, 'running', 'whoever comes back finds it');
  assert.deepEqual(await followJob(server, begun.job), { plan: begun.plan });
  const undisturbed = (await call('start-plan', asked)) as { plan: string; job: string };
  await followJob(server, undisturbed.job);
  const { plans } = (await call('list-plans', {})) as { plans: readonly { id: string }[] };
  assert.deepEqual(plans.map(({ id }) => id).toSorted(), [begun.plan, undisturbed.plan].toSorted());
  const [one, other] = await Promise.all(
    [begun.plan, undisturbed.plan].map(
      async (plan) =>
        (await call('read-plan', { plan })) as { plan: { cost: number; sites: readonly unknown[] } },
    ),
  );
  assert.ok((one?.plan.sites.length ?? 0) > 0);
  assert.deepEqual(one?.plan.sites, other?.plan.sites);
  assert.equal(await server.kill('SIGTERM'), 0);
});
