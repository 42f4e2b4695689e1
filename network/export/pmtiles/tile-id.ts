/**
 * The number of a tile in a PMTiles archive (version 3, section 4.1): all tiles of smaller zooms, then its place on the
 * Hilbert curve of its own zoom.
 * @param x,y column from the west and row from the north; @param zoom at most 26, beyond which numbers are no longer exact
 */
export function tileId(zoom: number, x: number, y: number): number {
  const last = 2 ** zoom - 1;
  let id = (4 ** zoom - 1) / 3;
  let [column, row] = [x, y];
  for (let side = 2 ** (zoom - 1); side >= 1; side /= 2) {
    const [east, south] = [(column & side) !== 0, (row & side) !== 0];
    id += side * side * (east ? (south ? 2 : 3) : south ? 1 : 0);
    if (south) continue;
    if (east) [column, row] = [last - column, last - row];
    [column, row] = [row, column];
  }
  return id;
}
