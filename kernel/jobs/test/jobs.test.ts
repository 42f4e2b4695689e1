import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { LiveEvent } from '../../events/events.ts';
import { runChild } from '../../store/test/child.ts';
import { headersOf, type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';
import type { Job } from '../job.ts';
import { countingPack } from './counting-pack.ts';

/** What the running jobs wait for, by their text. */
const gates = new Map<
  string,
  { readonly begun: PromiseWithResolvers<AbortSignal>; readonly go: PromiseWithResolvers<void> }
>();
function gate(text: string) {
  const made = gates.get(text) ?? {
    begun: Promise.withResolvers<AbortSignal>(),
    go: Promise.withResolvers<void>(),
  };
  gates.set(text, made);
  return made;
}
const pack = countingPack(async (text, signal) => {
  gate(text).begun.resolve(signal);
  await gate(text).go.promise;
});

let test: TestKernel;
before(async () => {
  test = await testKernel([pack]);
  await test.kernel.jobs.start(test.kernel);
});
after(() => test[Symbol.asyncDispose]());
const by = testActor();

/** Waits for something that is on its way; the suite's own time limit ends a wait in vain. */
async function ended(id: string, state: Job['state']): Promise<Job> {
  for (;;) {
    const job = await test.kernel.jobs.get(id);
    if (job.state === state) return job;
    assert.ok(job.endedAt === null, `${job.state} instead of ${state}`);
    await pause(5);
  }
}
const record = (text: string, options = {}) => test.kernel.jobs.run('counting.record', { text }, by, options);
const count = async (sql: string, values: readonly unknown[]) =>
  (await test.database.query(sql, values)).length;

describe('jobs', { timeout: 60_000 }, () => {
  it('are done later, with their result, progress told on the way, and an entry in the log', async () => {
    const heard: LiveEvent[] = [];
    const stop = test.kernel.events.subscribe((event) => void heard.push(event));
    const asked = await test.kernel.jobs.run('counting.count', { to: 1000 }, by);
    assert.equal(asked.state, 'waiting');
    const job = await ended(asked.id, 'done');
    assert.deepEqual(job.result, { counted: 1000 });
    assert.deepEqual(job.actor, by);
    assert.deepEqual(job.progress, { done: 1000, total: 1000, step: 'counting' });
    while (!heard.some(({ data }) => data['state'] === 'done')) await pause(5);
    const told = heard.filter(({ type, data }) => type === 'job' && data['job'] === job.id);
    assert.equal(told[0]?.data['state'], 'waiting');
    assert.deepEqual(told.at(-1)?.data, {
      job: job.id,
      type: 'counting.count',
      state: 'done',
      done: 1000,
      total: 1000,
      step: 'counting',
    });
    assert.ok(told.length < 20, 'a thousand steps are not a thousand events');
    assert.equal(
      await count(`select 1 from audit.entry where action = 'jobs.run' and resource = $1`, [job.id]),
      1,
    );
    stop();
  });

  it('with a key are one while unfinished, and anew afterwards', async () => {
    const first = await record('keyed', { key: 'k' });
    let together = 0;
    const second = await record('other', { key: 'k', with: async () => void (together += 1) });
    assert.equal(second.id, first.id);
    assert.equal(together, 0);
    gate('keyed').go.resolve();
    const { progress } = await ended(first.id, 'done');
    assert.deepEqual(progress, { done: 4, total: 4, step: 'recording' }, 'what is done is at its total');
    gate('third').go.resolve();
    const third = await record('third', { key: 'k' });
    assert.notEqual(third.id, first.id);
    await ended(third.id, 'done');
  });

  it('are asked for in the transaction of the caller: what fails there asks for nothing', async () => {
    const failure = new Error('no');
    await assert.rejects(record('never', { with: () => Promise.reject(failure) }), failure);
    assert.equal(await count(`select 1 from jobs.job where input ->> 'text' = 'never'`, []), 0);
  });

  it('store what they made together with their end, or nothing once they are cancelled', async () => {
    const { id } = await record('late');
    const signal = await gate('late').begun.promise;
    const cancelled = await test.kernel.jobs.cancel(id, testActor({ id: 'user:other' }));
    assert.equal(cancelled.state, 'cancelled');
    assert.equal(cancelled.cancelledBy, 'user:other');
    while (!signal.aborted) await pause(5);
    gate('late').go.resolve();
    // A place is free again only when it has ended, whatever it did after the cancellation.
    gate('next').go.resolve();
    await ended((await record('next')).id, 'done');
    assert.equal(await test.kernel.facts.get('urn:job:late'), null);
    assert.notEqual(await test.kernel.facts.get('urn:job:next'), null);
    await assert.rejects(test.kernel.jobs.cancel(id, by), { code: 'jobs.ended' });
  });

  it('wait for a place, and one that waits can be cancelled and never begins', async () => {
    const [one, two, three] = [await record('one'), await record('two'), await record('three')];
    await Promise.all([gate('one').begun.promise, gate('two').begun.promise]);
    assert.equal((await test.kernel.jobs.get(three.id)).state, 'waiting');
    await test.kernel.jobs.cancel(three.id, by);
    gate('one').go.resolve();
    gate('two').go.resolve();
    await ended(one.id, 'done');
    await ended(two.id, 'done');
    assert.equal((await test.kernel.jobs.get(three.id)).state, 'cancelled');
    assert.equal(gates.has('three'), false);
  });

  it('are stopped when whoever asked is closed, and never begun for them', async () => {
    const { identity, jobs } = test.kernel;
    const chief = testActor({ id: 'user:job-chief', roles: ['administrator'] });
    const leaver = testActor({ id: 'user:leaver', roles: ['officer'] });
    for (const each of [chief, leaver]) await identity.issueLink(each);
    const running = await jobs.run('counting.record', { text: 'leaver' }, leaver);
    const signal = await gate('leaver').begun.promise;
    await identity.people.close(1, 'user:leaver', chief);
    await ended(running.id, 'cancelled');
    gate('leaver').go.resolve();
    assert.equal(await test.kernel.facts.get('urn:job:leaver'), null);
    assert.ok(signal.aborted);
    const late = await jobs.run('counting.record', { text: 'late' }, leaver);
    assert.equal((await ended(late.id, 'failed')).problem?.code, 'jobs.of-nobody');
    assert.equal(await test.kernel.facts.get('urn:job:late'), null);
  });

  it('that fail say why; what nobody foresaw is reported and said in general', async () => {
    const refused = await ended((await record('refuse')).id, 'failed');
    assert.deepEqual(refused.problem, { code: 'facts.not-found', values: { id: 'refuse' } });
    const { id } = await record('broken');
    await gate('broken').begun.promise;
    gate('broken').go.reject(new TypeError('broken'));
    const broken = await ended(id, 'failed');
    assert.deepEqual(broken.problem, { code: 'jobs.failed', values: {} });
    assert.deepEqual(test.reported.splice(0).map(String), ['TypeError: broken']);
  });

  it('of unknown types and inputs are faults of the code that asks', async () => {
    await assert.rejects(test.kernel.jobs.run('counting.none', {}, by), /no pack has a job/);
    await assert.rejects(test.kernel.jobs.run('counting.count', { to: 'x' }, by), /does not fit/);
    await assert.rejects(test.kernel.jobs.get('x'), { code: 'jobs.not-found' });
  });

  it('of a server that stops are given back at once, and another goes on', async () => {
    await using other = await testKernel([]);
    assert.deepEqual(await other.kernel.jobs.list(), []);
    const { id } = await record('moved');
    await gate('moved').begun.promise;
    const stopping = test.kernel.jobs.stop();
    gate('moved').go.reject(new Error('interrupted'));
    await stopping;
    assert.equal((await test.kernel.jobs.get(id)).state, 'waiting');
    const next = await test.another([countingPack(() => Promise.resolve())]);
    await next.jobs.start(next);
    assert.deepEqual((await ended(id, 'done')).result, { entity: 'urn:job:moved' });
    await next.close();
  });

  it('of a server that was killed are begun anew when its lease is over; one that always kills is given up', async () => {
    const { id } = await record('killed');
    const child = runChild('../../jobs/test/begin-and-hang.ts', [test.database.url]);
    assert.equal(await child.next(), 'begun killed');
    child.process.kill('SIGKILL');
    await child.ended;
    const next = await test.another([countingPack(() => Promise.resolve())]);
    await next.jobs.start(next);
    gate('beside').go.resolve();
    await ended((await record('beside')).id, 'done');
    assert.equal((await test.kernel.jobs.get(id)).state, 'running', 'its lease is not over yet');
    await test.database.query(`update jobs.job set alive_at = now() - interval '1 minute' where id = $1`, [
      id,
    ]);
    assert.deepEqual((await ended(id, 'done')).result, { entity: 'urn:job:killed' });
    await next.close();

    const deadly = await record('deadly');
    await test.database.query(
      `update jobs.job set state = 'running', attempt = 3, alive_at = now() - interval '1 minute' where id = $1`,
      [deadly.id],
    );
    const last = await test.another([countingPack(() => Promise.reject(new Error('was begun')))]);
    await last.jobs.start(last);
    assert.equal((await ended(deadly.id, 'failed')).problem?.code, 'jobs.gave-up');
    await last.close();
  });

  it('that ended more than thirty days ago are forgotten, by whoever starts; what is not done is kept', async () => {
    await using house = await testKernel([countingPack(() => Promise.resolve())]);
    const { jobs } = house.kernel;
    await jobs.start(house.kernel);
    const run = (to: number) => jobs.run('counting.count', { to }, by);
    const until = async (id: string) => {
      while ((await jobs.get(id)).endedAt === null) await pause(5);
    };
    const old = await run(1);
    await until(old.id);
    house.clock.advance(2 * 86_400_000);
    const younger = await run(2);
    await until(younger.id);
    await jobs.stop();
    const waiting = await run(3);
    house.clock.advance(29 * 86_400_000);
    const other = await house.another([countingPack(() => Promise.resolve())]);
    await other.jobs.start(other);
    await until(waiting.id);
    await other.close();
    await assert.rejects(jobs.get(old.id), { code: 'jobs.not-found' });
    assert.deepEqual((await jobs.get(younger.id)).result, { counted: 2 });
  });

  it('are listed, read and cancelled over HTTP, by those who may', async () => {
    const app = await test.server({ auth: true });
    const officer = await headersOf(test.kernel, 'officer');
    const { id } = await record('http');
    const read = await app.inject({ url: `/api/jobs/read-job?id=${id}`, headers: officer });
    assert.equal(read.json().state, 'waiting');
    assert.deepEqual(Object.keys(read.json().title), ['zh-CN', 'en']);
    const viewer = await headersOf(test.kernel, 'viewer');
    const cancel = { method: 'POST', url: '/api/jobs/cancel-job', payload: { id } } as const;
    assert.equal((await app.inject({ ...cancel, headers: viewer })).statusCode, 403);
    assert.equal((await app.inject({ ...cancel, headers: officer })).json().state, 'cancelled');
    assert.equal((await app.inject({ ...cancel, headers: officer })).json().code, 'jobs.ended');
    const listed = await app.inject({ url: '/api/jobs/list-jobs?state=failed&limit=1', headers: viewer });
    const [failed] = listed.json().jobs;
    assert.equal(failed.problem.code, 'jobs.gave-up');
    assert.match(failed.problem.messages.en, /3 times/);
  });
});
