import type { State } from './worlds.ts';

type Values = ReadonlyMap<string, unknown>;

/** Percent of the coverage cells that an operator covers: by its samples where there are any, else by predicted levels. Cell by cell. */
export function coveredShare(state: State): number {
  const of = (type: string) => [...state].filter(([, entity]) => entity.type === type);
  const valuesOf = (id: unknown): Values | undefined => state.get(String(id))?.values;
  const onAir = (id: unknown) => valuesOf(id)?.get('status') === 'onAir';
  const byCell = (type: string) =>
    Map.groupBy(
      of(type)
        .map(([, { values }]) => values)
        .filter((values) => onAir(values.get('server'))),
      (values) => values.get('cell'),
    );
  const [levels, samples] = [byCell('PredictedLevel'), byCell('DriveTestSample')];
  const thresholds = of('CoverageThreshold').map(([, { values }]) => values);
  const cells = of('CoverageCell');
  const covered = cells.filter(([id, { values }]) => {
    const scene = valuesOf(values.get('keyArea'))?.get('kind');
    return thresholds.some((threshold) => {
      if (threshold.get('scene') !== scene) return false;
      const own = (rows: ReadonlyMap<unknown, readonly Values[]>) =>
        (rows.get(id) ?? []).filter((row) => row.get('operator') === threshold.get('operator'));
      const reaches = (row: Values) => Number(row.get('rsrp')) >= Number(threshold.get('minimumRsrp'));
      const tested = own(samples);
      if (tested.length === 0) return own(levels).some(reaches);
      return (100 * tested.filter(reaches).length) / tested.length >= Number(threshold.get('share'));
    });
  });
  return (100 * covered.length) / cells.length;
}
