import fc from 'fast-check';
import type { Instance } from '../instance.ts';

const BEGIN = Date.UTC(2026, 0, 1);

/** A moment within some hours, of which many are the same. */
export const moment = fc
  .integer({ min: 0, max: 400 })
  .map((minutes) => new Date(BEGIN + minutes * 60_000).toISOString());

const value = fc.oneof(
  fc.integer({ min: -50, max: 50 }),
  fc.boolean(),
  fc.constantFrom('on', 'off', 'unknown'),
  fc.array(fc.integer(), { maxLength: 4 }),
);

/** Properties of two names and two datasets, all observed. */
export const instances = fc
  .array(
    fc.record({
      attribute: fc.constantFrom('speed', 'level'),
      value,
      observedAt: moment,
      dataset: fc.constantFrom(undefined, 'urn:d:1'),
    }),
    { maxLength: 60 },
  )
  .map((list) =>
    list.map(
      ({ attribute, value: said, observedAt, dataset }, index): Instance => ({
        instance: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
        attribute,
        kind: 'Property',
        value: said,
        unitCode: null,
        observedAt,
        recordedAt: observedAt,
        ...(dataset === undefined ? {} : { datasetId: dataset }),
      }),
    ),
  );
