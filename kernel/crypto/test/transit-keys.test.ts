import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { transitKeys } from '../transit-keys.ts';
import { type FakeTransit, fakeTransit } from './fake-transit.ts';

let folder: string;
let tokenFile: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuheng-transit-'));
  tokenFile = join(folder, 'token');
  await writeFile(tokenFile, 's.token\n', { mode: 0o600 });
});
after(() => rm(folder, { recursive: true }));

const about = Buffer.from('about');
const bytes = Buffer.alloc(32, 7);
const sourceAt = ({ url }: FakeTransit, profile: 'international' | 'guomi' = 'international') =>
  transitKeys({ url, mount: 'transit', key: 'yuheng', tokenFile }, profile);

describe('master keys in a transit engine', () => {
  it('are made and rotated there; what an older version wrapped, it unwraps', async () => {
    await using fake = await fakeTransit();
    const source = sourceAt(fake, 'guomi');
    assert.equal(await source.load(), null);
    const first = await source.make();
    assert.deepEqual(first.newest, { id: 'transit/yuheng:1', profile: 'guomi' });
    const wrapped = await first.wrap(bytes, about);
    const second = await source.make('guomi');
    assert.equal(second.newest.id, 'transit/yuheng:2');
    assert.deepEqual(await second.unwrap('transit/yuheng:1', wrapped, about), bytes);
    // It asks for the version that it was told of, whatever was made since.
    assert.match((await first.wrap(bytes, about)).toString(), /^vault:v1:/);
    assert.match((await second.wrap(bytes, about)).toString(), /^vault:v2:/);
    await assert.rejects(source.make('international'), { code: 'crypto.profile-set' });
    assert.ok(fake.asked.includes('POST /v1/transit/keys/yuheng/rotate'));
  });

  it('unwrap nothing elsewhere, nor altered, nor by a version that is let go', async () => {
    await using fake = await fakeTransit();
    const source = sourceAt(fake);
    const first = await source.make();
    const wrapped = await first.wrap(bytes, about);
    assert.equal(await first.unwrap('transit/yuheng:1', wrapped, Buffer.from('other')), null);
    const altered = Buffer.from(wrapped);
    altered[20] = altered[20] === 65 ? 66 : 65;
    assert.equal(await first.unwrap('transit/yuheng:1', altered, about), null);
    await source.make();
    fake.leastVersion = 2;
    const later = (await source.load()) ?? assert.fail();
    await assert.rejects(later.unwrap('transit/yuheng:1', wrapped, about), { code: 'crypto.master-missing' });
    assert.equal(await first.unwrap('transit/yuheng:1', wrapped, about), null);
  });

  it('say why they cannot be had', async () => {
    const fake = await fakeTransit();
    const source = sourceAt(fake);
    await source.make();
    fake.sealed = true;
    await assert.rejects(source.load(), {
      code: 'crypto.service-refused',
      values: { url: fake.url, reason: 'HTTP 503' },
    });
    fake.sealed = false;
    fake.token = 's.other';
    await assert.rejects(source.load(), { code: 'crypto.service-refused' });
    fake.token = 's.token';
    for (const instead of [
      { status: 200, body: '{}' },
      {
        status: 200,
        body: '{"data":{"type":"aes256-gcm96","latest_version":"1","min_decryption_version":1}}',
      },
      { status: 500, body: '{"errors":"no list"}' },
      { status: 307, body: '', headers: { location: 'http://elsewhere.example/' } },
    ]) {
      fake.instead = instead;
      await assert.rejects(source.load(), { code: 'crypto.service-refused' });
    }
    for (const body of ['<html>', '{"data":', 'x'.repeat(100_000)]) {
      fake.instead = { status: 200, body };
      await assert.rejects(source.load(), { code: 'crypto.service-unreachable' });
    }
    fake.instead = null;
    await chmod(tokenFile, 0o644);
    await assert.rejects(source.load(), { code: 'crypto.key-file-open' });
    await chmod(tokenFile, 0o640);
    assert.ok(await source.load());
    await fake[Symbol.asyncDispose]();
    await assert.rejects(source.load(), { code: 'crypto.service-unreachable' });
  });

  it('are refused where the key is of a kind that authenticates nothing', async () => {
    await using fake = await fakeTransit('rsa-2048');
    await assert.rejects(sourceAt(fake).make(), { code: 'crypto.service-refused' });
  });
});
