import type { CoordinateSystem } from '../../coordinates/offset-systems.ts';

/** Clause 1.1.2.1: 0 is degrees of a system that has no code, as those have that shift places. */
export function systemNumber(system: CoordinateSystem): number {
  if (system === 'WGS84') return 4326;
  return system === 'CGCS2000' ? 4490 : 0;
}

/** What every GeoPackage has (OGC 12-128r17, clauses 1.1.1 to 1.1.3 and 2.1.5; version 1.3, which older programs read as well). */
export const geoPackageTables = `
pragma application_id = ${0x47_50_4b_47};
pragma user_version = 10300;
create table gpkg_spatial_ref_sys (
  srs_name text not null, srs_id integer primary key, organization text not null,
  organization_coordsys_id integer not null, definition text not null, description text
);
insert into gpkg_spatial_ref_sys values
  ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', null),
  ('Undefined geographic', 0, 'NONE', 0, 'undefined', null),
  ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]', null),
  ('China Geodetic Coordinate System 2000', 4490, 'EPSG', 4490, 'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4490"]]', null);
create table gpkg_contents (
  table_name text not null primary key, data_type text not null, identifier text unique, description text default '',
  last_change datetime not null, min_x double, min_y double, max_x double, max_y double,
  srs_id integer references gpkg_spatial_ref_sys (srs_id)
);
create table gpkg_geometry_columns (
  table_name text not null references gpkg_contents (table_name), column_name text not null,
  geometry_type_name text not null, srs_id integer not null references gpkg_spatial_ref_sys (srs_id),
  z tinyint not null, m tinyint not null, primary key (table_name, column_name)
);`;
