import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { point } from '../../../test/stated.ts';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';
import { idOf, registration, registrationClient } from './registration-client.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server();
});
after(() => test[Symbol.asyncDispose]());

const { ask, make, found } = registrationClient(() => app);

describe('discovery (clauses 5.10.2 and 5.12)', () => {
  const own = { 'ngsild-tenant': 'discovery' };
  before(async () => {
    await make(
      'Pump',
      {
        information: [
          {
            entities: [{ type: 'Pump', id: 'urn:pump:1' }],
            propertyNames: ['flow'],
            relationshipNames: ['feeds'],
          },
          { entities: [{ type: 'Valve', idPattern: '^urn:valve:' }], propertyNames: ['open'] },
        ],
        scope: '/north/one',
        datasetId: ['urn:set:1', '@none'],
        location: {
          type: 'Polygon',
          coordinates: [
            [
              [113, 34],
              [114, 34],
              [114, 35],
              [113, 35],
              [113, 34],
            ],
          ],
        },
        operator: { type: 'Property', value: 'city' },
      },
      own,
    );
    await make('Any', { information: [{ propertyNames: ['flow'] }], registrationName: 'open to all' }, own);
    await make(
      'Past',
      {
        information: [{ entities: [{ type: 'Pump' }] }],
        observationInterval: { startAt: '2025-01-01T00:00:00Z', endAt: '2025-12-31T00:00:00Z' },
        managementInterval: { startAt: '2026-01-01T00:00:00Z' },
      },
      own,
    );
  });
  const near = (distance: number, x: number) =>
    `georel=near;maxDistance==${distance}&geometry=Point&coordinates=[${x},34.5]`;

  it('finds who may know what is asked', async () => {
    const cases: readonly [string, readonly string[]][] = [
      ['type=Pump', ['Any', 'Pump']],
      ['type=Pump&attrs=flow', ['Any', 'Pump']],
      ['type=Pump&attrs=feeds', ['Pump']],
      ['type=Pump&pick=id,flow', ['Any', 'Pump']],
      ['type=Pump&attrs=open', []],
      ['type=Valve&attrs=open&id=urn:valve:7,urn:x:1', ['Pump']],
      ['type=Valve&attrs=open&id=urn:x:1', []],
      ['type=Valve&attrs=open&idPattern=^anything', ['Pump']],
      ['type=Pump&attrs=feeds&idPattern=1$', ['Pump']],
      ['type=Pump&attrs=feeds&idPattern=2$', []],
      ['q=flow>3', ['Any', 'Pump']],
      ['type=Pump;Valve', ['Any']],
      ['type=Pump|Lamp&attrs=feeds', ['Pump']],
      ['attrs=feeds&scopeQ=/north/%23', ['Pump']],
      ['attrs=feeds&scopeQ=/south', []],
      ['attrs=feeds&datasetId=urn:set:2,@none', ['Pump']],
      ['attrs=feeds&datasetId=urn:set:2', []],
      [`attrs=feeds&${near(1000, 113.5)}`, ['Pump']],
      [`attrs=feeds&${near(1000, 115)}`, []],
      ['attrs=flow&csf=operator=="city"', ['Pump']],
      ['attrs=flow&csf=registrationName~=all', ['Any']],
      ['attrs=flow&csf=operator!="city"', []],
      [`type=Valve&${near(10, 0)}&geoproperty=constructor`, []],
      // Empty parameters say nothing.
      ['type=Pump&attrs=&geoproperty=', ['Any', 'Pump']],
    ];
    for (const [query, names] of cases) assert.deepEqual(await found(query, own), names, query);
  });

  it('finds sources of the past by their time alone', async () => {
    const time = (rest: string) => `type=Pump&attrs=flow&${rest}`;
    const cases: readonly [string, readonly string[]][] = [
      ['timerel=before&timeAt=2025-06-01T00:00:00Z', ['Past']],
      ['timerel=before&timeAt=2024-06-01T00:00:00Z', []],
      ['timerel=after&timeAt=2024-06-01T00:00:00Z', ['Past']],
      ['timerel=after&timeAt=2026-06-01T00:00:00Z', []],
      ['timerel=after&timeAt=2026-06-01T00:00:00Z&timeproperty=modifiedAt', ['Past']],
      ['timerel=between&timeAt=2025-12-01T00:00:00Z&endTimeAt=2026-06-01T00:00:00Z', ['Past']],
      ['timerel=between&timeAt=2026-02-01T00:00:00Z&endTimeAt=2026-06-01T00:00:00Z', []],
    ];
    for (const [query, names] of cases) assert.deepEqual(await found(time(query), own), names, query);
  });

  it('tells only what was asked for', async () => {
    const { body } = await ask('GET', '?type=Valve&attrs=open', undefined, own);
    assert.deepEqual(body[0].information, [
      { entities: [{ type: 'Valve', idPattern: '^urn:valve:' }], propertyNames: ['open'] },
    ]);
  });

  it('pages and counts (clauses 5.5.9, 6.3.10 and 6.3.13)', async () => {
    const page = await ask('GET', '?attrs=flow&limit=1&offset=1&count=true', undefined, own);
    assert.deepEqual([page.body.length, page.headers['ngsild-results-count']], [1, '2']);
    assert.match(String(page.headers.link), /offset=0&count=true>;rel="prev"/);
    assert.doesNotMatch(String(page.headers.link), /rel="next"/);
    const none = await ask('GET', '?attrs=flow&limit=0&count=true', undefined, own);
    assert.deepEqual([none.body, none.headers['ngsild-results-count']], [[], '2']);
  });

  it('refuses what asks for everything, or cannot be read', async () => {
    for (const query of [
      '',
      '?id=urn:pump:1',
      '?csf=operator',
      '?type=A&id=x',
      '?q=(a',
      '?type=A&georel=within',
      '?type=A&csf=(a',
      '?type=A&timerel=before',
      '?type=A&idPattern=(',
      '?type=A&page=1',
    ])
      assert.equal((await ask('GET', query)).status, 400, query);
  });

  it('is asked and answered in the words of a context (clause 5.5.7)', async () => {
    const context = {
      '@context': { Well: 'http://e.x/Well', level: 'http://e.x/level', owner: 'http://e.x/owner' },
    };
    const body = registration('Well', {
      information: [{ entities: [{ type: ['Well'] }], propertyNames: ['level'] }],
      owner: 'me',
      ...context,
    });
    assert.equal(
      (await ask('POST', '', body, { ...own, 'content-type': 'application/ld+json' })).status,
      201,
    );
    assert.deepEqual(await found('type=Well', own), ['Any']);
    const { body: read } = await ask('GET', `/${idOf('Well')}`, undefined, own);
    assert.deepEqual(read.information, [
      { entities: [{ type: ['http://e.x/Well'] }], propertyNames: ['http://e.x/level'] },
    ]);
    assert.equal(read['http://e.x/owner'], 'me');
    assert.deepEqual(await found('type=http://e.x/Well&attrs=http://e.x/level', own), ['Well']);
    const linked = await ask('GET', `/${idOf('Well')}`, undefined, { ...own, accept: 'application/ld+json' });
    assert.match(String(linked.headers['content-type']), /ld\+json/);
    assert.ok(linked.body['@context']);
  });
});

it('a registration’s place may be one of its own properties (clause 5.10.2.4)', async () => {
  await make('Placed', {
    information: [{ entities: [{ type: 'Placed' }] }],
    base: { type: 'GeoProperty', value: point(10, 50) },
  });
  const where = (x: number) =>
    `type=Placed&attrs=none&georel=near;maxDistance==10&geometry=Point&coordinates=[${x},50]&geoproperty=base`;
  assert.deepEqual([await found(where(10)), await found(where(11))], [['Placed'], []]);
});
