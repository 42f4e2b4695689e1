import { systemOfWkt } from '../../coordinates/wkt-system.ts';
import {
  type Footprint,
  FootprintFault,
  type FootprintFile,
  type StatedSystem,
  statedAs,
  UnknownSystemFault,
} from '../footprint.ts';
import { isHeightName } from '../height-of.ts';
import { attributeTable } from './attribute-table.ts';
import { recordOffsets, ringsAt } from './shape-records.ts';

/** The files that make a shapefile, by their endings. */
export interface ShapefileParts {
  readonly shp: Uint8Array;
  readonly dbf: Uint8Array;
  readonly shx?: Uint8Array | undefined;
  readonly prj?: Uint8Array | undefined;
  readonly cpg?: Uint8Array | undefined;
}

/**
 * A shapefile (ESRI Shapefile Technical Description, July 1998) with its table and reference system.
 * @throws FootprintFault here and while it is walked through
 */
export function openShapefile({ shp, dbf, shx, prj, cpg }: ShapefileParts): FootprintFile {
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const stated: StatedSystem = prj === undefined ? { kind: 'unsaid' } : statedIn(text(prj));
  const table = attributeTable(dbf, cpg === undefined ? undefined : text(cpg), isHeightName);
  const offsets = recordOffsets(shp, shx);
  if (offsets.length > table.rows) throw new FootprintFault(`.shp: ${offsets.length} > .dbf: ${table.rows}`);
  function* footprints(): Generator<Footprint> {
    let points = 0;
    for (const [index, offset] of offsets.entries()) {
      const properties = table.row(index);
      if (properties === undefined) continue;
      const rings = ringsAt(shp, offset);
      // An index that names one record many times could make much of little.
      for (const ring of rings ?? []) points += ring.length;
      if (16 * points > shp.length) throw new FootprintFault(`.shx: #${index + 1}`);
      yield { polygons: rings === undefined ? undefined : [rings], properties };
    }
  }
  return { layers: [{ stated, footprints: footprints() }], close: () => {} };
}

function statedIn(prj: string): StatedSystem {
  const system = systemOfWkt(prj.trim());
  if (system === undefined) throw new UnknownSystemFault(/"([^"]{1,100})"/.exec(prj)?.[1] ?? '.prj');
  return statedAs(system);
}
