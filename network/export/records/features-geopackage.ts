import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqlName } from '../../rules/sql-name.ts';
import type { FeatureTable, FeatureValue, PlainGeometry } from './feature-table.ts';
import { geoPackageTables, systemNumber } from './geopackage-tables.ts';
import { wellKnownBytes } from './well-known-bytes.ts';

const kinds = { text: 'TEXT', number: 'REAL', boolean: 'BOOLEAN' } as const;

/** A GeoPackage (OGC 12-128r17) with one table of features. SQLite writes files, so it goes through one of its own. */
export async function* featuresGeoPackage(table: FeatureTable, now: Date): AsyncGenerator<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'yuheng-export-'));
  try {
    const path = join(folder, 'records.gpkg');
    await writeGeoPackage(table, path, now);
    yield* createReadStream(path) as AsyncIterable<Uint8Array>;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeGeoPackage(table: FeatureTable, path: string, now: Date): Promise<void> {
  // Only who writes such a file needs the module, of which Node.js 22 says that it is new.
  const { DatabaseSync } = await import('node:sqlite');
  using database = new DatabaseSync(path);
  const { name, fields, features, system } = table;
  database.exec(geoPackageTables);
  database.exec(
    `create table ${sqlName(name)} (fid integer primary key autoincrement not null, geom geometry${fields
      .map((field) => `, ${sqlName(field.name)} ${kinds[field.kind]}`)
      .join('')})`,
  );
  const srs = systemNumber(system);
  database
    .prepare(
      `insert into gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id) values (?, 'features', ?, ?, ?, ?)`,
    )
    .run(name, table.title, system, now.toISOString(), srs);
  database
    .prepare(`insert into gpkg_geometry_columns values (?, 'geom', 'GEOMETRY', ?, 0, 0)`)
    .run(name, srs);
  const insert = database.prepare(
    `insert into ${sqlName(name)} (geom${fields.map((field) => `, ${sqlName(field.name)}`).join('')})
     values (?${', ?'.repeat(fields.length)})`,
  );
  database.exec('begin');
  for (const { geometry, values } of features)
    insert.run(geometry === null ? null : geometryBytes(geometry, srs), ...values.map(stored));
  database.exec('commit');
}

/** Clause 2.1.3: a header without an envelope, little end first. */
function geometryBytes(geometry: PlainGeometry, srs: number): Buffer {
  const head = Buffer.from([0x47, 0x50, 0, 1, 0, 0, 0, 0]);
  head.writeInt32LE(srs, 4);
  return Buffer.concat([head, wellKnownBytes(geometry)]);
}

function stored(value: FeatureValue): string | number | null {
  return typeof value === 'boolean' ? Number(value) : value;
}
