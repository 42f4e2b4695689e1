import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Fact } from '@yuheng/kernel/facts-model';
import { compileMeasure } from '@yuheng/kernel/measures-evaluator';
import fc from 'fast-check';
import { coverageMeasures } from '../../measures/coverage.ts';
import { areaOfCell, cellStandings } from '../../rules/cell-standings.ts';

const [definition] = coverageMeasures;

const urn = (type: string, id: string | number) => `urn:ngsi-ld:${type}:${id}`;
function* facts(type: string, id: string | number, values: Record<string, unknown>): Generator<Fact> {
  for (const [attribute, value] of Object.entries(values))
    if (value !== undefined)
      yield { entity: urn(type, id), entityType: type, attribute, value, unitCode: null } as Fact;
}

const operators = ['A', 'B'];
const scenes = ['cityCentre', 'scenicArea'];
const level = fc.integer({ min: -108, max: -102 });
const cells = [0, 1, 2, 3];
const cell = fc.constantFrom(...cells);
const station = fc.constantFrom('s0', 's1', 's2');

const world = fc.record({
  areas: fc.tuple(fc.constantFrom(...scenes), fc.constantFrom(...scenes)),
  ofCell: fc.array(fc.constantFrom(0, 1), { minLength: 4, maxLength: 4 }),
  results: fc.array(fc.constantFrom(...operators), { maxLength: 3 }),
  levels: fc.array(fc.record({ rsrp: level, cell, station, result: fc.integer({ min: 0, max: 2 }) }), {
    maxLength: 14,
  }),
  samples: fc.array(
    fc.record({
      rsrp: level,
      cell,
      operator: fc.constantFrom(...operators),
      station: fc.option(station, { nil: undefined }),
    }),
    { maxLength: 14 },
  ),
  thresholds: fc.array(
    fc.record({
      operator: fc.constantFrom(...operators),
      scene: fc.constantFrom(...scenes),
      minimumRsrp: level,
      share: fc.constantFrom(50, 75, 100),
    }),
    { maxLength: 6 },
  ),
  onAir: fc.subarray(['s0', 's1', 's2']),
});

function factsOf(given: typeof world extends fc.Arbitrary<infer World> ? World : never) {
  const list = <Row>(rows: readonly Row[], of: (row: Row, index: number) => Iterable<Fact>) =>
    rows.flatMap((row, index) => [...of(row, index)]);
  const area = (number: number) => urn('KeyArea', given.ofCell[number] ?? 0);
  const grid = list(cells, (number) => facts('CoverageCell', number, { keyArea: area(number) }));
  return {
    cells: grid,
    grid,
    areas: list(given.areas, (kind, index) => facts('KeyArea', index, { kind })),
    results: list(given.results, (operator, index) =>
      facts('CoverageResult', index, { operator, run: 'r', inputs: 'i' }),
    ),
    levels: list(given.levels, ({ rsrp, cell: of, station: server, result }, index) =>
      facts('PredictedLevel', index, {
        rsrp,
        cell: urn('CoverageCell', of),
        server: urn('BaseStation', server),
        result: urn('CoverageResult', result),
      }),
    ),
    samples: list(given.samples, ({ rsrp, cell: of, operator, station: server }, index) =>
      facts('DriveTestSample', index, {
        rsrp,
        operator,
        cell: urn('CoverageCell', of),
        server: server === undefined ? undefined : urn('BaseStation', server),
      }),
    ),
    thresholds: list(given.thresholds, (threshold, index) =>
      facts('CoverageThreshold', index, { ...threshold }),
    ),
    stations: list(given.onAir, (id) => facts('BaseStation', id, { status: 'onAir', technology: '5G' })),
  };
}

describe('cells behind a figure of coverage', () => {
  it('are covered exactly where the expression of the figure counts them, whatever the facts are', () => {
    assert.ok(definition);
    const measure = compileMeasure(definition);
    fc.assert(
      fc.property(world, (given) => {
        const used = factsOf(given);
        const covered = [0, 1]
          .flatMap((area) => cellStandings(used, urn('KeyArea', area)))
          .filter(({ standings }) => standings.some((one) => one.covered));
        assert.equal((100 * covered.length) / cells.length, measure.compute(used).value);
      }),
      { numRuns: 1500 },
    );
  });

  it('know their key area, and others have none', () => {
    const used = { cells: [...facts('CoverageCell', 1, { keyArea: urn('KeyArea', 0) })] };
    assert.equal(areaOfCell(used, urn('CoverageCell', 1)), urn('KeyArea', 0));
    assert.equal(areaOfCell(used, urn('CoverageCell', 2)), null);
  });

  it('list levels from the best on, and every operator with a run, a threshold or a sample', () => {
    const used = factsOf({
      areas: ['cityCentre', 'cityCentre'],
      ofCell: [0, 0, 0, 0],
      results: ['A'],
      levels: [-107, -102, -104].map((rsrp) => ({ rsrp, cell: 1, station: 's0', result: 0 })),
      samples: [],
      thresholds: [{ operator: 'B', scene: 'cityCentre', minimumRsrp: -105, share: 75 }],
      onAir: ['s0'],
    });
    const found = cellStandings(used, urn('KeyArea', 0));
    assert.deepEqual(
      found[1]?.standings.map(({ operator, reason, levels }) => [
        operator,
        reason,
        levels.map(({ rsrp }) => rsrp),
      ]),
      [
        ['A', 'no-threshold', [-102, -104, -107]],
        ['B', 'unpredicted', []],
      ],
    );
  });
});
