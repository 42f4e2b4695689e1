import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { keyService } from '../../server/key-service.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuheng-service-'));
});
after(() => rm(folder, { recursive: true }));

const fine = { url: 'https://bao.example:8200', token: 'token' };
async function read(stated: unknown): Promise<unknown> {
  const file = join(folder, 'service.json');
  await writeFile(file, JSON.stringify(stated));
  return keyService(file);
}

describe('the file of a key service', () => {
  it('says where master keys are kept', async () => {
    for (const stated of [
      { transit: fine },
      { transit: { ...fine, mount: 'a/b', key: 'k', namespace: 'ns/x' }, profile: 'guomi' },
      { transit: { ...fine, url: 'http://127.0.0.1:8200' } },
    ])
      assert.ok(await read(stated));
  });

  it('is refused where it says something else, or would send keys in the open', async () => {
    for (const stated of [
      null,
      [],
      {},
      { transit: { url: fine.url } },
      { transit: { token: 'token' } },
      { transit: { ...fine, url: 'http://bao.example:8200' } },
      { transit: { ...fine, url: 'https://user@bao.example' } },
      { transit: { ...fine, url: 'https://bao.example/v1' } },
      { transit: { ...fine, mount: '../sys' } },
      { transit: { ...fine, key: 'a/b' } },
      { transit: { ...fine, key: '..' } },
      { transit: { ...fine, more: 1 } },
      { transit: fine, profile: 'rot13' },
      { transit: fine, more: 1 },
    ])
      await assert.rejects(read(stated), { code: 'cli.keys.bad-service-file' }, JSON.stringify(stated));
  });
});
