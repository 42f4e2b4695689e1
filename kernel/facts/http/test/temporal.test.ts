import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server();
});
after(() => test[Symbol.asyncDispose]());

const root = '/ngsi-ld/v1/temporal/entities';
const idOf = (name: string): string => `urn:ngsi-ld:Thing:${name}`;
const pathOf = (name: string): string => `${root}/${idOf(name)}`;
const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 8, minute)).toISOString();
const short = (minute: number): string => at(minute).replace('.000Z', 'Z');

async function ask(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: unknown) {
  const answer = await app.inject({
    method,
    url,
    ...(body === undefined
      ? {}
      : { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const { statusCode: status, headers } = answer;
  return { status, headers, body: answer.body === '' ? null : answer.json() };
}

const property = (value: unknown, minute: number, more: object = {}) => ({
  type: 'Property',
  value,
  observedAt: at(minute),
  ...more,
});
const create = (name: string, attributes: object, type = 'Thing') =>
  ask('POST', root, { id: idOf(name), type, ...attributes });

/** Values of an attribute's instances, as they are answered. */
async function values(name: string, query = '', attribute = 'speed'): Promise<readonly unknown[]> {
  const { body } = await ask('GET', pathOf(name) + query);
  return (body[attribute] ?? []).map(({ value }: { value: unknown }) => value);
}

describe('provision of temporal evolutions (clauses 5.6.11 to 5.6.16)', () => {
  it('is created once, and added to after that', async () => {
    const first = await create('made', { speed: [property(1, 0), property(2, 1)] });
    assert.deepEqual(
      [first.status, first.headers['location']],
      [201, `${root}/${encodeURIComponent(idOf('made'))}`],
    );
    assert.equal((await create('made', { speed: property(3, 2), level: property(9, 0) })).status, 204);
    assert.deepEqual(await values('made'), [1, 2, 3]);
    assert.deepEqual(await values('made', '', 'level'), [9]);
    assert.equal((await ask('GET', `/ngsi-ld/v1/entities/${idOf('made')}`)).status, 404);
  });

  it('takes the place of what the same series said of the same moment', async () => {
    await create('again', {
      speed: [property(1, 0), property(2, 1), property(3, 1, { datasetId: 'urn:d:1' })],
    });
    await create('again', { speed: [property(7, 1), property(8, 1)] });
    assert.deepEqual((await values('again')).toSorted(), [1, 3, 8]);
  });

  it('adds attributes to what there is only', async () => {
    await create('more', { speed: property(1, 0) });
    const add = (name: string) => ask('POST', `${pathOf(name)}/attrs`, { speed: property(2, 5) });
    assert.equal((await add('more')).status, 204);
    assert.equal((await add('nowhere')).status, 404);
    assert.deepEqual(await values('more'), [1, 2]);
  });

  it('restates one instance, which keeps its id', async () => {
    await create('restated', { speed: [property(1, 0, { unitCode: 'KMH' }), property(2, 1)] });
    const [one] = (await ask('GET', pathOf('restated'))).body.speed;
    const url = `${pathOf('restated')}/attrs/speed/${one.instanceId}`;
    assert.equal((await ask('PATCH', url, { value: 5 })).status, 204);
    const [now] = (await ask('GET', `${pathOf('restated')}?options=sysAttrs`)).body.speed;
    const { instanceId, value, unitCode, observedAt } = now;
    assert.deepEqual(
      { instanceId, value, unitCode, observedAt },
      { instanceId: one.instanceId, value: 5, unitCode: 'KMH', observedAt: short(0) },
    );
    assert.equal((await ask('PATCH', url, { type: 'Nothing', value: 5 })).status, 400);
    assert.equal((await ask('PATCH', url.replace('speed', 'level'), { value: 5 })).status, 404);
    assert.deepEqual(await values('restated'), [5, 2]);
  });

  it('withdraws an instance, a series, an attribute, all of it', async () => {
    const other = { datasetId: 'urn:d:1' };
    await create('gone', {
      speed: [property(1, 0), property(2, 1), property(3, 2, other)],
      level: property(1, 0),
    });
    const [one] = (await ask('GET', pathOf('gone'))).body.speed;
    const instance = `${pathOf('gone')}/attrs/speed/${one.instanceId}`;
    assert.equal((await ask('DELETE', instance)).status, 204);
    assert.equal((await ask('DELETE', instance)).status, 404);
    assert.deepEqual(await values('gone'), [2, 3]);
    assert.equal((await ask('DELETE', `${pathOf('gone')}/attrs/speed?datasetId=urn:d:1`)).status, 204);
    assert.deepEqual(await values('gone'), [2]);
    assert.equal((await ask('DELETE', `${pathOf('gone')}/attrs/speed?deleteAll=true`)).status, 204);
    assert.equal((await ask('DELETE', `${pathOf('gone')}/attrs/speed`)).status, 404);
    assert.equal((await ask('DELETE', pathOf('gone'))).status, 204);
    assert.equal((await ask('DELETE', pathOf('gone'))).status, 404);
    assert.equal((await ask('GET', pathOf('gone'))).status, 404);
  });

  it('refuses what is no evolution, and stores nothing of it', async () => {
    for (const bad of [
      { speed: { type: 'Property', value: 'urn:ngsi-ld:null' } },
      { speed: [property(1, 0), { type: 'Property' }] },
      { speed: [] },
      { scope: '/a//b' },
    ])
      assert.equal((await create('bad', bad)).status, 400, JSON.stringify(bad));
    assert.equal(
      (await create('bad', { speed: property(1, 0), power: property('x', 0) }, 'Lamp')).status,
      400,
    );
    assert.equal((await ask('GET', pathOf('bad'))).status, 404);
    for (const [method, path] of [
      ['DELETE', `${pathOf('made')}/attrs/speed/nothing`],
      ['DELETE', `${pathOf('made')}/attrs/a-b`],
      ['DELETE', `${root}/nothing`],
      ['POST', `${root}//attrs`],
    ] as const)
      assert.equal((await ask(method, path, method === 'POST' ? { a: 1 } : undefined)).status, 400, path);
    assert.equal((await ask('DELETE', root)).status, 405);
  });

  it('notes the end of what is known by its past alone', async () => {
    await create('ended', { speed: property(1, 0), scope: ['/a'] });
    const end = (name: string) => ask('DELETE', `/ngsi-ld/v1/entities/${idOf('ended')}/attrs/${name}`);
    assert.deepEqual(
      [(await end('speed')).status, (await end('speed')).status, (await end('scope')).status],
      [204, 404, 204],
    );
    const { body } = await ask('GET', `${pathOf('ended')}?timeproperty=deletedAt`);
    const { deletedAt, instanceId: _instance, ...speed } = body.speed[0];
    assert.deepEqual(speed, { type: 'Property', value: 'urn:ngsi-ld:null' });
    assert.ok(Date.parse(deletedAt) > 0);
    assert.deepEqual(body.scope[0].value, []);
    assert.deepEqual(await values('ended'), [1]);
    assert.equal((await ask('GET', `${pathOf('ended')}?options=audit`)).body.speed.length, 2);
  });
});

describe('the past of the present (clauses 5.6.5, 5.6.6, 5.7.3)', () => {
  it('is there from the first write on, and stays when the entity goes', async () => {
    const id = idOf('present');
    await ask('POST', '/ngsi-ld/v1/entities', { id, type: 'Thing', speed: property(1, 0) });
    await ask('PATCH', `/ngsi-ld/v1/entities/${id}`, { speed: property(2, 1) });
    await ask('DELETE', `/ngsi-ld/v1/entities/${id}`);
    assert.deepEqual(await values('present'), [1, 2]);
    assert.equal((await ask('GET', `${pathOf('present')}?timeproperty=deletedAt`)).body.speed.length, 1);
  });
});

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
