import type { Measurement } from './measurement.ts';
import type { MeasureVersion } from './versions.ts';

/** The figures of one version, oldest first. */
export interface VersionSeries extends MeasureVersion {
  readonly figures: readonly Measurement[];
}

/** Where one series ends and another begins: figures on both sides are not to be compared without a word. */
export interface SeriesBreak {
  readonly from: number;
  readonly to: number;
  /** When the newer one was defined. */
  readonly at: string;
  /** Members of the definition that differ. */
  readonly changed: readonly string[];
  /** The unit is the same: the series can stand on one axis. */
  readonly sameUnit: boolean;
  /** The newest period that both have, and what each says of it: how far the change itself moved the figure. */
  readonly both: { readonly period: string; readonly before: number; readonly after: number } | null;
}

/** The breaks between the versions of a measure, which come oldest first. Pure. */
export function seriesBreaks(versions: readonly VersionSeries[]): readonly SeriesBreak[] {
  return versions.slice(1).flatMap((after, index) => {
    const before = versions[index];
    if (before === undefined) return [];
    return [
      {
        from: before.definition.version,
        to: after.definition.version,
        at: after.definedAt,
        changed: after.changed,
        sameUnit: before.definition.unit === after.definition.unit,
        both: newestOfBoth(before.figures, after.figures),
      },
    ];
  });
}

function newestOfBoth(before: readonly Measurement[], after: readonly Measurement[]): SeriesBreak['both'] {
  const earlier = new Map(before.map(({ period, value }) => [period, value]));
  for (const { period, value } of after.toReversed()) {
    const was = earlier.get(period) ?? null;
    if (was !== null && value !== null) return { period, before: was, after: value };
  }
  return null;
}
