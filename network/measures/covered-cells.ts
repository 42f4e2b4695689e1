import type { MeasureDefinition } from '@yuheng/kernel/measures-definition';

/** 5G stations on air. */
export const stationsOnAir = { types: ['BaseStation'], q: 'technology=="5G";status=="onAir"' } as const;

/** What tells whether a cell is covered: the runs that were adopted, drive tests, and the thresholds of operators and scenes. */
export const coverageFacts = {
  grid: { types: ['CoverageCell'], attributes: ['keyArea'] },
  areas: { types: ['KeyArea'], attributes: ['kind'] },
  results: { types: ['CoverageResult'], attributes: ['operator', 'run', 'inputs'] },
  levels: {
    types: ['PredictedLevel'],
    q: 'rsrp;cell;server;result',
    attributes: ['rsrp', 'cell', 'server', 'result'],
  },
  samples: {
    types: ['DriveTestSample'],
    q: 'rsrp;cell;operator',
    attributes: ['rsrp', 'cell', 'operator', 'server'],
  },
  thresholds: {
    types: ['CoverageThreshold'],
    q: 'minimumRsrp;share',
    attributes: ['operator', 'scene', 'minimumRsrp', 'share'],
  },
  stations: { ...stationsOnAir, attributes: ['status', 'technology'] },
} as const satisfies MeasureDefinition['select'];

/** Rows of samples that count: of stations on air, or of nobody knows which. */
const heard = (rows: string) =>
  `(${rows}.filter(s, !has(s.server)) + matched(${rows}, ["server=id"], stations))`;

/** Rows of cells with the threshold of their operator in the scene of their key area. */
const judged = (rows: string) =>
  `matched(matched(matched(${rows}, ["cell=id"], grid), ["keyArea=id"], areas), ["operator", "kind=scene"], thresholds)`;

/** Cells and operators whose samples say so: enough of them reach the threshold. */
const measured =
  `grouped(${heard(judged('samples'))}, ["cell", "operator"])` +
  '.filter(g, 100.0 * count(g.rows.filter(s, s.rsrp >= s.minimumRsrp)) >= g.rows[0].share * count(g.rows))';

/** Levels that a run predicts and that reach the threshold. */
const enough = `${judged('matched(levels, ["result=id"], results)')}.filter(l, l.rsrp >= l.minimumRsrp)`;

/** Cells and operators of which there is no sample, but such a level from a station on air. Stations, which change most, come last. */
const predicted = `unmatched(matched(${enough}, ["server=id"], stations), ["cell", "operator"], ${heard('samples')})`;

/** Of the selection `cells`, those that one operator at least covers. */
export const coveredCells = `matched(cells, ["id=cell"], ${predicted} + ${measured})`;
