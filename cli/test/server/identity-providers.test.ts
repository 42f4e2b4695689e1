import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { identityProviders } from '../../server/identity-providers.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuheng-providers-'));
});
after(() => rm(folder, { recursive: true }));

const provider = {
  id: 'province',
  name: { 'zh-CN': '省', en: 'Province' },
  issuer: 'https://id.test',
  client: 'yuheng',
};
async function fileOf(change: object): Promise<string> {
  const file = join(folder, 'providers.json');
  await writeFile(
    file,
    JSON.stringify({ address: 'https://yuheng.test', providers: [{ ...provider, ...change }] }),
  );
  return file;
}

describe('a file of providers', () => {
  it('names a file beside it that holds the secret; a client without one is public', async () => {
    await writeFile(join(folder, 'a.secret'), ' s3cret \n', { mode: 0o600 });
    const [one] = (await identityProviders(await fileOf({ secret: 'a.secret' }))).providers;
    assert.deepEqual(one, { ...provider, secret: 's3cret' });
    const [other] = (await identityProviders(await fileOf({}))).providers;
    assert.equal(other?.secret, null);
  });

  it('is refused, with where and why, when it is wrong or shows the secret to others', async () => {
    await writeFile(join(folder, 'shown.secret'), 's3cret');
    await chmod(join(folder, 'shown.secret'), 0o640);
    await writeFile(join(folder, 'empty.secret'), '\n', { mode: 0o600 });
    for (const [change, code, where] of [
      [{ secret: 'shown.secret' }, 'usage.providers.shown', undefined],
      [{ secret: 'empty.secret' }, 'usage.empty-file', undefined],
      [{ secret: 'none.secret' }, 'usage.unreadable', undefined],
      [{ issuer: 'http://id.test' }, 'usage.providers.https', '/providers/0/issuer'],
      [{ strangers: 'make' }, 'usage.providers.roles', '/providers/0/roles'],
      [{ scope: 'x' }, 'usage.providers.shape', '/providers/0/scope'],
    ] as const)
      await assert.rejects(identityProviders(await fileOf(change)), (error: unknown) => {
        const told = error as { name: string; code: string; values: { where?: string }; message: string };
        assert.deepEqual([told.name, told.code, told.values.where], ['InputError', `cli.${code}`, where]);
        return !told.message.includes('s3cret');
      });
  });
});
