import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { PMTiles, tileIdToZxy, zxyToTileId } from 'pmtiles';
import { tileId } from '../../export/pmtiles/tile-id.ts';
import { type ArchiveTile, writeArchive } from '../../export/pmtiles/write-archive.ts';
import { HeldFile } from './held-file.ts';

const facts = {
  minZoom: 0,
  maxZoom: 20,
  bounds: [113.1, 34.2, 113.9, 35.1] as const,
  metadata: { name: '覆盖' },
};

test("tiles have the numbers that the format's own reader has for them", () => {
  const tile = fc
    .integer({ min: 0, max: 26 })
    .chain((zoom) =>
      fc.tuple(
        fc.constant(zoom),
        fc.integer({ min: 0, max: 2 ** zoom - 1 }),
        fc.integer({ min: 0, max: 2 ** zoom - 1 }),
      ),
    );
  fc.assert(
    fc.property(tile, ([zoom, x, y]) => {
      assert.equal(tileId(zoom, x, y), zxyToTileId(zoom, x, y));
    }),
  );
});

test('an archive is read again: every tile, none that is not there, equal ones kept once', async () => {
  const squares = Array.from({ length: 64 * 64 }, (_, at) => [at % 64, Math.trunc(at / 64)] as const);
  const contentOf = (x: number, y: number) => (x + y < 40 ? 'sea' : `${x} ${y}`);
  const tiles = squares
    .filter(([x, y]) => x % 9 !== 4 && y !== 3)
    .map(([x, y]) => ({ id: tileId(6, x, y), bytes: Buffer.from(contentOf(x, y)) }))
    .toSorted((a, b) => a.id - b.id);
  const held = new HeldFile(writeArchive(tiles, facts));
  const archive = new PMTiles(held);
  for (const [x, y] of squares) {
    const found = await archive.getZxy(6, x, y);
    const text = found === undefined ? undefined : Buffer.from(found.data).toString();
    assert.equal(text, x % 9 !== 4 && y !== 3 ? contentOf(x, y) : undefined);
  }
  const header = await archive.getHeader();
  const different = new Set(tiles.map(({ bytes }) => bytes.toString())).size;
  assert.equal(header.numAddressedTiles, tiles.length);
  assert.equal(header.numTileContents, different);
  assert.ok((header.numTileEntries ?? 0) < tiles.length && (header.numTileEntries ?? 0) >= different);
  assert.equal(header.clustered, true);
  assert.deepEqual(
    [header.minLon, header.minLat, header.maxLon, header.maxLat, header.maxZoom],
    [...facts.bounds, 20],
  );
  assert.deepEqual(await archive.getMetadata(), facts.metadata);
  assert.equal(held.bytes.length, header.tileDataOffset + (header.tileDataLength ?? 0));
});

test('a large archive has leaves, and its root stays within the first 16 KiB', async () => {
  const count = 40_000;
  // Lengths and gaps that do not compress.
  const noise = (at: number) => createHash('sha1').update(`${at}`).digest().readUInt32LE() / 2 ** 32;
  function* tiles(): Generator<ArchiveTile> {
    let id = tileId(18, 0, 0);
    for (let at = 0; at < count; at += 1) {
      id += 1 + Math.floor(40 * noise(at));
      yield { id, bytes: Buffer.from(`${at}${'.'.repeat(Math.floor(60 * noise(at + 1)))}`) };
    }
  }
  const held = new HeldFile(writeArchive(tiles(), facts));
  const archive = new PMTiles(held);
  const header = await archive.getHeader();
  assert.ok(header.rootDirectoryOffset + header.rootDirectoryLength <= 16_384);
  assert.ok((header.leafDirectoryLength ?? 0) > 0);
  assert.equal(header.numTileEntries, count);
  for (const { id, bytes } of [...tiles()].filter((_, at) => at % 997 === 0)) {
    const found = await archive.getZxy(...tileIdToZxy(id));
    assert.deepEqual(Buffer.from(found?.data ?? new ArrayBuffer(0)), bytes);
  }
});
