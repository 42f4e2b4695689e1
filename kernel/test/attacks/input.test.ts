import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { zipSync } from 'fflate';
import { readTable } from '../../tables/read-table.ts';
import { headersOf } from '../test-kernel.ts';
import { type AttackTarget, attackTarget, type Headers, refused } from './attack-target.ts';

let target: AttackTarget;
let administrator: Headers;
before(async () => {
  target = await attackTarget();
  administrator = await headersOf(target.test.kernel, 'administrator');
});
after(() => target[Symbol.asyncDispose]());

const get = (url: string) => target.app.inject({ url, headers: { ...administrator } });

describe('attacks through what is sent', () => {
  it('injection into q, ids and scopes: read as text or refused, and every table stands', async () => {
    const entity = { id: 'urn:a:1', type: 'Lamp', name: "o'clock" };
    const made = await target.post('/ngsi-ld/v1/entities', entity, administrator);
    assert.equal(made.statusCode, 201, made.body);
    const evil = [
      "'; drop table facts.entity; --",
      "' or '1'='1",
      '"; select pg_sleep(60); --',
      'name=="x\' or true --"',
      '$1',
      "\\'; select 1",
      'a{{constructor}}',
    ];
    for (const text of evil)
      for (const name of ['q', 'id', 'idPattern', 'scopeQ', 'attrs', 'orderBy', 'georel', 'type']) {
        const answer = await get(`/ngsi-ld/v1/entities?type=Lamp&${name}=${encodeURIComponent(text)}`);
        assert.ok(answer.statusCode < 500, `${name}=${text}: ${answer.statusCode} ${answer.body}`);
        if (answer.statusCode === 200 && name !== 'attrs' && name !== 'orderBy')
          assert.deepEqual(answer.json(), [], `${name}=${text} found something`);
      }
    assert.equal((await get('/ngsi-ld/v1/entities/urn:a:1')).statusCode, 200);
    const organisation = "x'); drop table identity.person; --";
    const added = await target.post('/api/identity/add-organisation', { name: organisation }, administrator);
    assert.equal(added.statusCode, 200);
    const listed = await get('/api/identity/list-organisations');
    assert.equal(listed.json().organisations[0].name, organisation, 'kept as the text that it is');
  });

  it('patterns that would run for ever: refused or answered in time', async () => {
    const pattern = encodeURIComponent('name~=(a+)+$');
    await target.post(
      '/ngsi-ld/v1/entities',
      { id: 'urn:a:2', type: 'Lamp', name: 'a'.repeat(5000) },
      administrator,
    );
    assert.ok((await get(`/ngsi-ld/v1/entities?type=Lamp&q=${pattern}`)).statusCode < 500);
  });

  it('path traversal: nothing but our own files and routes', async () => {
    for (const path of [
      '/../../etc/passwd',
      '/..%2f..%2fetc/passwd',
      '/assets/..%2f..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/log/tile/..%2f..%2fserver.json',
      '/api/files/read-file?id=../../server.json',
      '/ngsi-ld/v1/jsonldContexts/..%2f..%2fserver.json',
    ]) {
      const answer = await get(path);
      refused(answer, 400, 404);
      assert.doesNotMatch(answer.body, /root:|"key"/, path);
    }
  });

  it('JSON bombs: depth, size, __proto__ and numbers beyond numbers', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const url = '/ngsi-ld/v1/entities';
    refused(await target.post(url, `{"id":"urn:a:3","type":"T","x":${deep}}`, administrator), 400, 413);
    refused(
      await target.post(url, `{"id":"urn:a:3","type":"T","x":"${'x'.repeat(17_000_000)}"}`, administrator),
      413,
    );
    refused(
      await target.post(
        url,
        '{"__proto__":{"roles":["administrator"]},"id":"urn:a:3","type":"T"}',
        administrator,
      ),
      400,
    );
    refused(await target.post(url, '{"id":"urn:a:3","type":"T","x":1e999}', administrator), 400);
    assert.equal((await get('/ngsi-ld/v1/entities/urn:a:3')).statusCode, 404);
  });

  it('zip bombs and documents that are none: refused before they are unpacked', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(60_000_000) }, { level: 1 });
    for (const bytes of [
      bomb,
      new TextEncoder().encode('PK\u0003\u0004 but no zip'),
      new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0]),
    ])
      await assert.rejects(readTable(bytes), (error: { code?: string }) => {
        assert.match(String(error.code), /^tables\./);
        return true;
      });
  });

  it('what is uploaded is known by its content, not by what it is called', async () => {
    const html = '<html><script>alert(1)</script></html>';
    const answer = await target.post('/api/files/save-file?name=picture.png', html, {
      ...administrator,
      'content-type': 'application/octet-stream',
    });
    refused(answer, 415);
  });
});
