import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { lampsOn } from '../../../test/fixture-pack/measures.ts';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { append, create, point } from '../../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../../test/test-kernel.ts';
import { type WalkFault, walk } from '../../../verify/walk.ts';

const DAY = 86_400_000;
const money = (value: number) => ({ type: 'Property', value, unitCode: 'CNY' });
const by = testActor({ id: 'key:lamps' });
const officer = testActor({ id: 'user:officer', name: '张三', roles: ['officer'] });
const points = {
  purpose: '路灯开支',
  source: '灯具系统',
  method: '逐盏记录',
  verification: null,
  limits: null,
};
const lampCost = 'lamp-cost';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server();
  const { facts } = test.kernel;
  await facts.write(
    [1, 2, 3].map((number) =>
      create(`urn:lamp:${number}`, { name: `灯${number}`, state: 'on', cost: money(number * 100) }, ['Lamp']),
    ),
    by,
  );
});
after(() => test[Symbol.asyncDispose]());

const get = async (path: string) => (await app.inject(`/api/measures/${path}`)).json();
const state = async (input: object) => {
  const answer = await app.inject({ method: 'POST', url: '/api/measures/state-assurance', payload: input });
  return { status: answer.statusCode, ...answer.json() };
};
const standings = async (code = lampCost): Promise<readonly string[]> => {
  const { id } = await test.kernel.measures.evaluate(code);
  const { findings } = await get(`read-quality?measurement=${id}`);
  return findings.map(({ kind, standing }: { kind: string; standing: string }) => `${kind} ${standing}`);
};

