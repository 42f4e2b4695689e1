import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { entryHash } from '../../audit/entry.ts';
import { type Hash, leafHash, rootOf } from '../../audit/merkle.ts';
import { openHead } from '../../audit/signed-head.ts';
import { isTileOf, TILE_WIDTH, tilePath } from '../../audit/tile.ts';
import { headersOf, type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';

let test: TestKernel;
let app: FastifyInstance;
let reader: Record<string, string>;
/** Reads entries too, which name people. */
let monitor: Record<string, string>;
const ENTRIES = 700;
before(async () => {
  test = await testKernel([]);
  app = await test.server({ auth: true });
  reader = await headersOf(test.kernel, 'viewer');
  monitor = await headersOf(test.kernel, 'administrator');
  await fill(ENTRIES);
});
after(() => test[Symbol.asyncDispose]());

async function fill(count: number): Promise<void> {
  const drafts = Array.from({ length: count }, (_, place) => ({
    by: testActor(),
    action: 'test.note',
    resource: `注 ${place}`,
    lines: [],
  }));
  await test.database.transaction((tx) => test.kernel.audit.appendAll(drafts, tx));
}

const get = (url: string, headers: Record<string, string> = reader) =>
  app.inject({ method: 'GET', url, headers });

async function head() {
  const answer = await get('/log/checkpoint');
  assert.equal(answer.statusCode, 200);
  const { vkey } = (await get('/api/audit/read-checkpoint')).json();
  return openHead(answer.body, vkey) ?? assert.fail('the head is not signed by the key');
}

/** A tile as it is at that size. */
async function tile(level: number | 'entries', index: number, size: number): Promise<Buffer> {
  const below = level === 'entries' ? 1 : TILE_WIDTH ** level;
  const width = Math.min(TILE_WIDTH, Math.floor(size / below) - index * TILE_WIDTH);
  const answer = await get(`/log/${tilePath({ level, index, width })}`, monitor);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.rawPayload;
}

const hashesOf = (bytes: Buffer): readonly Hash[] =>
  Array.from({ length: bytes.length / 32 }, (_, place) => bytes.subarray(place * 32, (place + 1) * 32));

function entriesOf(bundle: Buffer): readonly string[] {
  const entries: string[] = [];
  for (let at = 0; at < bundle.length; ) {
    const length = bundle.readUInt16BE(at);
    entries.push(bundle.toString('utf8', at + 2, at + 2 + length));
    at += 2 + length;
  }
  return entries;
}

describe('the log over HTTP (C2SP tlog-tiles)', () => {
  it('is read by a monitor that knows addresses alone: every entry, every hash, the root that was signed', async () => {
    const { size, root } = await head();
    assert.ok(size >= ENTRIES);
    const leaves: Hash[] = [];
    for (let index = 0; index * TILE_WIDTH < size; index += 1) {
      const entries = entriesOf(await tile('entries', index, size));
      const hashes = hashesOf(await tile(0, index, size));
      assert.deepEqual(entries.map(leafHash), hashes);
      leaves.push(...hashes);
    }
    assert.equal(leaves.length, size);
    assert.deepEqual(rootOf(leaves), root);
    const above = hashesOf(await tile(1, 0, size));
    assert.equal(above.length, Math.floor(size / TILE_WIDTH));
    for (const [index, hash] of above.entries())
      assert.deepEqual(hash, rootOf(leaves.slice(index * TILE_WIDTH, (index + 1) * TILE_WIDTH)));
    const entry = (await test.kernel.audit.read(size)) ?? assert.fail();
    assert.equal(entryHash(entry), leaves.at(-1)?.toString('hex'));
  });

  it('gives a tile that is not full for as long as somebody holds the smaller head', async () => {
    const { size } = await head();
    const index = Math.floor(size / TILE_WIDTH);
    const first = await tile(0, index, size);
    await fill(5);
    const again = await get(`/log/${tilePath({ level: 0, index, width: size - index * TILE_WIDTH })}`);
    assert.deepEqual(again.rawPayload, first);
  });

  it('has no other addresses', async () => {
    const { size } = await head();
    for (const path of [
      'tile/0/000.p/256',
      'tile/0/0',
      'tile/0/x000/000',
      'tile/00/000',
      'tile/64/000',
      'tile/0/999',
      'tile/1/000',
      'tile/entries/..%2f..%2fcheckpoint',
      'tile/0/x999/x999/x999/x999/x999/x999/x999/999',
      `tile/0/00${Math.floor(size / TILE_WIDTH)}`,
    ]) {
      const answer = await get(`/log/${path}`);
      assert.deepEqual([answer.statusCode, answer.json().code], [404, 'audit.no-tile'], path);
    }
    assert.ok(!isTileOf({ level: 0, index: 0, width: TILE_WIDTH }, 255));
  });

  it('is not for everybody', async () => {
    for (const url of ['/log/checkpoint', '/log/tile/0/000']) {
      assert.equal((await get(url, {})).statusCode, 401, url);
      assert.equal((await get(url, await headersOf(test.kernel, 'machine'))).statusCode, 403, url);
    }
    assert.equal((await get('/log/tile/0/000', reader)).statusCode, 200);
    assert.equal((await get('/log/tile/entries/000', reader)).statusCode, 403, 'entries name people');
  });
});

describe('heads that are kept', () => {
  it('are one a day, the first, whoever signs it', async () => {
    const { audit } = test.kernel;
    test.clock.set('2026-03-05T00:00:10.000Z');
    await audit.keepHead();
    await fill(3);
    await audit.keepHead();
    const other = await test.another();
    await other.audit.keepHead();
    test.clock.set('2026-03-06T09:00:00.000Z');
    await audit.keepHead();
    const { heads } = (await get('/api/audit/list-heads')).json();
    assert.deepEqual(
      heads.map(({ day }: { day: string }) => day),
      ['2026-03-06', '2026-03-05', '2026-03-02'],
    );
    for (const { checkpoint, vkey, size } of heads) {
      const opened = openHead(checkpoint, vkey) ?? assert.fail();
      const growth = (await audit.proveGrowth(size)) ?? assert.fail();
      assert.deepEqual([opened.size, opened.root.toString('hex')], [size, growth.from.root]);
    }
    assert.deepEqual(
      (await audit.keptHeads(5, '2026-03-05T12:00:00.000Z')).map(({ day }) => day),
      ['2026-03-05', '2026-03-02'],
    );
  });
});
