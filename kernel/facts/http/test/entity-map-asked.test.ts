import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';
import { askingWithHeaders } from './ask-with-headers.ts';

let test: TestKernel;
let app: FastifyInstance;
const ask = askingWithHeaders(() => app);
const idOf = (n: number) => `urn:ngsi-ld:Pump:${n}`;
before(async () => {
  test = await testKernel([]);
  app = await test.server();
  const pumps = [1, 2, 3, 4, 5].map((n) => ({ id: idOf(n), type: 'Pump', flow: n }));
  await ask('POST', '/entityOperations/create', { payload: pumps });
});
after(() => test[Symbol.asyncDispose]());

/** The entities of the map that an answer names. */
const named = async (location: unknown): Promise<readonly string[]> => {
  const map = await ask('GET', String(location).replace('/ngsi-ld/v1', ''));
  return Object.keys(map.json<{ readonly entityMap: object }>().entityMap);
};
const count = async () => {
  const [row] = await test.database.query<{ n: number }>('select count(*) as n from facts.entity_map', []);
  return row?.n;
};

describe('an entity map that is asked for beside entities', () => {
  it('by a query in a body (clause 5.2.23)', async () => {
    const query = {
      type: 'Query',
      entities: [{ type: 'Pump' }],
      entityMap: true,
      entityMapLifetime: 'PT10M',
    };
    const answer = await ask('POST', '/entityOperations/query', { payload: query });
    assert.equal(answer.statusCode, 201, answer.body);
    assert.equal(answer.json<unknown[]>().length, 5);
    assert.equal((await named(answer.headers['ngsild-entitymap'])).length, 5);
  });

  it('for one entity is named, and made (clauses 5.7.1 and 6.5.3.1)', async () => {
    const made = await ask('GET', `/entities/${idOf(2)}?entityMap=true&entityMapLifetime=PT1M`);
    assert.equal(made.statusCode, 200);
    const location = String(made.headers['ngsild-entitymap']);
    assert.deepEqual(await named(location), [idOf(2)]);
    const known = await ask('GET', `/entities/${idOf(1)}`, { headers: { 'ngsild-entitymap': location } });
    assert.deepEqual([known.statusCode, known.headers['ngsild-entitymap']], [200, location]);
    assert.equal((await ask('GET', `/entities/${idOf(2)}`)).headers['ngsild-entitymap'], undefined);
    const held = await count();
    assert.equal((await ask('GET', '/entities/urn:ngsi-ld:Pump:none?entityMap=true')).statusCode, 404);
    assert.equal(await count(), held);
  });
});
