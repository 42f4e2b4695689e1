import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { canonical } from '../../audit/digest.ts';
import type { LiveEvent } from '../../events/events.ts';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { append, create, observed, point, statementsOf, upsert } from '../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';
import { verifyEvidence } from '../verify.ts';

let test: TestKernel;
before(async () => {
  test = await testKernel([fixturePack]);
});
after(() => test[Symbol.asyncDispose]());

const by = testActor({ id: 'key:lamps' });
const lampId = (number: number): string => `urn:ngsi-ld:Lamp:${number}`;
const on = (state: 'on' | 'off') => ({ state });

/** No lamp is left from the test before. */
beforeEach(async () => {
  const { entities } = await test.kernel.facts.query({ types: ['Lamp', 'Spot'] });
  if (entities.length > 0)
    await test.kernel.facts.write(
      entities.map(({ id }) => ({ op: 'delete', id })),
      by,
    );
  test.clock.advance(60_000);
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(5);
}

describe('measurement', { timeout: 60_000 }, () => {
  it('counts what is there, with its evidence', async () => {
    const { facts, measures, audit } = test.kernel;
    await facts.write(
      [
        create(lampId(1), on('on'), ['Lamp']),
        create(lampId(2), on('off'), ['Lamp']),
        create(lampId(3), on('on'), ['Lamp']),
      ],
      by,
    );
    const measurement = await measures.evaluate('lamps-on');
    assert.deepEqual(
      {
        value: measurement.value,
        status: measurement.status,
        facts: measurement.facts,
        tier: measurement.tier,
        period: measurement.period,
        at: measurement.at,
        synthetic: measurement.synthetic,
      },
      { value: 2, status: 'ok', facts: 2, tier: 'A', period: 'now', at: test.clock.text, synthetic: false },
    );
    const evidence = await measures.evidence(measurement.id);
    assert.deepEqual(evidence.map(({ entity }) => entity).toSorted(), [lampId(1), lampId(3)]);
    assert.deepEqual(await measures.read(measurement.id), measurement);
    assert.deepEqual(await measures.newest('lamps-on'), measurement);
    assert.equal((await audit.read(measurement.auditSequence))?.action, 'measures.measure');
  });

  it('is the same one while its facts are, and another when one of them is recorded anew', async () => {
    const { facts, measures, audit } = test.kernel;
    await facts.write([create(lampId(1), on('on'), ['Lamp'])], by);
    const first = await measures.evaluate('lamps-on');
    const { entries } = await audit.verify();
    assert.deepEqual(await measures.evaluate('lamps-on'), first);
    assert.equal((await audit.verify()).entries, entries, 'nothing was written for it');
    test.clock.advance(1000);
    await facts.write([append(lampId(1), on('on'))], by);
    const second = await measures.evaluate('lamps-on');
    assert.equal(second.value, first.value);
    assert.notEqual(second.id, first.id);
    assert.notEqual(second.factRoot, first.factRoot);
  });

  it('counts money in fen, marks what is synthetic, and tells no data from nought', async () => {
    const { facts, measures } = test.kernel;
    const synthetic = testActor({ id: 'system:world', synthetic: true });
    const cost = (yuan: number) => ({ cost: { value: yuan, unitCode: 'CNY' } });
    assert.equal((await measures.evaluate('lamp-cost')).value, 0);
    const none = await measures.evaluate('spots-lit');
    assert.deepEqual([none.value, none.status], [null, 'no-data']);
    await facts.write([create(lampId(1), cost(0.1), ['Lamp']), create(lampId(2), cost(0.2), ['Lamp'])], by);
    assert.equal((await measures.evaluate('lamp-cost')).synthetic, false);
    await facts.write([create(lampId(3), cost(19.99), ['Lamp'])], synthetic);
    const { value, synthetic: marked } = await measures.evaluate('lamp-cost');
    assert.deepEqual([value, marked], [2029, true]);
  });

  it('is refused for unknown codes, ids and periods', async () => {
    const { measures } = test.kernel;
    await assert.rejects(async () => measures.evaluate('nothing'), { code: 'measures.not-found' });
    await assert.rejects(async () => measures.evaluate('constructor'), { code: 'measures.not-found' });
    for (const period of ['2026', '2026-02-30', '2026-13-01', 'today', '2026-01-01T00:00:00Z', ''])
      await assert.rejects(async () => measures.evaluate('lamps-on', period), {
        code: 'measures.bad-period',
      });
    const unknown = '019a0000-0000-7000-8000-000000000000';
    for (const work of [measures.read, measures.evidence, measures.bundle])
      await assert.rejects(work(unknown), { code: 'measures.measurement-not-found' });
  });

  it('keeps the exact evidence of every one of a long series, over keyframes and a restart', async () => {
    const { facts } = test.kernel;
    const seen = new Map<string, readonly string[]>();
    const lamps = Array.from({ length: 12 }, (_, index) => index);
    const turns = fc.sample(fc.subarray(lamps, { minLength: 0 }), { numRuns: 150, seed: 11 });
    let { measures } = test.kernel;
    for (const [turn, lit] of turns.entries()) {
      if (turn === 90) ({ measures } = await test.another());
      await facts.write(
        lamps.map((lamp) => upsert(lampId(lamp), on(lit.includes(lamp) ? 'on' : 'off'), ['Lamp'])),
        by,
      );
      const { id, value } = await measures.evaluate('lamps-on');
      assert.equal(value, lit.length);
      const { entities } = await facts.query({ types: ['Lamp'], q: 'state=="on"' });
      seen.set(id, entities.map((entity) => entity.facts['state']?.instance ?? '').toSorted());
    }
    for (const [id, instances] of seen) {
      const evidence = await measures.evidence(id);
      assert.deepEqual(evidence.map(({ instance }) => instance).toSorted(), instances);
    }
    const [{ keyframes, longest } = { keyframes: 0, longest: 0 }] = await test.database.query<{
      keyframes: number;
      longest: number;
    }>(
      `with recursive chain as (
         select id, 1 as depth from measures.measurement where base is null
         union all select m.id, chain.depth + 1 from chain join measures.measurement m on m.base = chain.id
       ) select (select count(*) from measures.measurement where base is null and code = 'lamps-on') as keyframes, max(depth) as longest from chain`,
    );
    assert.ok(keyframes >= 3, `${keyframes} keyframes`);
    assert.ok(longest <= 64, `a chain of ${longest}`);
  });
});

describe('series', () => {
  it('has a figure at the end of each quarter, from the facts as they stood', async () => {
    const { facts, measures } = test.kernel;
    const past = ['2025-02-10', '2025-05-10', '2025-08-10'].map((day, index) => ({
      id: `urn:ngsi-ld:Lamp:s${index}`,
      types: ['Lamp'],
      statements: new Map([
        ['state', [...statementsOf({ state: observed('on', `${day}T00:00:00Z`) }).values()]],
      ]),
    }));
    await facts.remember(past, by);
    await measures.keepSeries('lamps-on', '2025-01-01');
    const series = await measures.series('lamps-on');
    assert.deepEqual(
      series.map(({ period, value, at }) => [period, value, at]),
      [
        ['2025-03-31', 1, '2025-03-31T23:59:59.999Z'],
        ['2025-06-30', 2, '2025-06-30T23:59:59.999Z'],
        ['2025-09-30', 3, '2025-09-30T23:59:59.999Z'],
        ['2025-12-31', 3, '2025-12-31T23:59:59.999Z'],
      ],
    );
    await measures.keepSeries('lamps-on', '2025-01-01');
    assert.deepEqual(await measures.series('lamps-on'), series, 'nothing twice');
    for (const { id } of series) assert.deepEqual(verifyEvidence(await measures.bundle(id)), []);
    assert.equal((await measures.newest('lamps-on'))?.period ?? 'now', 'now', 'the past is not the present');
  });
});

describe('evaluation by itself', { timeout: 60_000 }, () => {
  it('follows the facts through the feed, and tells open consoles', async () => {
    const kernel = await test.another();
    const told: LiveEvent[] = [];
    kernel.events.subscribe((event) => void told.push(event));
    const values = (): unknown[] =>
      told
        .filter(({ type, data }) => type === 'measurement' && data['measure'] === 'lamps-on')
        .map(({ data }) => data['value']);
    await kernel.measures.start();
    await kernel.facts.write([create(lampId(1), on('on'), ['Lamp'])], by);
    await until(() => values().includes(1));
    await kernel.facts.write([create(lampId(2), { ...on('on'), name: 'x' }, ['Lamp'])], by);
    await until(() => values().at(-1) === 2);
    const length = values().length;
    await kernel.facts.write([append(lampId(2), { name: 'y' })], by);
    await kernel.facts.write([{ op: 'delete', id: lampId(1) }], by);
    await until(() => values().at(-1) === 1);
    assert.equal(values().length, length + 1, 'a name is not read by the measure');
    const lit = told.find(({ data }) => data['measure'] === 'lamps-on');
    assert.deepEqual(Object.keys(lit?.data ?? {}).toSorted(), [
      'at',
      'measure',
      'measurement',
      'value',
      'version',
    ]);
    // An entity that becomes a lamp changes the figure, though none of its facts is new.
    const stated = { state: observed('on', '2026-01-01T00:00:00Z') };
    await kernel.facts.write([create('urn:x:becoming', stated)], by);
    await kernel.facts.write([upsert('urn:x:becoming', stated, ['Lamp'])], by);
    await until(() => values().at(-1) === 2);
    // And one that is something else from now on is no lamp any more.
    await kernel.facts.write([{ op: 'delete', id: lampId(2) }, create(lampId(2), stated, ['Other'])], by);
    await until(() => values().at(-1) === 1);
    await kernel.facts.write(
      [
        { op: 'delete', id: 'urn:x:becoming' },
        { op: 'delete', id: lampId(2) },
      ],
      by,
    );
    await kernel.close();
  });
});

describe('definitions', () => {
  it('cannot change under one version, and can under the next', async () => {
    const changed = (version: number) => ({
      ...fixturePack,
      measures: fixturePack.measures.map((one) =>
        one.code === 'lamps-on' ? { ...one, version, expression: 'count(lamps) * 2.0' } : one,
      ),
    });
    await assert.rejects(test.another([changed(1)]), { code: 'measures.definition-changed' });
    const next = await test.another([changed(2)]);
    await next.facts.write([create(lampId(1), on('on'), ['Lamp'])], by);
    const old = await test.kernel.measures.evaluate('lamps-on');
    const now = await next.measures.evaluate('lamps-on');
    assert.deepEqual([old.version, old.value, now.version, now.value], [1, 1, 2, 2]);
    assert.equal(
      (await next.measures.bundle(old.id)).definition.version,
      1,
      'an old figure keeps its definition',
    );
    assert.deepEqual(verifyEvidence(await next.measures.bundle(old.id)), []);
    await next.close();
  });

  it('may be written with their members in another order', async () => {
    const reordered = {
      ...fixturePack,
      measures: fixturePack.measures.map((one) => JSON.parse(canonical(one)) as typeof one),
    };
    await (await test.another([reordered])).close();
  });
});

describe('bundle', () => {
  it('of entities of several types holds, whichever type was asked for', async () => {
    const { facts, measures } = test.kernel;
    await facts.write(
      [
        create('urn:m:1', { ...on('on'), location: point(113.6, 34.7) }, ['Asset', 'Lamp']),
        create('urn:m:2', { location: point(113.6, 34.7) }, ['Asset', 'Spot']),
        create('urn:m:3', { ...on('on'), location: point(113.7, 34.7) }, ['Lamp', 'Spot']),
        create('urn:m:4', { location: point(113.8, 34.7) }, ['Spot', 'Lamp']),
      ],
      by,
    );
    const measurement = await measures.evaluate('spots-lit');
    assert.equal(measurement.value, (100 * 2) / 3);
    const bundle = await measures.bundle(measurement.id);
    assert.deepEqual(verifyEvidence(bundle), []);
    assert.deepEqual(verifyEvidence(JSON.parse(JSON.stringify(bundle))), [], 'also as it travels');
  });

  it('holds after its entities have changed and gone', async () => {
    const { facts, measures } = test.kernel;
    await facts.write([create(lampId(1), on('on'), ['Lamp']), create(lampId(2), on('on'), ['Lamp'])], by);
    const { id } = await measures.evaluate('lamps-on');
    const earlier = await measures.bundle(id);
    await facts.write([append(lampId(1), on('off')), { op: 'delete', id: lampId(2) }], by);
    const later = await measures.bundle(id);
    // The log has grown meanwhile: it is proven against its head of then, and against that of now.
    assert.equal(canonical({ ...later, proof: null }), canonical({ ...earlier, proof: null }));
    assert.notEqual(later.proof?.checkpoint, earlier.proof?.checkpoint);
    for (const bundle of [earlier, later]) assert.deepEqual(verifyEvidence(bundle), []);
  });
});
