import { type MeasureDefinition, meaningOf } from './definition.ts';
import type { Evaluation, TrialFigure } from './evaluation.ts';
import { compileMeasure } from './evaluator.ts';
import type { Measurement } from './measurement.ts';
import type { MeasurementStore } from './measurement-store.ts';
import { quarterEnds } from './quarter-ends.ts';

/** Figures that are not stored. */
export interface Trial {
  readonly newest: TrialFigure;
  /** Oldest first. */
  readonly series: readonly Measurement[];
}

/**
 * What a definition would say: what is stored of it already, and computed what is not.
 * @param since days from which its quarters would be kept, the earliest of them; null: from none
 */
export async function trialOf(
  {
    store,
    evaluation,
    clock,
  }: {
    readonly store: MeasurementStore;
    readonly evaluation: Evaluation;
    readonly clock: () => Date;
  },
  definition: MeasureDefinition,
  since: readonly (string | null)[],
): Promise<Trial> {
  const { code, version } = definition;
  const measure = compileMeasure(meaningOf(definition));
  const figures = new Map((await store.series(code, version)).map((one) => [one.period, one]));
  const [first] = since.filter((day) => day !== null).toSorted();
  const missing = (first === undefined ? [] : quarterEnds(first, clock())).filter(
    (day) => (figures.get(day)?.facts ?? 0) === 0,
  );
  // Two at a time: one is read while the other one is computed.
  const days = missing.values();
  const work = async (): Promise<void> => {
    for (const day of days) figures.set(day, (await evaluation.trial(measure, day)).measurement);
  };
  await Promise.all([work(), work()]);
  const newest = await evaluation.trial(measure, 'now');
  const stored = await store.newest(code, version, 'now');
  const { value, factRoot, tier } = newest.measurement;
  const isStored = stored?.value === value && stored.factRoot === factRoot && stored.tier === tier;
  return {
    newest: isStored ? { ...newest, measurement: stored } : newest,
    series: [...figures.values()].toSorted((a, b) => (a.at < b.at ? -1 : 1)),
  };
}