describe('rules over the data of a measure', { timeout: 60_000 }, () => {
  it('nothing is stated, and told as such, until somebody does', async () => {
    const read = await get(`read-assurance?measure=${lampCost}`);
    assert.deepEqual([read.version, read.statedBy, read.effective], [0, null, []]);
    assert.deepEqual([...new Set(Object.values(read.points))], [null]);
    assert.deepEqual(await standings(), []);
    assert.equal((await app.inject('/api/measures/read-assurance?measure=nobody')).statusCode, 404);
  });

  it('are checked at once when they are stated, and kept with the measurement', async () => {
    const rules = [
      { kind: 'complete', selection: 'lamps', attribute: 'cost', atLeast: 100 },
      { kind: 'range', selection: 'lamps', attribute: 'cost', maximum: 250 },
      { kind: 'timely', selection: 'lamps', attribute: 'cost', days: 30, atLeast: 50, grey: true },
      { kind: 'jump', percent: 10 },
    ];
    const measured = await test.kernel.measures.evaluate(lampCost);
    const stated = await state({ measure: lampCost, seen: 0, points, rules });
    assert.deepEqual(
      [stated.status, stated.version, stated.effective.length],
      [200, 1, 4],
      JSON.stringify(stated),
    );
    assert.equal((await test.kernel.measures.newest(lampCost))?.id, measured.id, 'the figure is the same');
    assert.deepEqual(await standings(), ['complete met', 'range failed', 'timely met', 'jump unchecked']);
    const { findings } = await get(`read-quality?measurement=${measured.id}`);
    assert.deepEqual(findings[1].examples, [{ id: 'urn:lamp:3', label: '灯3' }]);
    assert.match(findings[1].demand['zh-CN'], /Lamp|灯/);
    for (const { demand, found } of findings)
      for (const text of [demand, found].flatMap(Object.values)) assert.doesNotMatch(text, /[{}]|quality\./);
  });

  it('follow the facts: a new figure has findings of its own, in the same entry of the log', async () => {
    const { facts, measures, audit } = test.kernel;
    await measures.evaluate(lampCost, '2026-01-31');
    test.clock.advance(1000);
    await facts.write([append('urn:lamp:3', { cost: money(200) })], by);
    const { entries } = await audit.verify();
    const measurement = await measures.evaluate(lampCost);
    assert.equal((await audit.verify()).entries, entries + 1);
    assert.deepEqual((await standings()).slice(0, 2), ['complete met', 'range met']);
    const kept = await measures.quality.findings([measurement.id]);
    assert.equal(kept.get(measurement.id)?.number, 1);
  });

  it('grow old by themselves, though nothing is measured anew', async () => {
    const { measures } = test.kernel;
    const id = (await measures.newest(lampCost))?.id ?? '';
    test.clock.advance(31 * DAY);
    const { findings } = await get(`read-quality?measurement=${id}`);
    assert.deepEqual([findings[2].kind, findings[2].standing, findings[2].grey], ['timely', 'failed', true]);
    assert.match(findings[2].found.en, /grown old/);
  });

  it('two sources: when the other one moves, this one is held against it', async () => {
    const { measures, facts } = test.kernel;
    const texts = { title: { 'zh-CN': '清点数', en: 'Counted' }, words: { 'zh-CN': '清点', en: 'Counted' } };
    const select = { spots: { types: ['Spot'], attributes: ['location'] } };
    const definition = { ...lampsOn, code: 'spots-counted', select, expression: 'count(spots)' };
    await measures.define({ pack: 'fixture', definition, texts }, by);
    const rules = [{ kind: 'consistent', with: 'spots-counted', percent: 0 }];
    assert.equal((await state({ measure: 'lamps-on', seen: 0, points, rules })).status, 200);
    await measures.start();
    assert.deepEqual(await standings('lamps-on'), ['consistent failed']);
    const spots = [1, 2, 3].map((number) =>
      create(`urn:spot:${number}`, { location: point(113 + number, 34) }, ['Spot']),
    );
    await facts.write(spots, by);
    const id = (await measures.newest('lamps-on'))?.id ?? '';
    // Where it is never held against the other one again, the file's own time limit ends the wait.
    const standing = async () => (await get(`read-quality?measurement=${id}`)).findings[0]?.standing;
    while ((await standing()) !== 'met') await new Promise((resolve) => setTimeout(resolve, 10));
  });

  it('what does not fit is refused, and so is what was stated over something else', async () => {
    const strange = [{ kind: 'range', selection: 'lamps', attribute: 'power', minimum: 0 }];
    const bad = await state({ measure: lampCost, seen: 1, points, rules: strange });
    assert.deepEqual([bad.status, bad.code], [400, 'measures.bad-rule']);
    const late = await state({ measure: lampCost, seen: 0, points });
    assert.deepEqual([late.status, late.code], [409, 'measures.stated-meanwhile']);
    assert.equal((await state({ measure: lampCost, seen: 1, points: { ...points, more: 'x' } })).status, 400);
    assert.equal(
      (await state({ measure: lampCost, seen: 1, points: { ...points, limits: '  ' } })).status,
      400,
    );
    assert.equal((await get(`read-assurance?measure=${lampCost}`)).version, 1);
    const both = await Promise.allSettled(
      [1, 2].map(() => test.kernel.measures.quality.state(lampCost, 1, { points, rules: null }, officer)),
    );
    assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  });

  it('what was stated before stays on record, with who stated it, and goes out with the definition', async () => {
    const { history, version, statedByName } = await get(`read-assurance?measure=${lampCost}`);
    assert.deepEqual([version, statedByName], [2, '张三']);
    assert.deepEqual(
      history.map((one: { version: number; rules: unknown[] | null }) => [
        one.version,
        one.rules?.length ?? null,
      ]),
      [
        [2, null],
        [1, 4],
      ],
    );
    const exported = await get(`export-definition?measure=${lampCost}`);
    assert.deepEqual(
      [exported.format, exported.definition.code, exported.assurance.points],
      ['yuheng-measure/1', lampCost, points],
    );
  });

  it('a walk names what was changed of either', async () => {
    const faultsAfter = async (statement: string): Promise<readonly string[]> => {
      const faults: WalkFault[] = [];
      const undone = test.database.transaction(async (tx) => {
        await tx.query(statement, []);
        await walk(tx, (fault) => faults.push(fault));
        throw new Error('undone');
      });
      await assert.rejects(undone, /undone/);
      return faults.map(({ kind, table, key }) => `${kind} ${table} ${key}`);
    };
    assert.deepEqual(await faultsAfter('select 1'), []);
    assert.deepEqual(
      await faultsAfter(
        `update measures.assurance set stated_by_name = '李四' where code = 'lamp-cost' and version = 1`,
      ),
      ['changed measures.assurance lamp-cost 1'],
    );
    const id = (await test.kernel.measures.newest(lampCost))?.id ?? '';
    assert.deepEqual(
      await faultsAfter(`delete from measures.quality where measurement = '${id}' and number = 1`),
      [`removed measures.quality ${id} 1`],
    );
  });
});
