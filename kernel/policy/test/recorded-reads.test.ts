import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { openReceiver } from '../../facts/subscribe/test/receiver.ts';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { upsert } from '../../test/stated.ts';
import { headersOf, type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';

const HOUSE = `@id("patients") permit (principal, action == Action::"facts.record-read", resource is Entity in EntityType::"Patient")
  unless { resource.hasTag("open") && resource.getTag("open").contains("true") };`;

interface Reads {
  readonly reads: readonly {
    readonly sequence: number;
    readonly actor: string;
    readonly action: string;
    readonly resource: string;
    readonly entities: readonly string[];
  }[];
}

describe('reads that a policy wants in the log', () => {
  let test: TestKernel;
  let app: FastifyInstance;
  let machine: Record<string, string>;
  let administrator: Record<string, string>;
  let head = 0;
  before(async () => {
    test = await testKernel([fixturePack]);
    app = await test.server({ auth: true });
    machine = await headersOf(test.kernel, 'machine');
    administrator = await headersOf(test.kernel, 'administrator');
    const { kernel } = test;
    await kernel.facts.write(
      [
        upsert('urn:p:1', { name: '甲', load: 1 }, ['Patient']),
        upsert('urn:p:2', { name: '乙', load: 2 }, ['Patient']),
        upsert('urn:p:3', { name: '丙', open: true }, ['Patient']),
        upsert('urn:b:1', { name: '床', of: { type: 'Relationship', object: 'urn:p:1' } }, ['Bed']),
      ],
      testActor(),
    );
    kernel.policy.replace(await kernel.policy.check([{ source: 'house', text: HOUSE }]));
  });
  after(() => test[Symbol.asyncDispose]());

  const get = (url: string, headers = machine) => app.inject({ url, headers });
  /** What the log was told since the last time this was asked. */
  const told = async (query = ''): Promise<Reads['reads']> => {
    const { reads } = (await get(`/api/audit/list-reads${query}`, administrator)).json<Reads>();
    const fresh = reads.filter(({ sequence }) => sequence > head);
    head = Math.max(head, ...reads.map(({ sequence }) => sequence));
    return fresh;
  };
  const entitiesTold = async () => (await told()).map(({ entities }) => [...entities].toSorted());

  const CASES: readonly (readonly [what: string, url: string, told: readonly (readonly string[])[]])[] = [
    ['one', '/ngsi-ld/v1/entities/urn:p:1', [['urn:p:1']]],
    ['one that is not meant', '/ngsi-ld/v1/entities/urn:p:3', []],
    ['of another type', '/ngsi-ld/v1/entities/urn:b:1', []],
    ['a query', '/ngsi-ld/v1/entities?type=Patient', [['urn:p:1', 'urn:p:2']]],
    ['a query for some attributes', '/ngsi-ld/v1/entities?type=Patient&attrs=load', [['urn:p:1', 'urn:p:2']]],
    ['what a query has linked', '/ngsi-ld/v1/entities?type=Bed&join=inline&joinLevel=1', [['urn:p:1']]],
    ['the past of one', '/ngsi-ld/v1/temporal/entities/urn:p:2', [['urn:p:2']]],
    [
      'the past of several',
      '/ngsi-ld/v1/temporal/entities?type=Patient,Bed&timerel=after&timeAt=2020-01-01T00:00:00Z&timeproperty=createdAt',
      [['urn:p:1', 'urn:p:2']],
    ],
    ['nothing', '/ngsi-ld/v1/entities/urn:p:9', []],
    ['counts', '/ngsi-ld/v1/types', []],
    ['an operation', '/api/facts/read-history?entity=urn:p:1&attribute=name', [['urn:p:1']]],
  ];
  for (const [what, url, expected] of CASES) {
    it(`${what}: ${expected.flat().join(', ') || 'none'}`, async () => {
      const { statusCode } = await get(url);
      assert.equal(statusCode, what === 'nothing' ? 404 : 200);
      assert.deepEqual(await entitiesTold(), expected);
    });
  }

  it('says who, and what they asked; finds reads of an entity and of somebody', async () => {
    await get('/ngsi-ld/v1/entities?type=Patient&q=load==1');
    const [read] = await told();
    assert.deepEqual(
      { actor: read?.actor, action: read?.action, resource: read?.resource, entities: read?.entities },
      {
        actor: 'key:machine',
        action: 'facts.read',
        resource: 'GET /ngsi-ld/v1/entities?type=Patient&q=load==1',
        entities: ['urn:p:1'],
      },
    );
    head = 0;
    const ofTwo = await told('?entity=urn:p:2');
    assert.ok(ofTwo.length >= 3 && ofTwo.every(({ entities }) => entities.includes('urn:p:2')));
    head = 0;
    assert.deepEqual(await told('?actor=key:nobody'), []);
    head = 0;
    assert.equal((await told('?limit=1')).length, 1);
  });

  it('is part of the log, which holds together', async () => {
    assert.equal((await test.kernel.audit.verify()).brokenAt, null);
    assert.deepEqual(await test.walk(), []);
  });

  it('of what is gone nobody can say whether it was meant: its past is recorded', async () => {
    await told();
    await test.kernel.facts.write([{ op: 'delete', id: 'urn:p:3' }], testActor());
    assert.equal((await get('/ngsi-ld/v1/temporal/entities/urn:p:3')).statusCode, 200);
    assert.deepEqual(await entitiesTold(), [['urn:p:3']]);
  });

  it('what a subscription tells is recorded as shown to whoever made it', async () => {
    await using receiver = await openReceiver();
    const payload = {
      id: 'urn:s:1',
      type: 'Subscription',
      entities: [{ type: 'Patient' }],
      notification: { endpoint: { uri: receiver.uri } },
    };
    const url = '/ngsi-ld/v1/subscriptions';
    assert.equal((await app.inject({ method: 'POST', url, headers: machine, payload })).statusCode, 201);
    await test.kernel.facts.write([upsert('urn:p:2', { load: 7 }, ['Patient'])], testActor());
    await receiver.until(() => receiver.received.length >= 1);
    const reads = await told();
    assert.deepEqual(
      reads.map(({ actor, action, resource, entities }) => [actor, action, resource, entities]),
      [['key:machine', 'facts.told', 'urn:s:1', ['urn:p:2']]],
    );
  });

  it('nothing is shown that could not be recorded', async () => {
    const { database } = test;
    await database.query('alter table audit.head rename to head_away', []);
    try {
      const answer = await get('/ngsi-ld/v1/entities/urn:p:1');
      assert.equal(answer.statusCode, 500);
      assert.ok(!answer.body.includes('甲'));
      // Another that nobody wants recorded is still shown.
      assert.equal((await get('/ngsi-ld/v1/entities/urn:b:1')).statusCode, 200);
    } finally {
      await database.query('alter table audit.head_away rename to head', []);
      assert.equal(test.reported.splice(0).length, 1);
    }
  });

  it('an administrator, who may do everything, is recorded only where a policy says so', async () => {
    await told();
    const answer = await get('/ngsi-ld/v1/entities?type=Patient,Bed', administrator);
    assert.equal(answer.statusCode, 200, answer.body);
    assert.deepEqual(await entitiesTold(), [['urn:p:1', 'urn:p:2']]);
    test.kernel.policy.replace(await test.kernel.policy.check([]));
    await get('/ngsi-ld/v1/entities?type=Patient,Bed', administrator);
    assert.deepEqual(await entitiesTold(), []);
  });
});
