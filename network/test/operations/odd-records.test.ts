import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testActor } from '@yuheng/kernel/test-kernel';
import type { Static } from 'typebox';
import type { ToldPlanShape } from '../../rules/told-plan.ts';
import type { LeftOut } from '../../site-plan/input/left-out.ts';
import type { SitePlan } from '../../site-plan/result/site-plan.ts';
import { at } from '../site-plan/sample-plans.ts';
import { candidate, city, demand, entity, type PlanHouse, planHouse, property } from './plan-house.ts';

const urn = (type: string, id: string) => `urn:ngsi-ld:${type}:${id}`;
const point = (longitude: number, latitude: number) => ({
  location: { type: 'GeoProperty', value: { type: 'Point', coordinates: [longitude, latitude] } },
});
const square = (east: number) => ({
  location: {
    type: 'GeoProperty',
    value: {
      type: 'Polygon',
      coordinates: [
        [at(east - 90, -90), at(east + 90, -90), at(east + 90, 190), at(east - 90, 190), at(east - 90, -90)],
      ],
    },
  },
});

describe('records that are odd, over HTTP', { timeout: 120_000 }, () => {
  let house: PlanHouse;
  before(async () => {
    house = await planHouse();
    const zone = (id: string, kind: string, allowed: string) =>
      entity('ZoneRule', id, at(0, 0), {
        kind: property(kind),
        allowedKinds: property([allowed]),
        ...square(5000),
      });
    await house.tools.kernel.facts.write(
      [
        zone('roofs', 'restricted', 'rooftop'),
        zone('poles', 'heritage', 'pole'),
        demand('shut', '甲', 5000),
        candidate('zoned', 5000, 90_000),
        demand('zero', '甲', 0, point(0, 0)),
        candidate('czero', 0, 90_000, point(0, 0)),
        demand('twin', '甲', 0),
      ],
      testActor(),
    );
  });
  after(() => house[Symbol.asyncDispose]());

  const read = async (plan: string) => {
    const { body } = await house.ask('read-plan', { plan }, true);
    return { plan: body['plan'] as SitePlan, told: body['told'] as Static<typeof ToldPlanShape> };
  };

  it('are explained with a plan, each in words of both languages', async () => {
    const { plan, told } = await read(await house.planned({ alone: false, settings: { budget: 100_000 } }));
    const notices = new Map(plan.notices.map((notice) => [notice.code, notice]));
    assert.deepEqual(notices.get('zones-contradict'), {
      code: 'zones-contradict',
      zone: urn('ZoneRule', 'poles'),
      other: urn('ZoneRule', 'roofs'),
    });
    assert.deepEqual(notices.get('demand-without-place'), {
      code: 'demand-without-place',
      demand: urn('SiteDemand', 'zero'),
    });
    assert.deepEqual(notices.get('candidate-without-place'), {
      code: 'candidate-without-place',
      candidate: urn('CandidateSite', 'czero'),
    });
    assert.ok(notices.has('same-demand') && notices.has('budget-too-small'));
    const reasons = new Map(plan.unserved.map((each) => [each.demand, each]));
    assert.equal(reasons.get(urn('SiteDemand', 'zero'))?.reason.code, 'without-place');
    const shut = reasons.get(urn('SiteDemand', 'shut'));
    assert.deepEqual(
      [shut?.reason.code, shut?.refusals[0]?.reason.code],
      ['all-refused', 'kind-not-allowed'],
    );
    assert.equal(reasons.get(urn('SiteDemand', 'd4'))?.reason.code, 'none-near');
    assert.ok(plan.unserved.some(({ reason }) => reason.code === 'budget'));
    assert.deepEqual(
      told.notices.map(({ code }) => code),
      plan.notices.map(({ code }) => code),
    );
    assert.deepEqual(
      told.unserved.map(({ demand: id, code }) => [id, code]),
      plan.unserved.map(({ demand: id, reason }) => [id, reason.code]),
    );
    const refusals = told.unserved.flatMap((each) => each.refusals);
    assert.deepEqual(
      refusals.map(({ candidate: id, code }) => [id, code]),
      plan.unserved.flatMap((each) => each.refusals.map(({ candidate: id, reason }) => [id, reason.code])),
    );
    const roof = refusals.find(({ candidate: id }) => id === shut?.refusals[0]?.candidate);
    assert.match(`${roof?.name}: ${roof?.text.en}`, /^zoned: (?:poles|roofs) does not allow this kind$/);
    const said = [...told.notices, ...told.unserved, ...refusals];
    for (const { code, text } of said) {
      assert.notEqual(text['zh-CN'], text.en, code);
      assert.doesNotMatch(text['zh-CN'] + text.en, /sharing\.|\{\w+\}|urn:/, code);
    }
    const wordsOf = (code: string) => said.find((each) => each.code === code)?.text;
    assert.equal(wordsOf('zones-contradict')?.['zh-CN'], 'poles 与 roofs 互相矛盾；按较严的处理。');
    assert.match(wordsOf('budget-too-small')?.en ?? '', /100000 yuan/);
    assert.match(wordsOf('none-near')?.['zh-CN'] ?? '', /最近的是 zoned，相距 \d+ 米/);
  });

  it('of a ledger are rejected row by row: twice in it, at 0/0, and the sentence says which', async () => {
    const app = await house.tools.server();
    const csv = [
      '运营商,名称,覆盖半径,经度,纬度',
      '甲,一号,300,113.62,34.75',
      '甲,一号,300,113.62,34.75',
      '甲,二号,300,0,0',
    ].join('\n');
    const response = await app.inject({
      method: 'POST',
      url: '/api/network/preview-ledger?kind=demands',
      headers: { 'content-type': 'text/csv' },
      payload: csv,
    });
    const { accepted, reasons } = response.json();
    assert.equal(accepted, 1);
    assert.deepEqual(
      reasons.map(({ row }: { row: number }) => row),
      [3, 4],
    );
    for (const { reasons: own } of reasons)
      for (const { text } of own)
        assert.ok(text['zh-CN'] !== '' && text.en !== '' && text.en !== text['zh-CN']);
    assert.match(JSON.stringify(reasons[1]), /位置没有填写/);
  });

  it('are left out one by one, with the reason, and the rest of the city is planned', async () => {
    await house.tools.kernel.facts.write(
      [
        demand('n'.repeat(900), '甲', 9100, {
          location: { type: 'GeoProperty', value: { type: 'Point', coordinates: [...at(9100, 0), 60] } },
        }),
        demand('no-radius', '甲', 9100, { radius: undefined }),
        ...'丙丁戊己庚辛壬'.split('').map((operator) => demand(`of-${operator}`, operator, 9100)),
        candidate('unheard', 9000, 50_000, { availability: undefined }),
        candidate('shapeless', 9000, 50_000, { kind: undefined }),
        // Those that say no city lie in none here.
        candidate('lost', 9000, 50_000, { city: undefined }),
        entity('ZoneRule', 'kindless', at(9000, 0), square(9000)),
        entity('ZoneRule', 'lost', at(9000, 0), {
          ...square(9000),
          kind: property('forbidden'),
          city: undefined,
        }),
      ],
      testActor(),
    );
    const id = await house.planned({ alone: false, seconds: 5 });
    const { body } = await house.ask('read-plan', { plan: id }, true);
    const leftOut = body['leftOut'] as LeftOut;
    assert.deepEqual(leftOut.counts, { SiteDemand: 2, CandidateSite: 2, ZoneRule: 1, Building: 0 });
    assert.equal(leftOut.strays, 2);
    const { plan, told } = await read(id);
    assert.ok(plan.sites.length > 0);
    assert.deepEqual(
      told.leftOut.map(({ type, id: of, code }) => [type, of.slice(of.lastIndexOf(':') + 1), code]),
      [
        ['SiteDemand', 'no-radius', 'without-radius'],
        ['SiteDemand', 'of-辛', 'operator-beyond'],
        ['CandidateSite', 'shapeless', 'without-kind'],
        ['CandidateSite', 'unheard', 'without-availability'],
        ['ZoneRule', 'kindless', 'without-kind'],
      ],
    );
    for (const { text, code } of told.leftOut) {
      assert.notEqual(text['zh-CN'], text.en, code);
      assert.doesNotMatch(text['zh-CN'] + text.en, /sharing\.|\{\w+\}|urn:/, code);
    }
    const near = plan.unserved.find(({ demand: of }) => of === urn('SiteDemand', 'd4'));
    assert.deepEqual(
      [near?.reason.code, near?.refusals.map(({ reason }) => reason)],
      [
        'all-refused',
        [
          { code: 'unsaid', detail: 'kind' },
          { code: 'unsaid', detail: 'availability' },
        ],
      ],
      'and not that none is near',
    );
    const { body: listed } = await house.ask('list-strays', {}, true);
    assert.deepEqual(
      (listed['strays'] as { id: string; reason: string }[]).map(({ id: of, reason }) => [of, reason]),
      [
        [urn('CandidateSite', 'lost'), 'without-city'],
        [urn('ZoneRule', 'lost'), 'without-city'],
      ],
    );
  });

  it('leave a city that has none of its own with a sentence instead of a plan', async () => {
    const { status, body } = await house.ask('start-plan', { city: urn('CandidateSite', 'c1'), name: '无' });
    assert.deepEqual([status, body['code']], [409, 'network.city-without-demands']);
    const sentences = body['messages'] as Record<string, string>;
    assert.ok(sentences['zh-CN'] && sentences['en']);
    assert.notEqual(city, '');
  });
});
