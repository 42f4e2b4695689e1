import type { Publication } from '../../store/briefing-store.ts';

/** Agency, id and version of the dataflow that the columns follow; an identifier of our own, not of a registry. */
const DATAFLOW = 'YUHENG:DF_PLAN_TARGETS(1.0.0)';
/** Not applicable, as in the cross-domain code lists. */
const NONE = '_Z';

/** What each message has before its components (field guide 2.0, "Column headers"). */
const leading = ['STRUCTURE', 'STRUCTURE_ID', 'ACTION'] as const;
/** Components in the order of the structure: dimensions, the measure, attributes. */
const components = [
  'FREQ',
  'REF_AREA',
  'TARGET',
  'TIME_PERIOD',
  'OBS_VALUE',
  'OBS_STATUS',
  'UNIT_MEASURE',
  'INDICATOR',
  'GOAL',
  'TIER',
  'EVIDENCE',
] as const;

/**
 * Targets as SDMX-CSV 2.0: an observation for each target, which the dimensions FREQ (M), REF_AREA, TARGET (as the board names
 * it) and TIME_PERIOD (the month of the briefing) tell apart. OBS_VALUE is in UNIT_MEASURE, a UN/CEFACT code, money in yuan
 * (CNY); GOAL is what the target asks, in the same unit. OBS_STATUS is A (normal) for a measured value and O (missing)
 * without one, as in the SDMX code list CL_OBS_STATUS. REF_AREA is _Z (not applicable): a target speaks of what its plan
 * governs. ACTION I (information): nothing of it asks a reader to delete anything.
 */
export function sdmxCsv({ month, content }: Publication): string {
  const rows = content.targets.map(({ target, statistic, reading, tier }) => {
    const values: Readonly<Record<(typeof components)[number], string>> = {
      FREQ: 'M',
      REF_AREA: NONE,
      TARGET: target,
      TIME_PERIOD: month,
      OBS_VALUE: statistic === null ? '' : String(statistic.value.value),
      OBS_STATUS: statistic === null ? 'O' : 'A',
      UNIT_MEASURE: statistic?.unit ?? NONE,
      INDICATOR: statistic?.measure ?? NONE,
      GOAL: statistic?.goal ? String(statistic.goal.value) : '',
      TIER: tier ?? '',
      EVIDENCE: reading?.evidence ?? '',
    };
    return ['dataflow', DATAFLOW, 'I', ...components.map((component) => values[component])];
  });
  return [[...leading, ...components], ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** RFC 4180 */
function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
