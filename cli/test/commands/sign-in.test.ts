import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readServerFile } from '../../server/server-file.ts';
import { type ServerProcess, startServer } from '../server/server-process.ts';
import { runCli } from './run-cli.ts';

let folder: string;
let server: ServerProcess;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuheng-sign-in-'));
  server = await startServer(folder, []);
});
after(async () => {
  await server.kill('SIGTERM');
  await rm(folder, { recursive: true });
});

const signIn = (...args: readonly string[]) => runCli('sign-in', ...args, '--data', folder);
const LINK = /\/sign-in\?token=[\w-]{32}&next=\/account$/m;

describe('yuheng sign-in', () => {
  it('prints a link, which leads to setting a password where there is none, and nothing else', async () => {
    const { code, said } = await signIn('--id', 'user:li-si', '--name', '李四', '--role', 'officer');
    assert.equal(code, 0, said);
    assert.match(said, LINK);
    assert.equal(said.trim().split('\n').length, 1, said);
  });

  it('says of somebody on record that their role stays, where another was asked for', async () => {
    const { code, said } = await signIn('--id', 'user:li-si', '--role', 'administrator');
    assert.equal(code, 0, said);
    assert.match(said, LINK);
    assert.match(said, /\[sign-in\.known\] user:li-si 已在册.*统筹人员.* · .*on record already.*officer/);
    const same = await signIn('--id', 'user:li-si', '--role', 'officer');
    const unsaid = await signIn('--id', 'user:li-si');
    for (const one of [same, unsaid]) assert.ok(!one.said.includes('sign-in.known'), one.said);
  });

  it('tells in plain words how a tenant begins, and signs its first administrator in once it has', async () => {
    const chief = ['--id', 'user:kai', '--role', 'administrator', '--tenant', 'kaifeng'];
    const early = await signIn(...chief);
    assert.notEqual(early.code, 0);
    assert.match(early.said, /没有租户“kaifeng”.*NGSILD-Tenant/);
    const { key } = await readServerFile(folder);
    const made = await fetch(`${server.base}/ngsi-ld/v1/entities`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'ngsild-tenant': 'kaifeng',
      },
      body: JSON.stringify({ id: 'urn:ngsi-ld:City:kaifeng', type: 'City' }),
    });
    assert.equal(made.status, 201);
    assert.match((await signIn(...chief)).said, LINK);
  });
});
