import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';
import { shortTime } from '../../model/instant.ts';
import { contextLink } from '../link-context.ts';
import { askingWithHeaders } from './ask-with-headers.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server();
});
after(() => test[Symbol.asyncDispose]());

const ask = askingWithHeaders(() => app);
const ex = 'https://example.org/';
const core = 'https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.9.jsonld';
const context = { speed: `${ex}speed`, Car: `${ex}Car` };
const add = async (value: unknown = context, headers = {}): Promise<string> => {
  const answer = await ask('POST', '/jsonldContexts', { payload: { '@context': value }, headers });
  assert.equal(answer.statusCode, 201, answer.body);
  assert.equal(answer.body, '');
  const { location } = answer.headers;
  assert.ok(typeof location === 'string' && location.startsWith('/ngsi-ld/v1/jsonldContexts/'));
  return location.replace('/ngsi-ld/v1', '');
};
/** Each short enough, all together too much. */
const many = Object.fromEntries(
  Array.from({ length: 19_999 }, (_, n) => [
    `t${n}`,
    { '@id': `urn:${'words'.repeat(11)}:${n}`, '@type': '@vocab', '@container': '@list' },
  ]),
);
const kindOfError = (answer: { json(): { type: string } }): string =>
  answer.json().type.replace('https://uri.etsi.org/ngsi-ld/errors/', '');
const details = async (path: string, headers = {}) =>
  (await ask('GET', `${path}?details=true`, { headers })).json();
const at = (path: string, host = 'localhost'): string => `http://${host}/ngsi-ld/v1${path}`;

/** ETSI GS CIM 009 V1.9.1, clauses 5.13.2 and 6.29.3.1. */
describe('adding a context', () => {
  it('keeps what stands under @context and nothing else', async () => {
    const payload = { '@context': context, other: 1 };
    const headers = { 'content-type': 'application/ld+json' };
    const added = await ask('POST', '/jsonldContexts', { payload, headers });
    const path = String(added.headers.location).replace('/ngsi-ld/v1', '');
    const served = await ask('GET', path);
    assert.equal(served.headers['content-type'], 'application/json');
    assert.deepEqual(served.json(), { '@context': context });
    const asked = await ask('GET', path, { headers: { accept: 'application/ld+json' } });
    assert.equal(asked.headers['content-type'], 'application/ld+json');
    assert.deepEqual(asked.json(), { '@context': context });
    assert.notEqual(await add(), path);
  });

  for (const [what, payload, status, kind] of [
    ['a list', [{ '@context': {} }], 400, 'InvalidRequest'],
    ['an object without @context', { speed: `${ex}speed` }, 400, 'InvalidRequest'],
    ['a number', { '@context': 7 }, 400, 'BadRequestData'],
    ['a term that is none', { '@context': { a: 'b' } }, 400, 'BadRequestData'],
    ['a scoped context', { '@context': { a: { '@id': ex, '@context': {} } } }, 400, 'BadRequestData'],
    ['an address without a host', { '@context': 'context.jsonld' }, 400, 'BadRequestData'],
    ['half of a character', { '@context': '\ud800' }, 400, 'BadRequestData'],
    ['half of a character in an object', { '@context': { a: '\ud800' } }, 400, 'BadRequestData'],
    ['what lies where nothing may be fetched', { '@context': `${ex}c` }, 504, 'LdContextNotAvailable'],
    [
      'what leans on the metadata of a cloud',
      { '@context': ['http://169.254.169.254/latest'] },
      504,
      'LdContextNotAvailable',
    ],
    ['a term that is endless', { '@context': { a: ex + 'x'.repeat(2_000_000) } }, 400, 'BadRequestData'],
    ['more than may be kept', { '@context': many }, 413, 'about:blank'],
  ] as const)
    it(`refuses ${what}`, async () => {
      const earlier = (await ask('GET', '/jsonldContexts')).json();
      const answer = await ask('POST', '/jsonldContexts', { payload });
      assert.equal(answer.statusCode, status, answer.body);
      assert.equal(kindOfError(answer), kind);
      assert.deepEqual((await ask('GET', '/jsonldContexts')).json(), earlier);
    });

  it('stops where a tenant has as many as it may have', async () => {
    const headers = { 'ngsild-tenant': 'full' };
    await ask('POST', '/entities', { payload: { id: 'urn:a:1', type: 'T' }, headers });
    await test.database.query(
      `insert into facts.context (id, tenant, kind, content, created_at)
       select gen_random_uuid(), (select id from facts.tenant where name = 'full'), 'Hosted', '{}', now()
       from generate_series(1, 10000)`,
      [],
    );
    const answer = await ask('POST', '/jsonldContexts', { payload: { '@context': {} }, headers });
    assert.equal(answer.statusCode, 422);
    assert.equal(answer.json().code, 'facts.too-many-contexts');
  });
});

