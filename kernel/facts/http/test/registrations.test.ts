import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { create, point } from '../../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../../test/test-kernel.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server();
});
after(() => test[Symbol.asyncDispose]());

const root = '/ngsi-ld/v1/csourceRegistrations';
type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
const ask = async (method: Method, url: string, body?: unknown, headers: Record<string, string> = {}) => {
  const content = body === undefined ? {} : { 'content-type': 'application/json' };
  const answer = await app.inject({
    method,
    url: root + url,
    headers: { ...content, ...headers },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: answer.body === '' ? null : answer.json(),
  };
};
const idOf = (name: string): string => `urn:ngsi-ld:ContextSourceRegistration:${name}`;
const registration = (name: string, rest: object = {}) => ({
  id: idOf(name),
  type: 'ContextSourceRegistration',
  endpoint: 'http://source.example/ngsi',
  information: [{ entities: [{ type: name }] }],
  ...rest,
});
const make = async (name: string, rest: object = {}, headers = {}): Promise<void> => {
  const { status, body } = await ask('POST', '', registration(name, rest), headers);
  assert.equal(status, 201, JSON.stringify(body));
};
/** Names of what is found. */
const found = async (query: string, headers = {}): Promise<readonly string[]> => {
  const { status, body } = await ask('GET', `?${query}`, undefined, headers);
  assert.equal(status, 200, JSON.stringify(body));
  return body.map((one: { id: string }) => one.id.slice(idOf('').length));
};

describe('registrations as resources (clauses 5.9 and 5.10.1)', () => {
  it('are made, read, changed and removed', async () => {
    const path = `/${encodeURIComponent(idOf('One'))}`;
    const made = await ask('POST', '', registration('One', { registrationName: 'first', floor: 3 }));
    assert.deepEqual([made.status, made.headers.location], [201, root + path]);
    assert.deepEqual(
      (await ask('GET', path)).body,
      registration('One', { registrationName: 'first', floor: 3 }),
    );
    assert.equal((await ask('POST', '', registration('One'))).status, 409);
    // 5.5.8: a member that is null goes, others stay.
    const fragment = { endpoint: 'https://other.example', registrationName: null, floor: 'urn:ngsi-ld:null' };
    assert.equal((await ask('PATCH', path, fragment)).status, 204);
    assert.deepEqual(
      (await ask('GET', path)).body,
      registration('One', { endpoint: 'https://other.example' }),
    );
    assert.equal((await ask('DELETE', path)).status, 204);
    for (const method of ['GET', 'DELETE'] as const) assert.equal((await ask(method, path)).status, 404);
    assert.equal((await ask('PATCH', path, { endpoint: 'http://a.example' })).status, 404);
  });

  it('get an id where they have none, and ignore what only the broker says (table 5.2.9-2)', async () => {
    const { id: _, ...rest } = registration('Nameless', {
      status: 'failed',
      timesSent: 7,
      createdAt: '2020',
    });
    const { headers } = await ask('POST', '', rest);
    const { body } = await ask('GET', decodeURIComponent(String(headers.location)).slice(root.length));
    assert.match(body.id, /^urn:ngsi-ld:ContextSourceRegistration:[0-9a-f-]{36}$/);
    assert.deepEqual([body.status, body.timesSent, body.createdAt], [undefined, undefined, undefined]);
  });

  it('show their times on request (clause 6.3.11)', async () => {
    await make('Timed');
    const { body } = await ask('GET', `/${idOf('Timed')}?options=sysAttrs`);
    assert.match(body.createdAt, /^\d{4}-.*Z$/);
    assert.equal((await ask('GET', '?type=Timed&sysAttrs=true')).body[0].modifiedAt, body.modifiedAt);
  });

  it('are refused with the member that is at fault (clauses 5.2.8 to 5.2.11, 4.3.6.6)', async () => {
    const info = (one: unknown) => ({ information: [one] });
    const cases: readonly [object, string][] = [
      [{ type: 'Building' }, 'type'],
      [{ endpoint: 'somewhere' }, 'endpoint'],
      [{ information: [] }, 'information'],
      [info({}), 'information[0].entities'],
      [info({ entities: [] }), 'information[0].entities'],
      [info({ entities: [{ id: 'urn:a:1' }] }), 'information[0].entities[0].type'],
      [info({ propertyNames: [] }), 'information[0].propertyNames'],
      [info({ propertyNames: ['a'], more: 1 }), 'information[0].more'],
      [{ mode: 'sometimes' }, 'mode'],
      [{ operations: ['queryEntity', 'cook'] }, 'operations'],
      [{ mode: 'auxiliary' }, 'operations'],
      [{ mode: 'exclusive' }, 'information[0].entities.id'],
      [
        { mode: 'exclusive', ...info({ entities: [{ type: 'A', id: 'urn:a:1' }] }) },
        'information[0].propertyNames',
      ],
      [{ location: { type: 'Point', coordinates: [] } }, 'location'],
      [
        { observationInterval: { startAt: '2026-01-02T00:00:00Z', endAt: '2026-01-01T00:00:00Z' } },
        'observationInterval.endAt',
      ],
      [{ management: { timeout: 0 } }, 'management.timeout'],
      [{ datasetId: ['not a uri'] }, 'datasetId'],
      [{ contextSourceInfo: [{ key: 'accept', value: 'text/html' }] }, 'contextSourceInfo'],
      [{ contextSourceInfo: [{ key: 'X Y', value: '1' }] }, 'contextSourceInfo[0].key'],
      [{ expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
      [{ description: '' }, 'description'],
    ];
    for (const [rest, where] of cases) {
      const { status, body } = await ask('POST', '', registration('Bad', rest));
      assert.deepEqual([status, body.code, body.values.where], [400, 'facts.bad-registration', where]);
    }
    for (const rest of [
      info({ entities: [{ type: 'no name' }] }),
      info({ entities: [{ type: 'A', idPattern: '(' }] }),
      { refreshRate: 'often' },
      { observationInterval: { startAt: 'now' } },
      { scope: 'no scope!' },
    ])
      assert.equal((await ask('POST', '', registration('Bad', rest))).status, 400, JSON.stringify(rest));
    assert.equal((await ask('POST', '', [registration('Bad')])).status, 400);
    assert.equal((await ask('GET', `/${idOf('Bad')}`)).status, 404);
  });

  it('are not changed into what could not be made (clause 5.9.3.4)', async () => {
    await make('Kept');
    for (const fragment of [
      { information: null },
      { type: 'Building' },
      { expiresAt: '2020-01-01T00:00:00Z' },
    ])
      assert.equal((await ask('PATCH', `/${idOf('Kept')}`, fragment)).status, 400);
    assert.deepEqual((await ask('GET', `/${idOf('Kept')}`)).body, registration('Kept'));
  });

  it('are one tenant’s own (clause 4.14)', async () => {
    const tenant = { 'ngsild-tenant': 'sources' };
    assert.equal((await ask('GET', '?type=Own', undefined, tenant)).body.code, 'facts.no-such-tenant');
    assert.equal((await ask('POST', '', registration('Own'), tenant)).status, 201);
    assert.equal((await ask('GET', '?type=Own', undefined, tenant)).body.length, 1);
    assert.deepEqual(await found('type=Own'), []);
  });
});

describe('modes (clauses 4.3.6.3, 5.9.2.4)', () => {
  const exclusive = (entity: string, name: string, mode = 'exclusive') => ({
    mode,
    information: [{ entities: [{ type: 'Lamp', id: entity }], propertyNames: [name] }],
  });

  it('what one source has for itself no other has', async () => {
    await make('Only', exclusive('urn:lamp:1', 'power'));
    const again = await ask('POST', '', registration('Again', exclusive('urn:lamp:1', 'power')));
    assert.deepEqual([again.status, again.body.values.other], [409, idOf('Only')]);
    assert.match(again.body.type, /\/Conflict$/);
    const beside = exclusive('urn:lamp:1', 'power', 'redirect');
    assert.equal((await ask('POST', '', registration('Beside', beside))).status, 409);
    await make('Other', exclusive('urn:lamp:1', 'colour'));
    await make('Further', exclusive('urn:lamp:1', 'power', 'inclusive'));
    // Its own is no rival.
    assert.equal((await ask('PATCH', `/${idOf('Only')}`, { description: 'the one' })).status, 204);
    assert.equal((await ask('PATCH', `/${idOf('Other')}`, exclusive('urn:lamp:1', 'power'))).status, 409);
  });

  it('what is kept here is no one else’s alone', async () => {
    await test.kernel.facts.write([create('urn:door:1', { open: true }, ['Door'])], testActor());
    const door = (rest: object) => ({ entities: [{ type: 'Door', ...rest }] });
    const refused = [
      { mode: 'exclusive', information: [{ ...door({ id: 'urn:door:1' }), propertyNames: ['open'] }] },
      { mode: 'redirect', information: [door({})] },
      { mode: 'redirect', information: [door({ idPattern: '^urn:door:' })] },
    ];
    for (const rest of refused) assert.equal((await ask('POST', '', registration('Door', rest))).status, 409);
    await make('Door', {
      mode: 'exclusive',
      information: [{ ...door({ id: 'urn:door:1' }), propertyNames: ['size'] }],
    });
    await make('Doors', { mode: 'redirect', information: [door({ id: 'urn:door:2' })] });
  });
});

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

it('a registration is over when it says so, and is removed (clause 5.2.9)', async () => {
  const later = new Date(test.clock.now().getTime() + 3_600_000).toISOString();
  await make('Brief', { expiresAt: later });
  assert.deepEqual(await found('type=Brief&attrs=none'), ['Brief']);
  test.clock.advance(3_700_000);
  assert.deepEqual(await found('type=Brief&attrs=none'), []);
  assert.equal((await ask('GET', `/${idOf('Brief')}`)).status, 404);
  await make('Brief');
  assert.deepEqual(await found('type=Brief&attrs=none'), ['Brief']);
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
