import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { testKernel } from '../../test/test-kernel.ts';
import { openKeyring } from '../keyring.ts';
import { transitKeys } from '../transit-keys.ts';
import { fakeTransit } from './fake-transit.ts';

it('a house whose master keys are in a transit engine seals, starts again and rotates by it; without it, it does not start', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'yuheng-transit-'));
  context.after(() => rm(folder, { recursive: true }));
  const tokenFile = join(folder, 'token');
  await writeFile(tokenFile, 's.token', { mode: 0o600 });
  await using test = await testKernel([]);
  await using fake = await fakeTransit();
  const { database } = test;
  const source = transitKeys({ url: fake.url, mount: 'transit', key: 'yuheng', tokenFile }, 'guomi');
  const open = () => openKeyring({ database, source, clock: test.clock.now });
  const use = { tenant: 1, purpose: 'tests' };
  const path = ['row', 'place'];

  const first = await open();
  const { seal } = await database.transaction((tx) => first.sealer(use, tx));
  const text = seal('secret', path);
  assert.match(text, /^sealed:1:guomi:/);
  const second = await open();
  const opener = await second.opener(use, [text], database);
  assert.equal(opener(text, path), 'secret');

  await database.transaction((tx) => second.rotate(null, tx));
  assert.deepEqual(second.master, { id: 'transit/yuheng:2', profile: 'guomi' });
  assert.ok((await second.list()).every(({ master }) => master === 'transit/yuheng:2'));
  // Whatever was let go of the older version, nothing here needs it any more.
  fake.leastVersion = 2;
  assert.equal((await (await open()).opener(use, [text], database))(text, path), 'secret');

  fake.sealed = true;
  await assert.rejects(open(), { code: 'crypto.service-refused' });
  // What is open stays open; what is sealed by a key that is known too.
  assert.equal((await second.opener(use, [text], database))(text, path), 'secret');
  const waiting = database.transaction((tx) => second.sealer({ ...use, purpose: 'others' }, tx));
  await assert.rejects(waiting, { code: 'crypto.service-refused' });
  await assert.rejects(
    database.transaction((tx) => second.rotate(null, tx)),
    { code: 'crypto.service-refused' },
  );
  fake.sealed = false;
  const third = await open();
  assert.equal((await third.list()).length, 1);
  assert.equal((await third.opener(use, [text], database))(text, path), 'secret');
});
