import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, test } from 'node:test';
import { Problem } from '@yuheng/kernel/problem';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { binaryPolygons } from '../../buildings/geopackage/binary-polygons.ts';
import { raiseFile, rectangle, town } from './town.ts';
import { writeGeoPackage } from './write-geopackage.ts';
import { writeShapefile } from './write-shapefile.ts';

const geographic =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]';
const ring = rectangle(-200, -200, 100, 100).map(([x = 0, y = 0]) => [x, y] as const);
const parts = writeShapefile(
  [{ name: Buffer.from('height'), width: 8 }],
  Array.from({ length: 9 }, (_, index) => ({ rings: [ring], row: [String(index + 10)] })),
  { prj: geographic, cpg: 'UTF-8' },
);

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuheng-broken-'));
});
after(() => rm(folder, { recursive: true }));

/** How much is kept, and which bytes are changed to what; shares of the length. */
interface Damage {
  readonly keep: number;
  readonly flips: readonly (readonly [where: number, value: number])[];
}

const damage: fc.Arbitrary<Damage> = fc.record({
  keep: fc.double({ min: 0, max: 1, noNaN: true }),
  flips: fc.array(
    fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 0, max: 255 })),
    {
      maxLength: 12,
    },
  ),
});

function damaged(bytes: Uint8Array, { keep, flips }: Damage): Uint8Array {
  const copy = bytes.slice(0, keep < 0.5 ? Math.floor(2 * keep * bytes.length) : bytes.length);
  for (const [where, value] of flips) copy[Math.floor(where * copy.length)] = value;
  return copy;
}

/** It is read, or it is refused in a sentence. */
async function readOrRefused(file: string): Promise<void> {
  try {
    await raiseFile(folder, file);
  } catch (error) {
    assert.ok(error instanceof Problem, (error as Error).stack);
    assert.match(error.code, /^network\.(bad-buildings-file|unknown-coordinates|unreadable-file)$/);
  }
}

test('shapefiles that were cut off or whose bytes were changed are read or refused', async () => {
  for (const [ending, bytes] of Object.entries(parts)) await writeFile(join(folder, `d.${ending}`), bytes);
  for (const ending of ['shp', 'dbf', 'shx', 'prj', 'cpg'] as const) {
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        await writeFile(join(folder, `d.${ending}`), damaged(parts[ending] ?? new Uint8Array(), how));
        await readOrRefused('d.shp');
      }),
      { numRuns: 150 },
    );
    await writeFile(join(folder, `d.${ending}`), parts[ending] ?? new Uint8Array());
  }
});

test('a zip and a GeoPackage likewise', async () => {
  const zip = zipSync({ 'a.shp': parts.shp, 'a.dbf': parts.dbf, 'a.prj': parts.prj ?? new Uint8Array() });
  writeGeoPackage(join(folder, 'whole.gpkg'), town);
  const whole = await readFile(join(folder, 'whole.gpkg'));
  assert.equal((await raiseFile(folder, 'whole.gpkg')).heightless, 1);
  for (const [file, bytes] of [
    ['d.zip', zip],
    ['d.gpkg', whole],
  ] as const)
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        await writeFile(join(folder, file), damaged(bytes, how));
        await readOrRefused(file);
      }),
      { numRuns: 250 },
    );
});

test('any bytes are a geometry, none, or refused', () => {
  const head = Uint8Array.of(0x47, 0x50, 0, 1, 0, 0, 0, 0);
  const kind = fc.constantFrom(3, 6, 1003, 2006, 3003, 0x8000_0003, 7, 10);
  fc.assert(
    fc.property(kind, fc.uint8Array({ maxLength: 200 }), (code, rest) => {
      const type = new Uint8Array(5);
      type[0] = 1;
      new DataView(type.buffer).setUint32(1, code, true);
      try {
        binaryPolygons(Buffer.concat([head, type, rest]));
      } catch (error) {
        assert.match((error as Error).message, /^(GP|WKB)/);
      }
    }),
  );
});

test('what a GeoPackage must not be able to do: run what its maker wrote', async () => {
  const path = join(folder, 'view.gpkg');
  writeGeoPackage(path, town);
  const database = new DatabaseSync(path);
  database.exec(`drop table town; create view town as
    with recursive n(fid) as (select 1 union all select fid + 1 from n) select fid, null as geom, 3 as height from n`);
  database.close();
  await assert.rejects(raiseFile(folder, 'view.gpkg'), { code: 'network.bad-buildings-file' });
});

test('files that are not there, and parts that are missing, are named', async () => {
  await assert.rejects(raiseFile(folder, 'none.shp'), { code: 'network.unreadable-file' });
  await assert.rejects(raiseFile(folder, 'none.gpkg'), { code: 'network.unreadable-file' });
  await assert.rejects(raiseFile(folder, 'none.zip'), { code: 'network.unreadable-file' });
  await writeFile(join(folder, 'alone.shp'), parts.shp);
  await assert.rejects(raiseFile(folder, 'alone.shp'), { code: 'network.bad-buildings-file' });
  await writeFile(join(folder, 'empty.gpkg'), '');
  await assert.rejects(raiseFile(folder, 'empty.gpkg'), { code: 'network.bad-buildings-file' });
});
