import type { Fact } from '@yuheng/kernel/facts-model';
import { type Row, rowsOf } from '@yuheng/kernel/measures-rows';

/** The facts that a figure of coverage used, by the selection (network/measures/covered-cells.ts). */
export type CoverageFacts = Readonly<Record<string, readonly Fact[]>>;

/** Why a cell counts as covered by an operator, or does not. */
export const standingReasons = [
  /** Enough samples of drive tests reach the threshold, or not enough do. */
  'measured',
  'measured-weak',
  /** There is no sample; the best level from a station on air reaches the threshold, or does not. */
  'predicted',
  'predicted-weak',
  /** A level would reach it, but its station is not on air. */
  'off-air',
  'unpredicted',
  'no-threshold',
] as const;
export type StandingReason = (typeof standingReasons)[number];

/** One operator in one cell. */
export interface Standing {
  readonly operator: string;
  readonly reason: StandingReason;
  readonly covered: boolean;
  /** SS-RSRP that is called covered, dBm, and of the samples the share that must reach it, percent. */
  readonly threshold: { readonly id: string; readonly minimumRsrp: number; readonly share: number } | null;
  /** Best level first. */
  readonly levels: readonly Level[];
  /** In the order of their ids; those of stations off air do not count. */
  readonly samples: readonly Sample[];
}

export interface Level {
  readonly id: string;
  /** dBm */
  readonly rsrp: number;
  readonly station: string;
  readonly onAir: boolean;
  readonly run: string;
  /** SHA-256 over the inputs of the run, hex. */
  readonly inputs: string;
}

export interface Sample {
  readonly id: string;
  /** dBm */
  readonly rsrp: number;
  readonly station: string | null;
  readonly counts: boolean;
}

export interface CellStandings {
  readonly cell: string;
  readonly standings: readonly Standing[];
}

/** What each operator's standing is in every cell of a key area: the same rules as in the expression of the figure, opened up. */
export function cellStandings(facts: CoverageFacts, area: string): readonly CellStandings[] {
  const rows = (selection: string): readonly Row[] => rowsOf(facts[selection] ?? []);
  const results = byId(rows('results'));
  const onAir = new Set(rows('stations').map(({ id }) => text(id)));
  const scene = rows('areas').find(({ id }) => id === area)?.['kind'];
  const thresholds = new Map<string, NonNullable<Standing['threshold']>>();
  for (const { id, operator, scene: of, minimumRsrp, share } of rows('thresholds').toReversed())
    if (of === scene && typeof minimumRsrp === 'number' && typeof share === 'number')
      thresholds.set(text(operator), { id: text(id), minimumRsrp, share });
  /** As the parts of the figure have them: whoever is said to have a run, a threshold or a sample. */
  const operators = new Set(
    ['results', 'samples', 'thresholds'].flatMap((selection) =>
      rows(selection).flatMap(({ operator }) => (typeof operator === 'string' ? [operator] : [])),
    ),
  );
  const levels = new Map<string, Level[]>();
  for (const { id, rsrp, cell, server, result } of rows('levels')) {
    const of = results.get(text(result));
    const operator = of?.['operator'];
    if (of === undefined || typeof rsrp !== 'number' || typeof operator !== 'string') continue;
    put(levels, keyOf(text(cell), operator), {
      id: text(id),
      rsrp,
      station: text(server),
      onAir: onAir.has(text(server)),
      run: text(of['run']),
      inputs: text(of['inputs']),
    });
  }
  const samples = new Map<string, Sample[]>();
  for (const { id, rsrp, cell, operator, server } of rows('samples')) {
    if (typeof rsrp !== 'number' || typeof operator !== 'string') continue;
    const station = typeof server === 'string' ? server : null;
    put(samples, keyOf(text(cell), operator), {
      id: text(id),
      rsrp,
      station,
      counts: station === null || onAir.has(station),
    });
  }
  const own = rows('cells').filter(({ keyArea }) => keyArea === area);
  return own.map(({ id }) => ({
    cell: text(id),
    standings: [...operators].toSorted().map((operator) => {
      const key = keyOf(text(id), operator);
      return standing(
        operator,
        thresholds.get(operator) ?? null,
        (levels.get(key) ?? []).toSorted((a, b) => b.rsrp - a.rsrp),
        samples.get(key) ?? [],
      );
    }),
  }));
}

/** The key area of a cell that the figure counts; null for another one. */
export function areaOfCell(facts: CoverageFacts, cell: string): string | null {
  const of = facts['cells']?.find(({ entity, attribute }) => entity === cell && attribute === 'keyArea');
  return typeof of?.value === 'string' ? of.value : null;
}

function standing(
  operator: string,
  threshold: Standing['threshold'],
  levels: readonly Level[],
  samples: readonly Sample[],
): Standing {
  const reason = reasonOf(threshold, levels, samples);
  return {
    operator,
    reason,
    covered: reason === 'measured' || reason === 'predicted',
    threshold,
    levels,
    samples,
  };
}

function reasonOf(
  threshold: Standing['threshold'],
  levels: readonly Level[],
  samples: readonly Sample[],
): StandingReason {
  if (threshold === null) return 'no-threshold';
  const heard = samples.filter(({ counts }) => counts);
  const reached = heard.filter(({ rsrp }) => rsrp >= threshold.minimumRsrp);
  if (heard.length > 0)
    return 100 * reached.length >= threshold.share * heard.length ? 'measured' : 'measured-weak';
  const enough = levels.filter(({ rsrp }) => rsrp >= threshold.minimumRsrp);
  if (enough.some(({ onAir }) => onAir)) return 'predicted';
  if (enough.length > 0) return 'off-air';
  return levels.length > 0 ? 'predicted-weak' : 'unpredicted';
}

function byId(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [text(row['id']), row]));
}

function put<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function keyOf(cell: string, operator: string): string {
  return `${cell} ${operator}`;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
