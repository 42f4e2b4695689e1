import type { Publication } from '../../store/briefing-store.ts';

/** Agency, id and version of the data structure that the columns follow; an identifier of our own, not of a registry. */
const STRUCTURE = 'YUHENG:DF_PLAN_TARGETS(1.0.0)';

const columns = [
  'DATAFLOW',
  'INDICATOR',
  'REF_AREA',
  'FREQ',
  'TIME_PERIOD',
  'OBS_VALUE',
  'UNIT_MEASURE',
  'OBS_STATUS',
  'TARGET_ID',
  'TIER',
  'EVIDENCE',
] as const;

/**
 * Targets as SDMX-CSV 1.0: a row for each target. FREQ M and the month of the briefing; UNIT_MEASURE is the UN/CEFACT code,
 * money in yuan (CNY); OBS_STATUS is A (normal) for a measured value and O (missing) without one, as in the SDMX
 * code list CL_OBS_STATUS. REF_AREA is _Z (not applicable): a target speaks of what its plan governs.
 */
export function sdmxCsv({ month, content }: Publication): string {
  const rows = content.targets.map(({ target, statistic, reading, tier }) => [
    STRUCTURE,
    statistic?.measure ?? '_Z',
    '_Z',
    'M',
    month,
    statistic === null ? '' : String(statistic.value.value),
    statistic?.unit ?? '_Z',
    statistic === null ? 'O' : 'A',
    target,
    tier ?? '',
    reading?.evidence ?? '',
  ]);
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** RFC 4180 */
function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
