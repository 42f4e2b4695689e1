import type { Coverage } from '../coverage/coverage.ts';
import type { Band } from './write-geotiff.ts';

/** The bands of a coverage raster: SS-RSRP in dBm, SS-SINR in dB, number of the best cell, reason of a gap (1 to 3, 0 where there is none). */
export function coverageBands(coverage: Coverage): readonly Band[] {
  const { level, sinr, server, gap } = coverage.rasters();
  const calibrated = coverage.settings.offsets !== undefined;
  return [
    { name: calibrated ? 'SS-RSRP dBm' : 'SS-RSRP dBm, not calibrated', values: level },
    { name: 'SS-SINR dB', values: sinr },
    { name: 'best cell', values: server, nothing: 0 },
    { name: 'gap: 1 no terrain, 2 unknown, 3 unheard', values: gap },
  ];
}
