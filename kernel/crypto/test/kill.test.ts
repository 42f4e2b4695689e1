import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { JsonObject } from '../../facts/model/entity.ts';
import { sealedSubscriptions } from '../../facts/subscribe/subscription-secrets.ts';
import { openKernel } from '../../packs/open-kernel.ts';
import { runChild } from '../../store/test/child.ts';
import { testKernel } from '../../test/test-kernel.ts';
import { fileKeys } from '../file-keys.ts';
import { openKeyring } from '../keyring.ts';
import { parseMasterKeys } from '../master-keys.ts';
import { parseSealed } from '../sealed.ts';
import { SealedDocuments } from '../sealed-documents.ts';

const rounds = Number(process.env['YUHENG_KILL_ROUNDS'] ?? 4);
const ROWS = 1000;

/**
 * Keys are rotated again and again by a server that is killed with -9 at random. After each round every secret is read, by
 * whichever of the keys; in the end all stand under the current data key, which the newest master key wraps.
 */
it(`a rotation loses no secret through kill -9, ${rounds} times, and is brought to its end`, async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'yuheng-rotate-'));
  context.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'master.key');
  await using test = await testKernel([]);
  await fill();
  const url = test.database.url;
  for (let round = 0; round < rounds; round += 1) {
    const child = runChild('../../crypto/test/rotate-until-killed.ts', [url, file]);
    const wanted = 2 + Math.floor(Math.random() * 20);
    for (let n = 0; n < wanted; n += 1) assert.match((await child.next()) ?? 'ended', /^(?:ready|\w+ \d+)$/);
    await pause(Math.random() * 30);
    child.process.kill('SIGKILL');
    await child.ended;
    // Its lease is over.
    await test.database.query(
      `update jobs.job set alive_at = now() - interval '1 minute' where state = 'running'`,
      [],
    );
    await readAll();
  }

  const kernel = await openKernel({ database: test.database, packs: [], keys: fileKeys(file) });
  try {
    await kernel.jobs.start(kernel);
    const by = {
      id: 'user:end',
      name: '',
      organisation: null,
      source: 'test',
      roles: [],
      synthetic: false,
    } as const;
    const { id } = await kernel.jobs.run('crypto.reseal', {}, by, {
      key: 'the last',
      with: async (_job, tx) => void (await kernel.keyring.rotate(null, tx)),
    });
    while ((await kernel.jobs.get(id)).endedAt === null) await pause(5);
    assert.equal((await kernel.jobs.get(id)).state, 'done');
    const current = (await kernel.keyring.list()).filter(({ supersededAt }) => supersededAt === null);
    assert.equal(current.length, 1);
    const keys = new Set(parseMasterKeys(await readFile(file, 'utf8')) as readonly { readonly id: string }[]);
    assert.ok(keys.size >= 2);
    assert.equal([...keys].at(-1)?.id, current[0]?.master);
    const rows = await test.database.query<{ text: string }>(
      `select definition #>> '{notification,endpoint,receiverInfo,0,value}' as text from facts.subscription`,
      [],
    );
    assert.equal(rows.length, ROWS);
    for (const { text } of rows) assert.equal(parseSealed(text)?.key, current[0]?.id);
  } finally {
    await kernel.close();
  }

  /** Secrets that stand in the open, as they did before there were keys. */
  async function fill(): Promise<void> {
    const rows = Array.from({ length: ROWS }, (_, n) => {
      const id = `urn:s:${n}`;
      return { id, definition: documentOf(id) };
    });
    await test.database.query(
      `with made as (
         insert into facts.subscription (tenant, about, id, definition, since, revision, created_at, modified_at)
         select 1, 'entities', id, definition, 0, 0, now(), now()
         from jsonb_to_recordset($1::jsonb) as new (id text, definition jsonb) returning id
       )
       insert into facts.delivery_count (tenant, subscription) select 1, id from made`,
      [JSON.stringify(rows)],
    );
  }

  async function readAll(): Promise<void> {
    const { database } = test;
    const keyring = await openKeyring({ database, source: fileKeys(file), clock: test.clock.now });
    const documents = new SealedDocuments(keyring, sealedSubscriptions, 1);
    const rows = await database.query<{ id: string; definition: JsonObject }>(
      'select id, definition from facts.subscription',
      [],
    );
    assert.equal(rows.length, ROWS);
    for (const { id, definition } of rows)
      assert.deepEqual(await documents.open(id, definition, database), documentOf(id));
  }
});

const documentOf = (id: string): JsonObject => ({
  type: 'Subscription',
  isActive: false,
  entities: [{ type: 'T' }],
  notification: {
    endpoint: {
      uri: 'http://receiver.example',
      receiverInfo: [{ key: 'Authorization', value: id.replace('urn:s:', 'secret ') }],
    },
  },
});
