import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type ServerProcess, startServer } from '../server/server-process.ts';
import { runCli } from './run-cli.ts';

let folder: string;
let server: ServerProcess;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuheng-key-'));
  server = await startServer(folder, []);
});
after(async () => {
  await server.kill('SIGTERM');
  await rm(folder, { recursive: true });
});

const key = (...args: readonly string[]) => runCli('key', ...args, '--data', folder);
const statusFor = async (secret: string): Promise<number> =>
  (
    await fetch(`${server.base}/ngsi-ld/v1/entities?type=Air`, {
      headers: { authorization: `Bearer ${secret}` },
    })
  ).status;

describe('yuheng key', () => {
  it('gives a key that outlives the server, lists it and revokes it', async () => {
    // Until the server has written where it is.
    let made = await key('add', 'air-gateway', '--role', 'machine', '--organisation', '环境监测中心');
    while (made.said.includes('[cli.server.not-running]'))
      made = await key('add', 'air-gateway', '--role', 'machine', '--organisation', '环境监测中心');
    assert.equal(made.code, 0, made.said);
    const secret = /^[\w-]{32}$/m.exec(made.said)?.[0] ?? '';
    assert.equal(await statusFor(secret), 200);
    const again = await key('add', 'air-gateway');
    assert.equal(again.code, 1);
    assert.match(again.said, /^\[identity\.key-exists\]/);

    await server.kill('SIGTERM');
    server = await startServer(folder, []);
    assert.equal(await statusFor(secret), 200);
    let list = await key('list');
    while (list.said.includes('[cli.server.not-running]')) list = await key('list');
    assert.match(list.said, /^air-gateway\tmachine\t环境监测中心\t-\t\d{4}-\S+\t\d{4}-\S+\t-$/m);
    assert.ok(!list.said.includes(secret));

    assert.equal((await key('revoke', 'air-gateway')).code, 0);
    assert.equal(await statusFor(secret), 401);
    assert.match((await key('list')).said, /^air-gateway\t.*\t\d{4}-\S+Z$/m);
    const gone = await key('revoke', 'air-gateway');
    assert.deepEqual([gone.code, gone.said.split(']')[0]], [1, '[identity.key-not-found']);
  });

  it('gives a key for one tenant, or for all', async () => {
    const none = await key('add', 'city-gateway', '--tenant', 'city');
    assert.deepEqual([none.code, none.said.split(']')[0]], [1, '[facts.no-such-tenant']);
    const roaming = await key('add', 'roaming', '--everywhere');
    const secret = /^[\w-]{32}$/m.exec(roaming.said)?.[0] ?? '';
    const headers = {
      authorization: `Bearer ${secret}`,
      'content-type': 'application/json',
      'ngsild-tenant': 'city',
    };
    const made = await fetch(`${server.base}/ngsi-ld/v1/entities`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ id: 'urn:x:1', type: 'Air' }),
    });
    assert.equal(made.status, 201);
    const settled = await key('add', 'city-gateway', '--tenant', 'city');
    const own = /^[\w-]{32}$/m.exec(settled.said)?.[0] ?? '';
    assert.equal(await statusFor(own), 403, 'not in the one without a name');
    assert.match((await key('list')).said, /^roaming\tmachine\t-\t\*\t/m);
    assert.match((await key('list', '--tenant', 'city')).said, /^city-gateway\tmachine\t-\t-\t/m);
    assert.equal((await key('revoke', 'city-gateway', '--tenant', 'city')).code, 0);
  });

  for (const args of [[], ['add'], ['add', 'x', '--role', 'emperor'], ['revoke'], ['forget', 'x']])
    it(`says how it is called: key ${args.join(' ')}`, async () => {
      const { code, said } = await key(...args);
      assert.equal(code, 2, said);
      assert.match(said, /^\[cli\.usage\.key\] 用法：yuheng key /);
    });
});
