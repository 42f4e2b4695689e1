import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Problem } from '../../http/problem.ts';
import { Chain, reachFile, readDigests, readReach, segmentPath } from '../chain.ts';
import { lsnText, segmentAt } from '../lsn.ts';
import { unpackFile } from '../packed-file.ts';

const BYTES = 4096;
const home = await mkdtemp(join(tmpdir(), 'yuheng-chain-'));
after(() => rm(home, { recursive: true }));

/** WAL of a made server: segments full of anything, and an empty chain beside. */
async function made(segments: number) {
  const wal = await mkdtemp(join(home, 'wal-'));
  const folder = await mkdtemp(join(home, 'chain-'));
  const all = randomBytes(segments * BYTES);
  for (let number = 0; number < segments; number += 1)
    await writeFile(
      join(wal, segmentAt(1, BigInt(number * BYTES), BYTES)),
      all.subarray(number * BYTES, (number + 1) * BYTES),
    );
  return { wal, folder, all };
}

const KEY = { id: 'k', profile: 'international', bytes: randomBytes(32) } as const;
const first = { timeline: 1, start: '0/0', lsn: '0/0' };
const tell = (chain: Chain, to: number) => chain.tell('2026-01-01T00:00:00.000Z', lsnText(BigInt(to)), []);

test('whatever is fetched when, and whenever it is killed, the chain is what the server wrote', async () => {
  for (let run = 0; run < 20; run += 1) {
    const { wal, folder, all } = await made(6);
    const key = run % 2 === 0 ? null : KEY;
    let chain = new Chain(folder, first, BYTES, key);
    for (let place = 0; place < all.length; ) {
      place = Math.min(all.length, place + 1 + Math.floor(Math.random() * 2 * BYTES));
      await chain.fetch(BigInt(place), wal);
      // In some rounds it dies before it has told.
      if (Math.random() < 0.7) await tell(chain, place);
      if (Math.random() < 0.5) {
        await chain.close();
        const reach = await readReach(folder);
        chain = new Chain(folder, reach ?? first, BYTES, key);
        assert.ok(await chain.goOn(reach?.tail ?? null, wal));
        place = Number(chain.lsn);
      }
    }
    await chain.fetch(BigInt(all.length), wal);
    await tell(chain, all.length);
    await chain.close();
    const digests = await readDigests(folder);
    assert.equal(digests.size, 6);
    for (const [name, digest] of digests) {
      const written = await readFile(join(wal, name));
      const kept = join(folder, `${name}.opened`);
      await unpackFile(join(folder, name), kept, { path: segmentPath(folder, name), key });
      assert.deepEqual(await readFile(kept), written);
      assert.equal(digest, createHash('sha256').update(written).digest('hex'));
    }
  }
});

test('a server that wrote something else, and a chain that was changed, are not gone on with', async () => {
  for (const changed of ['wal', 'chain'] as const) {
    const { wal, folder } = await made(2);
    const chain = new Chain(folder, first, BYTES);
    await chain.fetch(1000n, wal);
    const { tail } = await tell(chain, 1000);
    await chain.close();
    assert.ok(tail);
    const file = join(changed === 'wal' ? wal : folder, tail.name);
    const bytes = await readFile(file);
    bytes[999] = (bytes[999] ?? 0) ^ 1;
    await writeFile(file, bytes);
    const next = new Chain(folder, { ...first, lsn: '0/3E8' }, BYTES);
    assert.equal(await next.goOn(tail, wal), false);
  }
});

test('a segment that the server has thrown away is an error, and what was kept stays', async () => {
  const { wal, folder } = await made(3);
  const chain = new Chain(folder, first, BYTES);
  await chain.fetch(5000n, wal);
  await tell(chain, 5000);
  await rm(join(wal, segmentAt(1, BigInt(2 * BYTES), BYTES)));
  await assert.rejects(chain.fetch(BigInt(3 * BYTES), wal), { code: 'ENOENT' });
  await chain.close();
  assert.equal((await readReach(folder))?.lsn, lsnText(5000n));
});

test('how far it reaches is told whole or as before; what was changed is refused', async () => {
  const folder = join(home, 'told');
  await mkdir(folder);
  assert.equal(await readReach(folder), null);
  const chain = new Chain(folder, first, BYTES);
  await tell(chain, 7);
  const text = await readFile(reachFile(folder), 'utf8');
  await writeFile(reachFile(folder), text.replace('0/7', '0/8'));
  await assert.rejects(
    readReach(folder),
    (error) => error instanceof Problem && error.code === 'backup.damaged-file',
  );
  await writeFile(reachFile(folder), text.slice(0, 20));
  await assert.rejects(
    readReach(folder),
    (error) => error instanceof Problem && error.code === 'backup.damaged-file',
  );
});
