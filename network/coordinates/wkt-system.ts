import type { MapProjection } from './map-projection.ts';
import type { ReferenceSystem } from './reference-systems.ts';
import { cgcs2000, type Ellipsoid, TransverseMercator, wgs84 } from './transverse-mercator.ts';
import { webMercator } from './web-mercator.ts';
import { childrenOf, parseWkt, type WktNode, walkWkt } from './well-known-text.ts';

/** Datums by their names in different vendors' files, without signs and small. */
const datums: ReadonlyMap<string, Ellipsoid> = new Map(
  Object.entries({
    wgs1984: wgs84,
    wgs84: wgs84,
    worldgeodeticsystem1984: wgs84,
    worldgeodeticsystem1984ensemble: wgs84,
    china2000: cgcs2000,
    cgcs2000,
    chinageodeticcoordinatesystem2000: cgcs2000,
  }),
);

const geographic = ['GEOGCS', 'GEOGCRS', 'GEODCRS', 'GEOGRAPHICCRS', 'BASEGEOGCRS', 'BASEGEODCRS'];
const projected = ['PROJCS', 'PROJCRS', 'PROJECTEDCRS'];
const degree = Math.PI / 180;

/**
 * The reference system that a well-known text describes: degrees of WGS 84 or CGCS2000, or a transverse Mercator
 * (高斯-克吕格) of these in metres, by its own figures, so that a city's own central meridian is as good as a zone; or Web
 * Mercator.
 * @returns undefined for all others
 */
export function systemOfWkt(text: string): Pick<ReferenceSystem, 'projection'> | undefined {
  const root = parseWkt(text);
  if (root === undefined) return undefined;
  const compound = ['COMPD_CS', 'COMPOUNDCRS'].includes(root.keyword);
  const node = compound ? childrenOf(root, ...geographic, ...projected)[0] : root;
  if (node === undefined) return undefined;
  if (geographic.includes(node.keyword)) return ellipsoidOf(node) === undefined ? undefined : {};
  if (!projected.includes(node.keyword)) return undefined;
  const [base] = childrenOf(node, ...geographic);
  const ellipsoid = base === undefined ? undefined : ellipsoidOf(base);
  const projection = ellipsoid === undefined ? undefined : projectionOf(node, ellipsoid);
  return projection === undefined ? undefined : { projection };
}

/** Of a geographic system in degrees from Greenwich. */
function ellipsoidOf(node: WktNode): Ellipsoid | undefined {
  const [meridian] = childrenOf(node, 'PRIMEM', 'PRIMEMERIDIAN');
  if (meridian !== undefined && meridian.values[1] !== 0) return undefined;
  const units = [...walkWkt(node)].filter(({ keyword }) => keyword === 'ANGLEUNIT');
  const angles = [...units, ...childrenOf(node, 'UNIT')];
  if (angles.some(({ values }) => Math.abs(Number(values[1]) - degree) > 1e-9)) return undefined;
  const [datum] = childrenOf(node, 'DATUM', 'GEODETICDATUM', 'ENSEMBLE');
  return datums.get(plain(datum?.values[0]).replace(/^d(?=wgs|china|cgcs)/, ''));
}

function projectionOf(node: WktNode, ellipsoid: Ellipsoid): MapProjection | undefined {
  const [conversion = node] = childrenOf(node, 'CONVERSION');
  const [method] = childrenOf(conversion, 'PROJECTION', 'METHOD');
  const how = plain(method?.values[0]);
  const isWeb = ['mercatorauxiliarysphere', 'popularvisualisationpseudomercator'].includes(how);
  if (!isWeb && !['transversemercator', 'gausskruger'].includes(how)) return undefined;
  const lengths = [...walkWkt(node)].filter(({ keyword }) => keyword === 'LENGTHUNIT');
  if ([...lengths, ...childrenOf(node, 'UNIT')].some(({ values }) => values[1] !== 1)) return undefined;
  const figures = new Map(
    childrenOf(conversion, 'PARAMETER').map(({ values }) => [plain(values[0]), Number(values[1])]),
  );
  if (isWeb) return [...figures.values()].every((value) => value === 0) ? webMercator : undefined;
  const figure = (...names: readonly string[]) =>
    names.map((name) => figures.get(name)).find((value) => value !== undefined) ?? 0;
  const scale = figure('scalefactor', 'scalefactoratnaturalorigin');
  const meridian = figure('centralmeridian', 'longitudeofnaturalorigin');
  // What counts from another parallel than the equator is rare; it is refused rather than shifted.
  if (figure('latitudeoforigin', 'latitudeofnaturalorigin') !== 0) return undefined;
  if (!(scale > 0.9 && scale < 1.1 && Math.abs(meridian) <= 180)) return undefined;
  const [falseEasting, falseNorthing] = [figure('falseeasting'), figure('falsenorthing')];
  return new TransverseMercator({ ellipsoid, meridian, scale, falseEasting, falseNorthing });
}

function plain(name: unknown): string {
  return String(name ?? '')
    .toLowerCase()
    .replaceAll('ü', 'u')
    .replaceAll(/[^a-z0-9]/g, '');
}
