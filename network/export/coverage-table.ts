import { withinHalfTurn } from '../coordinates/middle-place.ts';
import type { TransverseMercator } from '../coordinates/transverse-mercator.ts';
import type { Coverage } from '../coverage/coverage.ts';
import { quoted } from './quoted.ts';

/** Lines that are joined before they are handed on. */
const batch = 4096;

/**
 * A coverage as CSV (RFC 4180), one line a pixel that has a level or that is in reach and unknown: place in degrees,
 * SS-RSRP in dBm, SS-SINR in dB, best site and cell, and the reason where there is no level.
 */
export function* coverageTable(coverage: Coverage, projection: TransverseMercator): Generator<string> {
  const { west, south, cell, columns } = coverage.terrain.grid;
  const { level, sinr, server, gap } = coverage.rasters();
  let lines = ['longitude,latitude,ss_rsrp_dbm,ss_sinr_db,site,cell,gap'];
  for (let pixel = 0; pixel < level.length; pixel += 1) {
    const why = gap[pixel] ?? 0;
    if (why === 3) continue;
    const [row, column] = [Math.trunc(pixel / columns), pixel % columns];
    const place = projection.locate({ x: west + column * cell, y: south + row * cell });
    const at = `${withinHalfTurn(place.longitude).toFixed(7)},${place.latitude.toFixed(7)}`;
    const best = coverage.cells[(server[pixel] ?? 0) - 1];
    lines.push(
      why === 0
        ? `${at},${level[pixel]?.toFixed(2)},${sinr[pixel]?.toFixed(2)},${quoted(best?.site)},${quoted(best?.cell)},`
        : `${at},,,,,${why === 1 ? 'hole' : 'unknown'}`,
    );
    if (lines.length >= batch) {
      yield `${lines.join('\r\n')}\r\n`;
      lines = [];
    }
  }
  if (lines.length > 0) yield `${lines.join('\r\n')}\r\n`;
}
