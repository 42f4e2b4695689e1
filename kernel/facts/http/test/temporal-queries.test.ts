import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';
import { at, idOf, pathOf, property, root, short, temporalClient } from './temporal-client.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server();
});
after(() => test[Symbol.asyncDispose]());
const { ask, create, values } = temporalClient(() => app);

describe('retrieval of an evolution (clauses 4.5.7 to 4.5.9, 4.11, 5.7.3)', () => {
  before(async () => {
    await create('told', {
      speed: [0, 10, 70, 130].map((minute) => property(minute, minute)),
      level: [
        property(5, 0, { datasetId: 'urn:d:1', accuracy: { type: 'Property', value: 1 } }),
        property(6, 5, { datasetId: 'urn:d:1' }),
      ],
      label: { type: 'LanguageProperty', languageMap: { en: 'lamp', zh: '灯' }, observedAt: at(0) },
    });
  });
  const told = async (query: string) => (await ask('GET', pathOf('told') + query)).body;

  it('takes the time that is asked for, its ends excluded', async () => {
    assert.deepEqual(await values('told', `?timerel=after&timeAt=${at(10)}`), [70, 130]);
    assert.deepEqual(await values('told', `?timerel=before&timeAt=${at(10)}`), [0]);
    assert.deepEqual(await values('told', `?timerel=between&timeAt=${at(0)}&endTimeAt=${at(130)}`), [10, 70]);
    assert.deepEqual(await values('told', '?lastN=2'), [70, 130]);
    assert.deepEqual(await told(`?timerel=after&timeAt=${at(500)}`), { id: idOf('told'), type: 'Thing' });
  });

  it('pairs values with times', async () => {
    const { speed, level, label } = await told('?format=temporalValues&lang=zh');
    assert.deepEqual(speed, {
      type: 'Property',
      values: [0, 10, 70, 130].map((minute) => [minute, short(minute)]),
    });
    assert.deepEqual(level, {
      type: 'Property',
      datasetId: 'urn:d:1',
      values: [
        [5, short(0)],
        [6, short(5)],
      ],
    });
    assert.deepEqual(label, { type: 'Property', values: [['灯', short(0)]] });
  });

  it('says what is said about instances', async () => {
    const { level } = await told('?attrs=level&format=concise');
    assert.deepEqual(level[0].accuracy, 1);
    assert.equal(level[0].datasetId, 'urn:d:1');
  });

  it('aggregates by period', async () => {
    const query = '?attrs=speed&format=aggregatedValues&aggrMethods=max,totalCount&aggrPeriodDuration=PT1H';
    assert.deepEqual((await told(query)).speed, {
      type: 'Property',
      max: [
        [10, short(0), short(60)],
        [70, short(60), short(120)],
        [130, short(120), short(180)],
      ],
      totalCount: [
        [2, short(0), short(60)],
        [1, short(60), short(120)],
        [1, short(120), short(180)],
      ],
    });
    const sum = await told(
      `?attrs=speed&options=aggregatedValues&aggrMethods=sum&timerel=after&timeAt=${at(5)}`,
    );
    assert.deepEqual(sum.speed, { type: 'Property', sum: [[210, short(5), short(130)]] });
  });

  it('reckons from hours that were added up what it would from instances', async () => {
    const numbers = Array.from({ length: 300 }, (_, minute) => property(minute % 7, minute));
    await create('hours', { speed: numbers });
    const path = `${pathOf('hours')}?format=aggregatedValues&aggrMethods=sum,avg,min,max&timerel=after&timeAt=2026-01-01T08:00:00Z`;
    const sums = (await ask('GET', `${path}&aggrPeriodDuration=PT2H`)).body.speed;
    const rows = (await ask('GET', `${path.replace('avg', 'avg,totalCount')}&aggrPeriodDuration=PT2H`)).body
      .speed;
    const { totalCount, ...same } = rows;
    assert.deepEqual(sums, same);
    // The first minute is excluded.
    assert.deepEqual(
      totalCount.map(([count]: number[]) => count),
      [119, 120, 60],
    );
  });

  it('picks and omits members', async () => {
    assert.deepEqual(Object.keys(await told('?pick=id,speed')), ['id', 'speed']);
    assert.deepEqual(Object.keys(await told('?omit=speed,level')), ['id', 'type', 'label']);
    assert.equal((await ask('GET', `${pathOf('told')}?pick=nothing`)).status, 404);
    assert.equal((await ask('GET', `${pathOf('told')}?attrs=nothing`)).status, 404);
  });

  it('refuses what it cannot answer', async () => {
    for (const query of [
      'timerel=since&timeAt=2026-01-01T00:00:00Z',
      'timeAt=2026-01-01T00:00:00Z',
      'timerel=after',
      'lastN=0',
      'format=pairs',
      'options=temporalValues,pairs',
      'format=aggregatedValues',
      'format=aggregatedValues&aggrMethods=median',
      'format=aggregatedValues&aggrMethods=sum&aggrPeriodDuration=1h',
      'pick=speed&attrs=speed',
      'pick=speed&omit=speed',
      'timeproperty=madeAt',
      'datasetId=nothing',
    ])
      assert.equal((await ask('GET', `${pathOf('told')}?${query}`)).status, 400, query);
  });
});

