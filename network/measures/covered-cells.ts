import type { MeasureDefinition } from '@yuheng/kernel/measures-definition';

/** 5G stations on air. */
export const stationsOnAir = { types: ['BaseStation'], q: 'technology=="5G";status=="onAir"' } as const;

/** What tells whether a cell is covered: the runs that were adopted, drive tests, and the thresholds of operators and scenes. */
export const coverageFacts = {
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

/** Samples that count: of stations on air, or of nobody knows which. */
const heard = '(samples.filter(s, !has(s.server)) + matched(samples, ["server=id"], stations))';

/** Rows of cells with the threshold of their operator in the scene of their key area. */
const judged = (rows: string) =>
  `matched(matched(matched(${rows}, ["cell=id"], cells), ["keyArea=id"], areas), ["operator", "kind=scene"], thresholds)`;

/** Cells and operators whose samples say so: enough of them reach the threshold. */
const measured =
  `grouped(${judged(heard)}, ["cell", "operator"])` +
  '.filter(g, 100.0 * count(g.rows.filter(s, s.rsrp >= s.minimumRsrp)) >= g.rows[0].share * count(g.rows))';

/** Cells and operators of which there is no sample, but a level that a run predicts from a station on air. */
const predicted =
  `unmatched(${judged('matched(matched(levels, ["result=id"], results), ["server=id"], stations)')}` +
  `.filter(l, l.rsrp >= l.minimumRsrp), ["cell", "operator"], ${heard})`;

/** Of the selection `cells` (which must read `keyArea`), those that one operator at least covers. */
export const coveredCells = `matched(cells, ["id=cell"], ${predicted} + ${measured})`;