/** Clauses 5.13.3 and 6.29.3.2. */
describe('the list of contexts', () => {
  it('has their addresses, of all kinds or of one', async () => {
    const path = await add();
    const all: string[] = (await ask('GET', '/jsonldContexts')).json();
    for (const url of [at(path), at('/jsonldContexts/fixture'), core]) assert.ok(all.includes(url), url);
    const hosted: string[] = (await ask('GET', '/jsonldContexts?kind=Hosted')).json();
    assert.ok(hosted.includes(at(path)) && !hosted.includes(core));
    assert.deepEqual((await ask('GET', '/jsonldContexts?kind=Cached&details=false')).json(), [core]);
    const headers = { host: 'broker.example:8080', accept: 'application/ld+json' };
    const elsewhere = await ask('GET', '/jsonldContexts', { headers });
    assert.equal(elsewhere.headers['content-type'], 'application/ld+json');
    assert.ok(elsewhere.json().includes(at(path, 'broker.example:8080')));
  });

  it('tells of each what is known', async () => {
    const path = await add();
    const all: { URL: string }[] = (await ask('GET', '/jsonldContexts?details=true&kind=Hosted')).json();
    assert.deepEqual(
      all.find(({ URL: url }) => url === at(path)),
      {
        URL: at(path),
        localId: path.replace('/jsonldContexts/', 'urn:yuheng:context:'),
        kind: 'Hosted',
        createdAt: shortTime(test.clock.now().toISOString()),
        numberOfHits: 0,
      },
    );
  });

  for (const wrong of ['kind=other', 'kind=', 'details=other', 'details=yes&kind=Hosted'])
    it(`refuses ${wrong}`, async () => {
      const answer = await ask('GET', `/jsonldContexts?${wrong}`);
      assert.equal(answer.statusCode, 400);
      assert.equal(kindOfError(answer), 'BadRequestData');
    });
});

/** Clauses 5.13.4 and 6.30.3.1. */
describe('a context', () => {
  it('counts how often it was found, and when last', async () => {
    const path = await add();
    const entity = { '@context': [at(path)], id: 'urn:ngsi-ld:Car:1', type: 'Car', speed: 5 };
    const headers = { 'content-type': 'application/ld+json' };
    assert.equal((await ask('POST', '/entities', { payload: entity, headers })).statusCode, 201);
    const first = await details(path);
    assert.equal(first.numberOfHits, 1);
    assert.equal(first.lastUsage, shortTime(test.clock.now().toISOString()));
    await ask('GET', path);
    // Telling of it and serving it are two more.
    assert.equal((await details(path)).numberOfHits, 3);
  });

  it('is used under every name of this server, and needs no network', async () => {
    const path = await add();
    for (const host of [
      'localhost',
      'localhost:80',
      'broker.example',
      '10.1.2.3:9090',
      'proxy.example/city',
    ]) {
      const link = contextLink(at(path, host));
      const read = await ask('GET', '/entities?type=Car&format=simplified', { headers: { link } });
      assert.equal(read.statusCode, 200, read.body);
      assert.deepEqual(read.json(), [{ id: 'urn:ngsi-ld:Car:1', type: 'Car', speed: 5 }]);
      assert.equal(read.headers['link'], link);
    }
  });

  it('is known by its name as well as by its URI', async () => {
    const path = await add();
    const { localId } = await details(path);
    const byUri = await ask('GET', `/jsonldContexts/${encodeURIComponent(localId)}`);
    assert.deepEqual(byUri.json(), { '@context': context });
  });

  it('that lies elsewhere is not served, but told of', async () => {
    for (const edition of ['1.6', '1.9']) {
      const url = core.replace('1.9', edition);
      const path = `/jsonldContexts/${encodeURIComponent(url)}`;
      const answer = await ask('GET', path);
      assert.equal(answer.statusCode, 422);
      assert.equal(kindOfError(answer), 'OperationNotSupported');
      const { URL: told, kind } = await details(path);
      assert.deepEqual([told, kind], [url, 'Cached']);
    }
  });

  for (const id of ['nobody', '01a21b21-031a-70c9-bc36-03aab136348e', 'https://example.org/none', '%00'])
    it(`is not found as ${id}`, async () => {
      const path = `/jsonldContexts/${id.startsWith('%') ? id : encodeURIComponent(id)}`;
      for (const answer of [
        await ask('GET', path),
        await ask('GET', `${path}?details=true`),
        await ask('DELETE', path),
        await ask('DELETE', `${path}?reload=true`),
      ]) {
        assert.equal(answer.statusCode, 404, answer.body);
        assert.equal(kindOfError(answer), 'ResourceNotFound');
      }
    });
});

