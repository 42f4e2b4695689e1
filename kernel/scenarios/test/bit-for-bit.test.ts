import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Statement } from '../../facts/model/entity.ts';
import { parseStatements } from '../../facts/model/parse-entity.ts';
import type { Change } from '../../facts/store/apply-change.ts';
import type { MeasureDefinition } from '../../measures/definition.ts';
import { compileMeasure } from '../../measures/evaluator.ts';
import { type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';
import type { ProposedChange } from '../proposed-change.ts';
import { overlaid } from '../scenarios.ts';
import { figure } from '../trace-measure.ts';
import { gardensPack } from './gardens-pack.ts';

const measures = gardensPack.measures.map((definition: MeasureDefinition) => compileMeasure(definition));
const DAY = 86_400_000;

interface Garden {
  readonly open: boolean;
  readonly area: number;
  readonly kinds: readonly string[];
}

const garden: fc.Arbitrary<Garden> = fc.record({
  open: fc.boolean(),
  area: fc.double({ min: 0, max: 1e6, noNaN: true }),
  kinds: fc.uniqueArray(fc.constantFrom('rose', 'fern', 'pine'), { minLength: 1 }),
});

const attributesOf = ({ open, area, kinds }: Garden) => ({
  open: { type: 'Property', value: open },
  area: { type: 'Property', value: area, unitCode: 'MTK' },
  kinds: { type: 'Property', value: [...kinds] },
});

/** A line, with the day on which it begins counted from the first. */
type Line = (day: (offset: number) => string, prefix: string) => ProposedChange;

const offset = fc.integer({ min: 0, max: 200 });
const perMonth = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined });
const q = fc.constantFrom(undefined, 'open==true', 'open==false', 'kinds=="rose"');

const line: fc.Arbitrary<Line> = fc.oneof(
  fc.tuple(offset, perMonth, fc.integer({ min: 1, max: 6 }), garden).map(
    ([at, pace, count, one]): Line =>
      (day) => ({
        kind: 'create',
        type: 'Garden',
        count,
        attributes: attributesOf(one),
        from: day(at),
        ...(pace === undefined ? {} : { perMonth: pace }),
      }),
  ),
  fc.tuple(offset, perMonth, fc.boolean(), q).map(
    ([at, pace, open, condition]): Line =>
      (day) => ({
        kind: 'patch',
        which: { type: 'Garden', ...(condition === undefined ? {} : { q: condition }) },
        attributes: { open: { type: 'Property', value: open } },
        scale: { area: 1.1 },
        from: day(at),
        ...(pace === undefined ? {} : { perMonth: pace }),
      }),
  ),
  fc.tuple(offset, garden).map(
    ([at, one]): Line =>
      (day) => ({
        kind: 'each',
        which: { type: 'Garden', limit: 3 },
        type: 'Garden',
        copy: { area: 'area', kinds: 'kinds' },
        attributes: { open: attributesOf(one).open },
        from: day(at),
      }),
  ),
  fc.tuple(offset, garden).map(
    ([at, one]): Line =>
      (day, prefix) => ({
        kind: 'rows',
        type: 'Garden',
        rows: [
          { id: `${prefix}:0`, from: day(at), attributes: attributesOf(one) },
          { id: `${prefix}:new`, from: day(at + 1), attributes: attributesOf(one) },
        ],
      }),
  ),
);

/** Taking away comes last: what is gone cannot be changed any more. */
const removal: fc.Arbitrary<Line> = fc.integer({ min: 1, max: 3 }).map(
  (limit): Line =>
    (day) => ({
      kind: 'delete',
      which: { type: 'Garden', limit },
      from: day(400),
    }),
);

async function clear({ kernel }: TestKernel): Promise<void> {
  const { entities } = await kernel.facts.query({ types: ['Garden'] });
  const changes = entities.map(({ id }): Change => ({ op: 'delete', id }));
  if (changes.length > 0) await kernel.facts.write(changes, testActor());
}

test('facts under a scenario give the figure that the same facts give once they are written, bit for bit', async () => {
  await using ground = await testKernel([gardensPack]);
  await using scratch = await testKernel([gardensPack]);
  let start = Date.parse('2026-03-02T02:00:00.000Z');
  const count = async (gardens: readonly Garden[], lines: readonly Line[], at: number): Promise<void> => {
    const prefix = `urn:ngsi-ld:Garden:${at}`;
    const day = (days: number): string => new Date(at + DAY + days * DAY).toISOString().slice(0, 10);
    for (const tools of [ground, scratch]) {
      tools.clock.set(new Date(at).toISOString());
      await clear(tools);
      await tools.kernel.facts.write(
        gardens.map(
          (one, index): Change => ({
            op: 'create',
            id: `${prefix}:${index}`,
            types: ['Garden'],
            statements: parseStatements(attributesOf(one)) as ReadonlyMap<string, Statement>,
          }),
        ),
        testActor(),
      );
    }
    const changes = lines.map((make) => make(day, prefix));
    await overlaid(ground.kernel, { changes, delay: 0 }, async (overlay) => {
      for (const [time, dated] of Map.groupBy(overlay.changes, (one) => one.at)) {
        scratch.clock.set(time);
        await scratch.kernel.facts.write(
          dated.map(({ change }) => change),
          testActor(),
        );
        for (const measure of measures) {
          const proposed = await figure(measure, overlay.facts.with(time), overlay.sql);
          const written = await figure(measure, scratch.kernel.facts, scratch.database);
          assert.ok(
            Object.is(proposed, written),
            `${measure.definition.code}: ${String(proposed)} ${String(written)}`,
          );
          const { selections } = measure;
          for (const selection of selections) {
            const facts = await selection.read(overlay.facts.with(time), overlay.sql);
            const real = await selection.read(scratch.kernel.facts, scratch.database);
            const told = (list: typeof facts) =>
              list
                .map(({ entity, entityType, attribute, value, unitCode, observedAt }) => [
                  entity,
                  entityType,
                  attribute,
                  value,
                  unitCode,
                  observedAt,
                ])
                .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
            assert.deepEqual(told(facts), told(real));
          }
        }
      }
      // The ground stays what it is.
      for (const measure of measures) {
        const without = await figure(measure, overlay.facts.without(day(500)), overlay.sql);
        assert.ok(Object.is(without, await figure(measure, ground.kernel.facts, ground.database)));
      }
    });
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(garden, { minLength: 1, maxLength: 8 }),
      fc.array(line, { minLength: 1, maxLength: 4 }),
      fc.option(removal, { nil: null }),
      async (gardens, lines, last) => {
        start += 1000 * DAY;
        // A condition may fit nothing: that is refused, and told by a test of its own.
        const fits = await count(gardens, last === null ? lines : [...lines, last], start).then(
          () => true,
          (error: { code?: string }) => {
            if (error.code !== 'scenarios.nothing-selected') throw error;
            return false;
          },
        );
        fc.pre(fits);
      },
    ),
    { numRuns: 40 },
  );
});
