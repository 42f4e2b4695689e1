import { stat } from 'node:fs/promises';
import type { DatabaseSync } from 'node:sqlite';
import { referenceSystem } from '../../coordinates/reference-systems.ts';
import { systemOfWkt } from '../../coordinates/wkt-system.ts';
import { sqlName } from '../../rules/sql-name.ts';
import {
  type Footprint,
  FootprintFault,
  type FootprintFile,
  type FootprintLayer,
  type StatedSystem,
  statedAs,
  UnknownSystemFault,
} from '../footprint.ts';
import { isHeightName } from '../height-of.ts';
import { binaryPolygons } from './binary-polygons.ts';

/** Tables of features whose geometry may be a polygon, with their reference systems (OGC 12-128r19, clauses 1.1 and 2.1). */
const tables = `
  select c.table_name as name, g.column_name as geometry, m.type as kind, m.sql as sql,
    s.organization as organization, s.organization_coordsys_id as code, s.definition as definition, g.srs_id as srs
  from gpkg_contents c
  join gpkg_geometry_columns g on g.table_name = c.table_name
  left join gpkg_spatial_ref_sys s on s.srs_id = g.srs_id
  left join sqlite_schema m on m.name = c.table_name and m.type in ('table', 'view')
  where c.data_type = 'features' and upper(g.geometry_type_name) in
    ('GEOMETRY', 'POLYGON', 'MULTIPOLYGON', 'SURFACE', 'MULTISURFACE', 'CURVEPOLYGON', 'GEOMETRYCOLLECTION')
  order by c.table_name`;

/**
 * The polygons of all feature tables of a GeoPackage (OGC 12-128r19), row by row, so that its size does not matter.
 * @throws FootprintFault here and while it is walked through
 */
export async function openGeoPackage(path: string): Promise<FootprintFile> {
  const { size } = await stat(path);
  // Only who reads such a file needs the module, of which Node.js 22 says that it is new.
  const { DatabaseSync } = await import('node:sqlite');
  const database = guarded(() => new DatabaseSync(path, { readOnly: true }));
  try {
    const layers = guarded(() =>
      database
        .prepare(tables)
        .all()
        .map((row) => layerOf(database, row, size)),
    );
    if (layers.length === 0) throw new FootprintFault('gpkg_geometry_columns: 0');
    return { layers, close: () => database.close() };
  } catch (error) {
    database.close();
    throw error;
  }
}

type Row = Readonly<Record<string, unknown>>;

function layerOf(database: DatabaseSync, row: Row, size: number): FootprintLayer {
  const table = String(row['name']);
  // A view or a virtual table runs what its maker wrote; we read rows.
  if (row['kind'] !== 'table' || /^create\s+virtual/i.test(String(row['sql'])))
    throw new FootprintFault(`${table}: ${row['kind'] === 'table' ? 'virtual' : (row['kind'] ?? '?')}`);
  const columns = database
    .prepare('select name from pragma_table_info(?)')
    .all(table)
    .map(({ name }) => String(name));
  const geometry = sqlName(String(row['geometry']));
  // As text: a number may be larger than ours are.
  const wanted = columns
    .filter(isHeightName)
    .map(sqlName)
    .map((column) => `cast(substr(${column}, 1, 40) as text) as ${column}`);
  // A length that the file has no room for is read from the row's head, the bytes are not asked for.
  const shape = `case when length(${geometry}) <= ${size} then ${geometry} end as "geometry"`;
  const query = `select ${[shape, ...wanted].join(', ')} from ${sqlName(table)}`;
  return { stated: statedBy(row), footprints: footprintsOf(database, query, size) };
}

function statedBy({ srs, organization, code, definition }: Row): StatedSystem {
  if (srs === 0 || srs === -1) return { kind: 'unsaid' };
  const known = /^epsg$/i.test(String(organization)) ? referenceSystem(Number(code)) : undefined;
  const system = known ?? systemOfWkt(String(definition));
  if (system === undefined) throw new UnknownSystemFault(`${organization}:${code}`);
  return statedAs(system);
}

function* footprintsOf(database: DatabaseSync, query: string, size: number): Generator<Footprint> {
  const rows = guarded(() => database.prepare(query).iterate());
  let count = 0;
  for (;;) {
    const next = guarded(() => rows.next());
    if (next.done === true) return;
    const { geometry, ...properties } = next.value;
    count += 1;
    // Pages that name one another could make more rows than the file has room for.
    if (count > size) throw new FootprintFault(`${count} > ${size} B`);
    const polygons = geometry instanceof Uint8Array ? binaryPolygons(geometry) : undefined;
    yield { polygons, properties };
  }
}

/** What SQLite says of a broken file is what we say. */
function guarded<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    const broken = code === 'ERR_SQLITE_ERROR' || code === 'ERR_OUT_OF_RANGE';
    throw broken ? new FootprintFault(message) : error;
  }
}
