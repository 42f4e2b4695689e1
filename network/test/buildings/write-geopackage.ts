import { DatabaseSync } from 'node:sqlite';

interface Feature {
  readonly properties: Readonly<Record<string, number | null>>;
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
}
type Polygon = readonly (readonly (readonly number[])[])[];

/** Writes polygons in degrees as a GeoPackage with the tables that its readers need, big end first. */
export function writeGeoPackage(path: string, { features }: { readonly features: readonly Feature[] }): void {
  const database = new DatabaseSync(path);
  const columns = Object.keys(features[0]?.properties ?? {}).map((name) => `"${name}"`);
  database.exec(`
    create table gpkg_spatial_ref_sys (srs_name text, srs_id integer primary key, organization text,
      organization_coordsys_id integer, definition text);
    insert into gpkg_spatial_ref_sys values ('WGS 84', 4326, 'EPSG', 4326, 'undefined');
    create table gpkg_contents (table_name text primary key, data_type text);
    insert into gpkg_contents values ('town', 'features');
    create table gpkg_geometry_columns (table_name text, column_name text, geometry_type_name text, srs_id integer);
    insert into gpkg_geometry_columns values ('town', 'geom', 'MULTIPOLYGON', 4326);
    create table town (fid integer primary key, geom blob, ${columns.join(', ')});`);
  const row = database.prepare(
    `insert into town (geom, ${columns.join(', ')}) values (?${', ?'.repeat(columns.length)})`,
  );
  for (const { properties, geometry } of features) {
    const polygons = (
      geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    ) as Polygon[];
    row.run(blobOf(polygons), ...Object.values(properties));
  }
  database.close();
}

function blobOf(polygons: readonly Polygon[]): Uint8Array {
  const head = Buffer.from('47500000000010e6', 'hex');
  return Buffer.concat([
    head,
    headOf(6, polygons.length),
    ...polygons.flatMap((rings) => [
      headOf(3, rings.length),
      ...rings.flatMap((ring) => [whole(ring.length), ...ring.flat().map(real)]),
    ]),
  ]);
}

function headOf(type: number, count: number): Buffer {
  return Buffer.concat([Buffer.of(0), whole(type), whole(count)]);
}

function whole(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function real(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes;
}
