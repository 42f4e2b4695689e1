import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { transitKeys } from '../transit-keys.ts';

/** OpenBao or Vault, where one is installed; it is no dependency of ours. */
function installed(): string | null {
  for (const name of ['bao', 'vault'])
    for (const folder of (process.env['PATH'] ?? '').split(delimiter))
      try {
        const file = join(folder, name);
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not in this one.
      }
  return null;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const program = installed();
const skip = program === null ? 'neither bao nor vault is on the PATH' : false;
const ROOT = 'a-token-for-tests';
/** What docs/encryption.md tells to give. */
const POLICY = `
path "transit/keys/yuheng" { capabilities = ["create", "read", "update"] }
path "transit/keys/yuheng/rotate" { capabilities = ["update"] }
path "transit/encrypt/yuheng" { capabilities = ["update"] }
path "transit/decrypt/yuheng" { capabilities = ["update"] }`;

describe('master keys in a transit engine as it is', { skip }, () => {
  let folder: string;
  let engine: ChildProcess;
  let url: string;
  let tokenFile: string;
  const ask = async (method: string, path: string, content?: object) => {
    const answer = await fetch(`${url}/v1/${path}`, {
      method,
      headers: { 'x-vault-token': ROOT },
      ...(content ? { body: JSON.stringify(content) } : {}),
    });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? {} : JSON.parse(text);
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yuheng-engine-'));
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    const args = ['server', '-dev', `-dev-root-token-id=${ROOT}`, `-dev-listen-address=127.0.0.1:${port}`];
    engine = spawn(program ?? '', args, { stdio: 'ignore', env: { ...process.env, HOME: folder } });
    for (const end = Date.now() + 60_000; ; ) {
      const health = await fetch(`${url}/v1/sys/health`).catch(() => null);
      if (health?.ok) break;
      assert.ok(Date.now() < end && engine.exitCode === null, 'the engine does not start');
      await pause(100);
    }
    await ask('POST', 'sys/mounts/transit', { type: 'transit' });
    await ask('PUT', 'sys/policies/acl/yuheng', { policy: POLICY });
    const { auth } = await ask('POST', 'auth/token/create', { policies: ['yuheng'] });
    tokenFile = join(folder, 'token');
    await writeFile(tokenFile, `${auth.client_token}\n`, { mode: 0o600 });
  });
  after(async () => {
    engine?.kill();
    if (engine?.exitCode === null) await new Promise((resolve) => engine.once('exit', resolve));
    await rm(folder, { recursive: true, force: true });
  });

  const about = Buffer.from('about');
  const bytes = Buffer.alloc(32, 7);
  const source = () => transitKeys({ url, mount: 'transit', key: 'yuheng', tokenFile }, 'international');

  it('are made, wrap and unwrap with the rights that are asked for, and rotate', async () => {
    const keys = source();
    assert.equal(await keys.load(), null);
    const first = await keys.make();
    assert.deepEqual(first.newest, { id: 'transit/yuheng:1', profile: 'international' });
    const wrapped = await first.wrap(bytes, about);
    assert.deepEqual(await first.unwrap('transit/yuheng:1', wrapped, about), bytes);
    assert.equal(await first.unwrap('transit/yuheng:1', wrapped, Buffer.from('other')), null);
    const altered = Buffer.from(wrapped);
    altered[20] = altered[20] === 65 ? 66 : 65;
    assert.equal(await first.unwrap('transit/yuheng:1', altered, about), null);

    const second = await keys.make();
    assert.equal(second.newest.id, 'transit/yuheng:2');
    assert.deepEqual(await second.unwrap('transit/yuheng:1', wrapped, about), bytes);
    assert.match((await first.wrap(bytes, about)).toString(), /^vault:v1:/);
    assert.match((await second.wrap(bytes, about)).toString(), /^vault:v2:/);

    await ask('POST', 'transit/keys/yuheng/config', { min_decryption_version: 2 });
    const later = (await keys.load()) ?? assert.fail();
    await assert.rejects(later.unwrap('transit/yuheng:1', wrapped, about), { code: 'crypto.master-missing' });
    assert.equal(await first.unwrap('transit/yuheng:1', wrapped, about), null);
  });

  it('are refused without the rights, and for a key that authenticates nothing beside', async () => {
    const { auth } = await ask('POST', 'auth/token/create', { policies: ['default'] });
    const poor = join(folder, 'poor');
    await writeFile(poor, auth.client_token, { mode: 0o600 });
    const refused = transitKeys({ url, mount: 'transit', key: 'yuheng', tokenFile: poor }, 'international');
    await assert.rejects(refused.load(), { code: 'crypto.service-refused' });
    await ask('POST', 'transit/keys/signing', { type: 'ed25519' });
    const root = join(folder, 'root');
    await writeFile(root, ROOT, { mode: 0o600 });
    const signing = transitKeys({ url, mount: 'transit', key: 'signing', tokenFile: root }, 'international');
    await assert.rejects(signing.load(), { code: 'crypto.service-refused' });
  });
});
