import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { headersOf, type TestKernel, testKernel } from '../../../test/test-kernel.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([]);
  app = await test.server({ auth: true });
});
after(() => test[Symbol.asyncDispose]());

const uri = 'https://user:pass@receiver.example/path?x=1';
const receiverInfo = [{ key: 'Authorization', value: 'Bearer secret' }];

describe('keys of receivers', () => {
  for (const path of ['subscriptions', 'csourceSubscriptions'])
    it(`are shown to who may change them alone: ${path}`, async () => {
      const url = `/ngsi-ld/v1/${path}`;
      const writer = await headersOf(test.kernel, 'administrator');
      const made = await app.inject({
        method: 'POST',
        url,
        headers: writer,
        payload: {
          id: `urn:s:${path}`,
          type: 'Subscription',
          entities: [{ type: 'T' }],
          notification: { endpoint: { uri, receiverInfo } },
        },
      });
      assert.equal(made.statusCode, 201, made.body);
      for (const [role, shown] of [
        ['administrator', { uri, receiverInfo }],
        [
          'viewer',
          {
            uri: 'https://***@receiver.example/path?x=1',
            receiverInfo: [{ key: 'Authorization', value: '***' }],
          },
        ],
      ] as const) {
        const headers = await headersOf(test.kernel, role);
        const one = (await app.inject({ url: `${url}/urn:s:${path}`, headers })).json();
        const [first] = (await app.inject({ url, headers })).json();
        for (const { notification } of [one, first]) {
          const { accept: _, ...endpoint } = notification.endpoint;
          assert.deepEqual(endpoint, shown);
        }
      }
    });
});
