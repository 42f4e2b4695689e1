import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { it } from 'node:test';
import fastify from 'fastify';
import { created } from '../created.ts';

it('what was made has its path in a Location that is written as in the tables (clause 6.4.3.1)', async () => {
  const app = fastify();
  app.post('/made', (_request, reply) => created(reply, '/entities', 'urn:a:一 b/c'));
  try {
    const asked = request(`${await app.listen({ host: '127.0.0.1', port: 0 })}/made`, {
      method: 'POST',
    }).end();
    const [{ statusCode, rawHeaders }] = (await once(asked, 'response')) as [IncomingMessage];
    assert.equal(statusCode, 201);
    const path = '/ngsi-ld/v1/entities/urn:a:%E4%B8%80%20b%2Fc';
    assert.equal(rawHeaders[rawHeaders.indexOf('Location') + 1], path);
  } finally {
    await app.close();
  }
});
