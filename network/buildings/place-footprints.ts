import { Problem } from '@yuheng/kernel/problem';
import type { MapProjection } from '../coordinates/map-projection.ts';
import type { CoordinateSystem, LonLat } from '../coordinates/offset-systems.ts';
import { FootprintFault, type Position, type StatedSystem } from './footprint.ts';

/** How the coordinates of a layer are to be taken. */
export interface LayerPlacing {
  readonly system: CoordinateSystem;
  /** @throws FootprintFault for what lies in no place that the system can mean */
  locate(at: Position): LonLat;
}

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

function unprojected(projection: MapProjection, [x, y]: Position): LonLat {
  // Degrees that are called metres would be a place in the sea off the equator.
  const degreesCalledMetres = Math.abs(x) <= 180 && Math.abs(y) <= 90;
  if (!projection.reaches({ x, y }) || degreesCalledMetres) throw nowhere(x, y);
  return projection.locate({ x, y });
}

function nowhere(x: number, y: number): FootprintFault {
  return new FootprintFault(`(${x}, ${y})`);
}
