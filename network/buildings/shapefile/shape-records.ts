import { FootprintFault, type Position } from '../footprint.ts';

/** Bytes of a file's header, and of a polygon before its parts. */
const [fileHeader, polygonHeader] = [100, 44];
/** Polygon, PolygonZ and PolygonM; heights and measures stand behind the points and are left aside. */
const polygonTypes: readonly number[] = [5, 15, 25];

/**
 * Where the records of a shapefile stand: by its index, because an editor leaves old records behind that only the index
 * no longer names; one after the other where there is no index (ESRI Shapefile Technical Description, July 1998).
 * @param shp,shx main file and index
 * @throws FootprintFault
 */
export function recordOffsets(shp: Uint8Array, shx: Uint8Array | undefined): readonly number[] {
  const end = lengthOf(shp, '.shp');
  const view = viewOf(shp);
  const offsets: number[] = [];
  if (shx === undefined) {
    for (let at = fileHeader; at < end; at += 8 + 2 * view.getUint32(at + 4)) {
      if (at + 8 > end) throw new FootprintFault(`.shp: ${at}`);
      offsets.push(at);
    }
    return offsets;
  }
  const index = viewOf(shx);
  const last = lengthOf(shx, '.shx');
  for (let at = fileHeader; at + 8 <= last; at += 8) offsets.push(2 * index.getUint32(at));
  return offsets;
}

/** @throws FootprintFault where the file is none, or shorter than it says */
function lengthOf(bytes: Uint8Array, part: string): number {
  const view = viewOf(bytes);
  if (bytes.length < fileHeader || view.getUint32(0) !== 9994) throw new FootprintFault(`${part}?`);
  const length = 2 * view.getUint32(24);
  if (length < fileHeader || length > bytes.length)
    throw new FootprintFault(`${part}: ${bytes.length} B < ${length} B`);
  return length;
}

/**
 * The rings of the polygon at an offset; undefined where there is another shape or none.
 * @throws FootprintFault
 */
export function ringsAt(shp: Uint8Array, offset: number): readonly (readonly Position[])[] | undefined {
  const wrong = () => new FootprintFault(`.shp: ${offset}`);
  const view = viewOf(shp);
  if (offset < fileHeader || offset + 12 > shp.length) throw wrong();
  const start = offset + 8;
  const length = 2 * view.getUint32(offset + 4);
  if (start + length > shp.length || length < 4) throw wrong();
  if (!polygonTypes.includes(view.getUint32(start, true))) return undefined;
  if (length < polygonHeader) throw wrong();
  const [parts, points] = [view.getUint32(start + 36, true), view.getUint32(start + 40, true)];
  if (polygonHeader + 4 * parts + 16 * points > length) throw wrong();
  const first = start + polygonHeader + 4 * parts;
  const rings: (readonly Position[])[] = [];
  for (let part = 0; part < parts; part += 1) {
    const begin = view.getUint32(start + polygonHeader + 4 * part, true);
    const end = part + 1 < parts ? view.getUint32(start + polygonHeader + 4 * part + 4, true) : points;
    if (begin > end || end > points) throw wrong();
    const ring: Position[] = [];
    for (let at = first + 16 * begin; at < first + 16 * end; at += 16)
      ring.push([view.getFloat64(at, true), view.getFloat64(at + 8, true)]);
    rings.push(ring);
  }
  return rings;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
