import { Problem } from '@yuheng/kernel/problem';
import type { CoordinateSystem, LonLat } from '../coordinates/offset-systems.ts';
import type { TransverseMercator } from '../coordinates/transverse-mercator.ts';
import { FootprintFault, type Position, type StatedSystem } from './footprint.ts';

/** How the coordinates of a layer are to be taken. */
export interface LayerPlacing {
  readonly system: CoordinateSystem;
  /** @throws FootprintFault for what lies in no place that the system can mean */
  locate(at: Position): LonLat;
}

/** m from the central meridian: a zone's number that is there and not in the system, or the other way round, is farther. */
const farthest = 1_000_000;

/**
 * Decides between what a file says and what the user says. GCJ-02 and BD-09 have no code: their files say WGS 84, as files
 * of true WGS 84 do, so that only the user knows. What is projected is nobody's shifted map unless the user says so.
 * @param named for the buildings by the user; @param usual of the case
 * @throws Problem `network.unsaid-coordinates`, `network.ambiguous-coordinates`
 */
export function placingOf(
  file: string,
  stated: StatedSystem,
  named: CoordinateSystem | undefined,
  usual: CoordinateSystem,
): LayerPlacing {
  if (stated.kind === 'unsaid' && named === undefined)
    throw new Problem('network.unsaid-coordinates', { file });
  const shifted = usual === 'GCJ02' || usual === 'BD09';
  if (stated.kind === 'degrees' && named === undefined && shifted)
    throw new Problem('network.ambiguous-coordinates', { file, usual });
  const system = named ?? (stated.kind === 'usual' ? usual : 'WGS84');
  const projection = stated.kind === 'projected' ? stated.projection : undefined;
  return { system, locate: projection === undefined ? degrees : (at) => unprojected(projection, at) };
}

function degrees([longitude, latitude]: Position): LonLat {
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) throw nowhere(longitude, latitude);
  return { longitude, latitude };
}

function unprojected(projection: TransverseMercator, [x, y]: Position): LonLat {
  const { falseEasting, falseNorthing } = projection.options;
  const near = Math.abs(x - falseEasting) <= farthest && Math.abs(y - falseNorthing) <= 1e7;
  // Degrees that are called metres would be a place in the sea off the equator.
  const degreesCalledMetres = Math.abs(x) <= 180 && Math.abs(y) <= 90;
  if (!near || degreesCalledMetres) throw nowhere(x, y);
  return projection.locate({ x, y });
}

function nowhere(x: number, y: number): FootprintFault {
  return new FootprintFault(`(${x}, ${y})`);
}
