/** Bytes of a line of the table without its names: place, level, SINR, commas, end of line. */
const figures = 41;

/**
 * Bytes of a coverage as CSV, before it is written: within some hundredths where names are plain.
 * @param lines pixels that have a level or are in reach and unknown
 */
export function tableSize(
  lines: number,
  sites: readonly { readonly id: string; readonly cells: readonly { readonly id: string }[] }[],
): number {
  const encoder = new TextEncoder();
  const names = sites.flatMap(({ id, cells }) =>
    cells.map((cell) => encoder.encode(id).length + encoder.encode(cell.id).length),
  );
  const mean = names.length === 0 ? 0 : names.reduce((sum, length) => sum + length, 0) / names.length;
  return Math.round(lines * (figures + mean));
}