describe('queries over the past (clause 5.7.4)', () => {
  const point = (longitude: number) => ({ type: 'Point', coordinates: [longitude, 34] });
  before(async () => {
    await create('q1', { speed: [property(10, 0), property(90, 1)], scope: '/a/b' }, 'Car');
    await create(
      'q2',
      { speed: property(20, 200), place: { type: 'GeoProperty', value: point(113), observedAt: at(0) } },
      'Car',
    );
    await create('q3', { level: property(1, 0, { datasetId: 'urn:d:1' }) }, 'Bus');
  });
  const ever = `timerel=after&timeAt=2020-01-01T00:00:00Z`;
  async function found(query: string): Promise<readonly string[]> {
    const { status, body } = await ask('GET', `${root}?${query}`);
    assert.equal(status, 200, JSON.stringify(body));
    return body.map(({ id }: { id: string }) => id.slice(-2));
  }

  it('finds by types, ids and patterns what has instances in the asked time', async () => {
    assert.deepEqual(await found(`type=Car,Bus&${ever}`), ['q1', 'q2', 'q3']);
    assert.deepEqual(await found(`type=Car&timerel=before&timeAt=${at(100)}`), ['q1', 'q2']);
    assert.deepEqual(await found(`type=Car&attrs=speed&timerel=before&timeAt=${at(100)}`), ['q1']);
    assert.deepEqual(await found(`type=Car&id=${idOf('q2')}&${ever}`), ['q2']);
    assert.deepEqual(await found(`type=Car&idPattern=q1$&${ever}`), ['q1']);
    assert.deepEqual(await found(`type=Bus&datasetId=@none&${ever}`), []);
  });

  it('lets conditions hold at any moment of that time', async () => {
    assert.deepEqual(await found(`type=Car&q=speed>50&${ever}`), ['q1']);
    assert.deepEqual(await found(`type=Car&q=speed>50;speed<15&${ever}`), ['q1']);
    assert.deepEqual(await found(`type=Car&q=speed>50&timerel=after&timeAt=${at(2)}`), []);
    assert.deepEqual(await found(`type=Car&scopeQ=/a/%23&${ever}`), ['q1']);
    const near = 'georel=near;maxDistance==1000&geometry=Point&coordinates=[113,34]&geoproperty=place';
    assert.deepEqual(await found(`type=Car&${near}&${ever}`), ['q2']);
  });

  it('counts, pages and orders entities', async () => {
    const { headers, body } = await ask('GET', `${root}?type=Car,Bus&limit=1&offset=1&count=true&${ever}`);
    assert.deepEqual([headers['ngsild-results-count'], body[0].id], ['3', idOf('q2')]);
    assert.deepEqual(await found(`type=Car&orderBy=speed;asc&${ever}`), ['q2', 'q1']);
    assert.deepEqual(await found(`type=Car&orderBy=id;desc&${ever}`), ['q2', 'q1']);
  });

  it('takes a query in a body', async () => {
    const post = (query: object) =>
      ask('POST', '/ngsi-ld/v1/temporal/entityOperations/query', { type: 'Query', ...query });
    const temporalQ = { timerel: 'after', timeAt: '2020-01-01T00:00:00Z' };
    const { body } = await post({ entities: [{ type: 'Bus' }, { id: idOf('q2'), type: 'Car' }], temporalQ });
    assert.deepEqual(
      body.map(({ id }: { id: string }) => id),
      [idOf('q2'), idOf('q3')],
    );
    const geoQ = {
      georel: 'near;maxDistance==10',
      geometry: 'Point',
      coordinates: [113, 34],
      geoproperty: 'place',
    };
    assert.equal((await post({ entities: [{ type: 'Car' }], geoQ, temporalQ })).body.length, 1);
    for (const bad of [
      { temporalQ },
      { entities: [{ type: 'Car' }] },
      { entities: [{ a: 1 }], temporalQ },
      { what: 1, temporalQ },
    ])
      assert.equal((await post(bad)).status, 400, JSON.stringify(bad));
  });

  it('refuses to go through everything', async () => {
    for (const query of [ever, `id=${idOf('q1')}&${ever}`, 'type=Car'])
      assert.equal((await ask('GET', `${root}?${query}`)).status, 400, query);
    assert.equal((await ask('GET', `${root}?local=true&${ever}`)).status, 200);
  });
});

describe('pages of instances (clause 6.3.10)', () => {
  it('walks through all of a past by the ranges of its pages', async () => {
    const minutes = Array.from({ length: 2500 }, (_, minute) => minute);
    for (let from = 0; from < minutes.length; from += 500)
      await create('long', {
        speed: minutes.slice(from, from + 500).map((minute) => property(minute, minute)),
      });
    const seen: number[] = [];
    let timeAt = '2020-01-01T00:00:00Z';
    for (let pages = 1; ; pages += 1) {
      const { status, headers, body } = await ask('GET', `${pathOf('long')}?timerel=after&timeAt=${timeAt}`);
      seen.push(...body.speed.map(({ value }: { value: number }) => value));
      if (status === 200) {
        assert.equal(pages, 3);
        break;
      }
      assert.equal(status, 206);
      const [, start, end] = /^date-time (\S{20})-(\S{20})\/\*$/.exec(String(headers['content-range'])) ?? [];
      assert.equal(start, timeAt);
      timeAt = String(end);
    }
    assert.deepEqual(seen, minutes);
    const last = await ask('GET', `${pathOf('long')}?lastN=2000`);
    assert.equal(last.headers['content-range'], `date-time ${short(2499)}-${short(1500)}/2000`);
  });
});
