import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseStatements } from '@yuheng/kernel/statement';
import { testActor } from '@yuheng/kernel/test-kernel';
import type { LeftOut } from '../../site-plan/input/left-out.ts';
import type { SitePlan } from '../../site-plan/result/site-plan.ts';
import { property, relationship, urn } from '../measures/coverage-facts.ts';
import { openLedgerHouse } from './ledger-house.ts';

const west = urn('AdministrativeArea', 'west');
const east = urn('AdministrativeArea', 'east');
const box = (from: number, to: number) => ({
  type: 'GeoProperty',
  value: {
    type: 'Polygon',
    coordinates: [
      [
        [from, 34],
        [to, 34],
        [to, 35],
        [from, 35],
        [from, 34],
      ],
    ],
  },
});
/** Types of the facts that no pack of this test declares are taken as they are. */
const area = (id: string, attributes: object) => ({
  op: 'create' as const,
  id,
  types: ['AdministrativeArea'],
  statements: parseStatements(attributes as never),
});

describe('demands without a city', { timeout: 120_000 }, () => {
  let desk: Awaited<ReturnType<typeof openLedgerHouse>>;
  before(async () => {
    desk = await openLedgerHouse();
    await desk.house.kernel.facts.write(
      [
        area(west, { level: property('city'), name: property('西市'), location: box(113, 114) }),
        area(east, { level: property('city'), name: property('东市'), location: box(114, 115) }),
      ],
      testActor(),
    );
  });
  after(() => desk.house[Symbol.asyncDispose]());

  const heads = '编号,名称,运营商,覆盖半径,经度,纬度,所属地市';
  const csv = [
    heads,
    'D1,西一,A,300,113.6,34.7,',
    'D2,东一,A,300,114.5,34.7,',
    'D3,别处,A,300,116.5,34.7,',
    'D4,写错,A,300,114.6,34.7,西市',
    'D5,写对,A,300,113.6,34.71,西市',
  ].join('\n');
  const cityOf = async (name: string) => {
    const { demands } = (await desk.app.inject('/api/network/list-demands')).json();
    return demands.find((each: { name: string }) => each.name === name)?.city;
  };
  const ask = async (name: string, payload: object) =>
    (await desk.app.inject({ method: 'POST', url: `/api/network/${name}`, payload })).json();
  const planned = async (city: string) => {
    const started = await ask('start-plan', { city, name: '方案', alone: false, seconds: 5 });
    assert.ok(started.plan, JSON.stringify(started));
    const job = await desk.ended(started.job);
    assert.equal(job.state, 'done', JSON.stringify(job));
    const read = (await desk.app.inject(`/api/network/read-plan?plan=${started.plan}`)).json();
    return { id: started.plan as string, plan: read.plan as SitePlan, leftOut: read.leftOut as LeftOut };
  };

  it('are told in the preview row by row: derived, found nowhere, or elsewhere than is said', async () => {
    const preview = await desk.send('preview-ledger', { kind: 'demands' }, csv);
    assert.deepEqual([preview.accepted, preview.cityDerived, preview.withoutCity], [5, 2, 1]);
    const notes = preview.notes as {
      row: number;
      reasons: { code: string; value: string; text: Record<string, string> }[];
    }[];
    assert.deepEqual(
      notes.map(({ row, reasons }) => [row, reasons.map(({ code, value }) => `${code} ${value}`)]),
      [
        [4, ['city-unknown ']],
        [5, ['city-elsewhere 东市']],
        [2, ['city-derived 西市']],
        [3, ['city-derived 东市']],
      ],
    );
    assert.deepEqual(notes[2]?.reasons[0]?.text, {
      'zh-CN': '没有写城市，按位置归入西市。',
      en: 'No city is given; by its place it belongs to 西市.',
    });
  });

  it('are recorded with the city that their place tells, and the report counts those of none', async () => {
    const { job, ...result } = await desk.load('demands', csv);
    assert.deepEqual(result, {
      rows: 5,
      created: 5,
      changed: 0,
      unchanged: 0,
      rejected: 0,
      cityDerived: 2,
      withoutCity: 1,
    });
    const report = (await desk.app.inject(`/api/network/read-ledger-import?job=${job}`)).json();
    assert.deepEqual(report.counts, result);
    assert.deepEqual(await Promise.all(['西一', '东一', '别处', '写错', '写对'].map(cityOf)), [
      west,
      east,
      null,
      west,
      west,
    ]);
  });

  it('keep the city that somebody recorded since, until the place is another one', async () => {
    const id = (await desk.app.inject('/api/network/list-demands'))
      .json()
      .demands.find((each: { name: string }) => each.name === '西一').id;
    await desk.house.kernel.facts.write(
      [{ op: 'append', id, statements: parseStatements({ city: relationship(east) } as never) }],
      testActor(),
    );
    await desk.load('demands', csv);
    assert.equal(await cityOf('西一'), east);
    await desk.load('demands', `${heads}\nD1,西一,A,300,113.7,34.7,`);
    assert.equal(await cityOf('西一'), west);
  });

  it('are planned where they lie, and told where they lie nowhere: in the plan, by name and reason', async () => {
    const demand = (id: string, more: object) => ({
      op: 'create' as const,
      id: urn('SiteDemand', id),
      types: ['SiteDemand'],
      statements: parseStatements({
        name: property(id),
        operator: property('A'),
        radius: property(300, 'MTR'),
        location: { type: 'GeoProperty', value: { type: 'Point', coordinates: [114.5, 34.6] } },
        ...more,
      } as never),
    });
    await desk.house.kernel.facts.write(
      [
        demand('inside', {}),
        demand('typo', { city: relationship(urn('AdministrativeArea', 'nowhere')) }),
        demand('vague', {
          radius: property(300, 'MTR'),
          operator: property('A'),
          status: property('served'),
        }),
        {
          op: 'create',
          id: urn('CandidateSite', 'roof'),
          types: ['CandidateSite'],
          statements: parseStatements({
            name: property('楼顶'),
            kind: property('rooftop'),
            availability: property('opened'),
            height: property(30, 'MTR'),
            slots: property(3, 'C62'),
            cost: property(1000, 'CNY'),
            tenantCost: property(100, 'CNY'),
            city: relationship(east),
            location: { type: 'GeoProperty', value: { type: 'Point', coordinates: [114.5, 34.6] } },
          } as never),
        },
      ],
      testActor(),
    );
    const { id, plan, leftOut } = await planned(east);
    assert.equal(plan.demands, 2, '东一, and what lies there without saying so');
    assert.deepEqual(
      plan.sites.flatMap(({ tenants }) => tenants.flatMap(({ demands }) => demands)),
      [urn('SiteDemand', 'inside')],
    );
    assert.deepEqual([leftOut.counts.SiteDemand, leftOut.settled, leftOut.strays], [0, 1, 2]);
    assert.deepEqual(leftOut.records, []);
    assert.deepEqual((await planned(west)).leftOut.strays, 2, 'of the other city as well, and as a count');
    const { count, strays } = (await desk.app.inject('/api/network/list-strays')).json();
    assert.equal(count, 2);
    assert.deepEqual(
      strays.map(({ type, name, operator, reason }: Record<string, string>) => [
        type,
        name,
        operator,
        reason,
      ]),
      [
        ['SiteDemand', '别处', 'A', 'without-city'],
        ['SiteDemand', 'typo', 'A', 'unknown-city'],
      ].toSorted(
        ([, one = ''], [, other = '']) =>
          strays.findIndex((each: { name: string }) => each.name === one) -
          strays.findIndex((each: { name: string }) => each.name === other),
      ),
    );
    const records = (await desk.app.inject(`/api/network/read-plan-records?city=${east}`)).json();
    assert.ok(records.demands.some((each: { name: string }) => each.name === 'inside'));
    assert.deepEqual(await ask('adopt-plan', { plan: id }), { projects: 1, demands: 1 });
  });

  it('are told beside a city that has nothing to plan, and not as its own', async () => {
    const lonely = urn('AdministrativeArea', 'lonely');
    await desk.house.kernel.facts.write([area(lonely, { level: property('city') })], testActor());
    const body = await ask('start-plan', { city: lonely, name: '方案' });
    assert.equal(body.code, 'network.city-without-demands');
    assert.deepEqual(body.values, { strays: 2 });
    assert.match(body.messages['zh-CN'], /2 项需求不属于任何城市/);
    assert.match(body.messages.en, /belong to no city: 2/);
  });
});