/** Clauses 5.13.5 and 6.30.3.2. */
describe('deleting a context', () => {
  it('takes it away from whoever asks for it, and leaves what was stored with it', async () => {
    const path = await add({ Lamp2: `${ex}Lamp2`, light: `${ex}light` });
    const headers = { 'content-type': 'application/ld+json' };
    const payload = { '@context': at(path), id: 'urn:ngsi-ld:Lamp2:1', type: 'Lamp2', light: 1 };
    assert.equal((await ask('POST', '/entities', { payload, headers })).statusCode, 201);
    const deleted = await ask('DELETE', path);
    assert.equal(deleted.statusCode, 204);
    assert.equal(deleted.body, '');
    assert.equal((await ask('GET', path)).statusCode, 404);
    assert.equal((await ask('DELETE', path)).statusCode, 404);
    const again = await ask('POST', '/entities', { payload: { ...payload, id: 'urn:a:9' }, headers });
    assert.equal(again.statusCode, 504);
    const read = await ask('GET', '/entities/urn:ngsi-ld:Lamp2:1?format=simplified');
    assert.equal(read.json()[`${ex}light`], 1);
  });

  it('refuses to load anew what lies here', async () => {
    const path = await add();
    for (const one of [path, '/jsonldContexts/fixture']) {
      const answer = await ask('DELETE', `${one}?reload=true`);
      assert.equal(answer.statusCode, 400);
      assert.equal(answer.json().code, 'facts.context-not-cached');
    }
    assert.equal((await ask('GET', path)).statusCode, 200);
  });

  it('refuses what is part of the program, which also has the core context anew', async () => {
    const ofCore = `/jsonldContexts/${encodeURIComponent(core)}`;
    for (const path of ['/jsonldContexts/fixture', '/jsonldContexts/urn:yuheng:context:fixture', ofCore]) {
      const answer = await ask('DELETE', path);
      assert.equal(answer.statusCode, 400);
      assert.equal(answer.json().code, 'facts.context-of-program');
    }
    assert.equal((await ask('DELETE', `${ofCore}?reload=true`)).statusCode, 204);
  });

  it('needs an id, and says true or false', async () => {
    const path = await add();
    for (const wrong of ['/jsonldContexts', '/jsonldContexts/', `${path}?reload=other`]) {
      const answer = await ask('DELETE', wrong);
      assert.equal(answer.statusCode, 400);
      assert.equal(kindOfError(answer), 'BadRequestData');
    }
    assert.equal((await ask('DELETE', `${path}?reload=false`)).statusCode, 204);
  });
});

/** Clauses 4.14, 5.5.10 and 5.5.15. */
describe('contexts of tenants', () => {
  it('are listed and deleted by their own tenant, and read by whoever knows their address', async () => {
    const headers = { 'ngsild-tenant': 'neighbour' };
    const absent = await ask('POST', '/jsonldContexts', { payload: { '@context': context }, headers });
    assert.equal(kindOfError(absent), 'NonexistentTenant');
    await ask('POST', '/entities', { payload: { id: 'urn:a:1', type: 'T' }, headers });
    const path = await add(context, headers);
    const listed = async (more = {}): Promise<string[]> =>
      (await ask('GET', '/jsonldContexts', { headers: more })).json();
    assert.ok((await listed(headers)).includes(at(path)));
    assert.ok(!(await listed()).includes(at(path)));
    assert.equal((await ask('GET', `${path}?details=true`)).statusCode, 404);
    assert.equal((await ask('DELETE', path)).statusCode, 404);
    assert.deepEqual((await ask('GET', path)).json(), { '@context': context });
    assert.equal((await ask('DELETE', path, { headers })).statusCode, 204);
  });

  it('are none of a snapshot', async () => {
    const payload = { type: 'Snapshot', snapshotQueries: [{ type: 'Query', entities: [{ type: 'Car' }] }] };
    const { location } = (await ask('POST', '/snapshots', { payload })).headers;
    const id = decodeURIComponent(String(location).split('/').at(-1) ?? '');
    for (;;) {
      const answer = await ask('GET', '/jsonldContexts', { headers: { 'ngsild-snapshot': id } });
      // As long as it is being prepared it is 503.
      if (answer.statusCode === 503) continue;
      assert.equal(answer.statusCode, 422, answer.body);
      break;
    }
  });
});
