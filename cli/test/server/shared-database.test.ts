import assert from 'node:assert/strict';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { testDatabase } from '@yuheng/kernel/test-database';
import { readServerFile } from '../../server/server-file.ts';
import { startServer } from './server-process.ts';

let folder = '';
after(() => rm(folder, { recursive: true, force: true }));

test('two servers share one database: each keeps its key, and what one stores the other has', async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuheng-shared-'));
  const { database, drop } = await testDatabase();
  const start = (name: string) => startServer(join(folder, name), ['--database-url', database.url]);
  const first = await start('first');
  const second = await start('second');
  try {
    const files = await Promise.all(['first', 'second'].map((name) => readServerFile(join(folder, name))));
    const headers = files.map(({ key }) => ({ authorization: `Bearer ${key}` }));
    for (const [index, { base }] of files.entries()) {
      const who = await fetch(`${base}/api/identity/who`, { headers: headers[index] ?? {} });
      assert.equal(who.status, 200);
    }
    const stored = await fetch(`${first.base}/ngsi-ld/v1/entities`, {
      method: 'POST',
      headers: { ...headers[0], 'content-type': 'application/json' },
      body: JSON.stringify({ id: 'urn:ngsi-ld:Probe:shared', type: 'Probe', level: 1 }),
    });
    assert.equal(stored.status, 201);
    const seen = await fetch(`${second.base}/ngsi-ld/v1/entities/urn:ngsi-ld:Probe:shared`, {
      headers: headers[1] ?? {},
    });
    assert.equal(seen.status, 200);
    // The database is others': nothing of it lies in our folder, and the key is for nobody else's eyes.
    await assert.rejects(stat(join(folder, 'first', 'postgres')));
    assert.equal((await stat(join(folder, 'first', 'server.json'))).mode & 0o077, 0);
  } finally {
    assert.deepEqual([await first.kill('SIGTERM'), await second.kill('SIGTERM')], [0, 0]);
    await drop();
  }
});
