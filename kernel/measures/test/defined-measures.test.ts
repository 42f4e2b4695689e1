import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '../../http/problem.ts';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { create, observed } from '../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';
import type { AskedMeasure } from '../measures.ts';
import { verifyEvidence } from '../verify.ts';

let test: TestKernel;
before(async () => {
  test = await testKernel([fixturePack], '2026-01-05T00:00:00.000Z');
});
after(() => test[Symbol.asyncDispose]());

const by = testActor({ id: 'key:lamps' });
const asked = (expression: string, change: Partial<AskedMeasure['definition']> = {}): AskedMeasure => ({
  pack: 'fixture',
  definition: {
    code: 'lamp-power',
    select: { lamps: { types: ['Lamp'], attributes: ['power'] } },
    expression,
    unit: 'WTT',
    direction: 'up',
    decimals: 0,
    tier: 'A',
    ...change,
  },
  texts: {
    title: { 'zh-CN': '功率', en: 'Power' },
    words: { 'zh-CN': '全部路灯的功率', en: 'Power of all lamps' },
  },
});

interface Series {
  readonly versions: readonly {
    readonly definition: { readonly version: number; readonly title: { readonly en: string } };
    readonly figures: readonly { readonly period: string; readonly value: number | null }[];
  }[];
  readonly breaks: readonly object[];
}

async function series(code: string): Promise<Series> {
  const app = await test.server();
  return (await app.inject(`/api/measures/read-series?code=${code}`)).json<Series>();
}

describe('a measure that is defined while the house runs', { timeout: 60_000 }, () => {
  it('is measured, known on another server, and there after a restart', async () => {
    const { facts, measures } = test.kernel;
    const power = (id: string, value: number) =>
      create(id, { power: observed(value, '2025-11-01T00:00:00Z', 'WTT') }, ['Lamp']);
    await facts.write([power('urn:defined:1', 40), power('urn:defined:2', 20)], by);
    const other = await test.another();
    assert.equal((await measures.define(asked('sum(lamps, "power")'), by)).version, 1);
    assert.equal((await measures.newest('lamp-power'))?.value, 60);
    while (!other.measures.known().some(({ definition }) => definition.code === 'lamp-power')) await pause(5);
    assert.equal((await other.measures.evaluate('lamp-power')).value, 60);
    await other.close();
    const restarted = await test.another();
    assert.equal(restarted.measures.find('lamp-power').texts?.title.en, 'Power');
    await restarted.close();
  });

  it('has a new version when it measures something else, and both series stand side by side with their break', async () => {
    const { measures } = test.kernel;
    await measures.keepSeries('lamp-power', '2025-10-01');
    const old = await measures.evaluate('lamp-power');
    test.clock.set('2026-01-06T00:00:00.000Z');
    assert.equal((await measures.define(asked('sum(lamps, "power")'), by)).version, 1, 'nothing changed');
    assert.equal((await measures.define(asked('mean(lamps, "power")'), by)).version, 2);
    const { versions, breaks } = await series('lamp-power');
    assert.deepEqual(
      versions.map(({ definition, figures }) => [
        definition.version,
        figures.map(({ period, value }) => [period, value]),
      ]),
      [
        [1, [['2025-12-31', 60]]],
        [2, [['2025-12-31', 30]]],
      ],
    );
    assert.deepEqual(breaks, [
      {
        from: 1,
        to: 2,
        at: '2026-01-06T00:00:00.000Z',
        changed: ['expression'],
        sameUnit: true,
        both: { period: '2025-12-31', before: 60, after: 30 },
      },
    ]);
    assert.deepEqual(
      verifyEvidence(await measures.bundle(old.id)),
      [],
      'an old figure is proved by its own definition',
    );
    assert.equal((await measures.newest('lamp-power'))?.value, 30);
  });

  it('of the programme has one version and no break', async () => {
    const { versions, breaks } = await series('lamps-on');
    assert.deepEqual([versions.length, breaks], [1, []]);
  });

  it('is refused as it stands, and nothing is kept, when its unit, its words or its code are wrong', async () => {
    const { measures } = test.kernel;
    for (const [wrong, code] of [
      [asked('sum(lamps, "power")', { unit: 'CNY' }), 'measures.unit-differs'],
      [asked('sum(lamps, "power") + nothing'), 'measures.bad-expression'],
      [asked('sum(lamps, "power")', { code: 'lamps-on' }), 'measures.code-taken'],
    ] as const)
      await assert.rejects(measures.define(wrong, by), { code });
    assert.equal((await measures.versions('lamp-power')).length, 2);
  });

  it('speaks of facts alone, so that none can go in a circle: a measure in its expression is refused in words', async () => {
    const { measures, registry } = test.kernel;
    for (const expression of ['lamp_power + 1.0', 'sum(lamps, "power") + measure("lamps-on")'])
      await assert.rejects(
        measures.define(asked(expression, { code: 'round-about' }), by),
        (error: unknown) => {
          assert.ok(error instanceof Problem && error.code === 'measures.bad-expression', String(error));
          const words = registry.errorText(error.code, error.values, error.sentence);
          for (const text of Object.values(words)) assert.match(text, /lamp_power|measure/);
          return true;
        },
      );
    assert.deepEqual(await measures.versions('round-about'), []);
  });

  it('tells why it has no value, in the answer about the measurement', async () => {
    const { measures } = test.kernel;
    const select = {
      lamps: { types: ['Lamp'], attributes: ['power'] },
      dark: { types: ['Lamp'], q: 'state=="off"', attributes: ['state'] },
    };
    const ratio = asked('count(lamps) / count(dark)', { code: 'lamps-by-dark', select, unit: 'C62' });
    await measures.define(ratio, by);
    const measurement = await measures.newest('lamps-by-dark');
    assert.deepEqual([measurement?.value, measurement?.status], [null, 'no-data']);
    const app = await test.server();
    const answer = await app.inject(`/api/measures/read-measurement?id=${measurement?.id}`);
    assert.deepEqual(answer.json<{ noValue: object }>().noValue, {
      code: 'division-by-zero',
      place: 'count(dark)',
    });
  });

  it('is held against the log without what changes no figure: rules over its data, parts in which it is offered', async () => {
    const quality = [
      { kind: 'complete', selection: 'lamps', attribute: 'power', atLeast: 50, grey: false },
    ] as const;
    const more = { code: 'lamp-power-by-lamp', dimensions: ['power'], quality };
    await test.kernel.measures.define(asked('sum(lamps, "power")', more), by);
    assert.equal((await test.kernel.measures.newest('lamp-power-by-lamp'))?.facts, 2);
    assert.deepEqual(await test.walk(), []);
  });
});
