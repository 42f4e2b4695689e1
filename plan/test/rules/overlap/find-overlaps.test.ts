import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { compileDocument } from '../../../compile/compile-document.ts';
import { partsOf } from '../../../rules/amend/part.ts';
import { findOverlaps, type OverlapItem } from '../../../rules/overlap/find-overlaps.ts';

const folder = join(import.meta.dirname, '../../..');

/** All items of the plans of some files; a plan is named for its place among them. */
function itemsOf(...files: readonly string[]): readonly OverlapItem[] {
  const plans = files.flatMap(
    (file) => compileDocument(readFileSync(file, 'utf8'), { name: file, sha256: '' }).plans,
  );
  return plans.flatMap((plan, at) =>
    partsOf(plan).item.map(({ id, title, body }) => ({
      plan: String(at),
      id: `${at}:${id}`,
      title,
      text: body,
    })),
  );
}

const pairsOf = (items: readonly OverlapItem[]): readonly string[] =>
  findOverlaps(items).map(({ one, other }) => `${one.id} ${other.id}`);

/** What two people who run both plans would have to talk about; read by a person, item by item. */
const ofDemo = [
  '0:p1-2.4-1 1:p1-2.4-1', // connected vehicles
  '0:p1-2.4-4 1:p1-2.3-5', // hospitals
  '0:p1-3.3-3 1:p1-3.3-2', // funds
  '0:p1-3.2-2 1:p1-3.2-3', // committee of experts
  '0:p1-4-1 1:p1-4-1', // one office runs both
  '0:p1-2.3-4 1:p1-2.4-3', // wearables
  '0:p1-3.3-2 1:p1-3.2-2', // training with companies
];
const ofReal = [
  '0:p1-2.4-1 1:p2-2.4-1', // connected vehicles
  '0:p1-2.3-4 1:p2-2.4-3', // VR, AR and wearables
  '0:p1-2.4-3 1:p2-2.4-3',
  '0:p1-2.4-4 1:p2-2.3-1', // smart manufacturing
  '0:p1-2.4-4 1:p2-2.2-3',
  '0:p1-2.4-4 1:p2-3.5-1',
  '0:p1-2.4-4 1:p2-2.3-3', // smart cities
  '0:p1-2.5-1 1:p2-2.3-5', // information security
  '0:p1-2.5-1 1:p2-2.4-4',
  '0:p1-2.5-2 1:p2-2.3-5',
  '0:p1-2.5-2 1:p2-2.4-4',
  '0:p1-2.2-3 1:p2-2.1-2', // research institutes
  '0:p1-2.2-3 1:p2-3.3-1',
  '0:p1-2.4-5 1:p2-2.3-4', // hospitals
  '0:p1-3.1-3 1:p2-3.3-2', // money of science programmes
  '0:p1-3.2-2 1:p2-3.2-4', // committees of experts
  '0:p1-3.3-1 1:p2-3.2-1', // people
  '0:p1-3.3-2 1:p2-3.2-3',
  '0:p1-3.4-1 1:p2-3.5-2', // funds
  '0:p1-3.4-2 1:p2-3.5-3', // first sets
];

const real = join(folder, '../../shared/plans/henan-5g-and-ai-action-plans.txt');
const skip = existsSync(real) ? false : 'the real plans are not beside this repository';

describe('work that two plans ask for', () => {
  for (const { name, files, gold, precision, recall, options } of [
    {
      name: 'the demo plans',
      files: ['5g-plan.txt', 'ai-plan.txt'].map((file) => join(folder, 'demo', file)),
      gold: ofDemo,
      precision: 1,
      recall: 0.7,
      options: {},
    },
    { name: 'the real plans', files: [real], gold: ofReal, precision: 0.9, recall: 0.8, options: { skip } },
  ])
    test(`is found in ${name}, with few false pairs`, options, (context) => {
      const found = pairsOf(itemsOf(...files));
      const right = found.filter((pair) => gold.includes(pair));
      context.diagnostic(`${found.length} pairs, ${right.length} right of ${gold.length}`);
      const wrong = found.filter((pair) => !gold.includes(pair));
      assert.ok(right.length / found.length >= precision, wrong.join('\n'));
      assert.ok(
        right.length / gold.length >= recall,
        gold.filter((pair) => !found.includes(pair)).join('\n'),
      );
    });

  test('is next to nothing in plans of different fields', () => {
    const sets = ['dev-set/tune', 'dev-set/held'].map((set) => join(folder, set));
    const files = sets.flatMap((set) =>
      readdirSync(set)
        .filter((file) => file.endsWith('.txt') && !file.endsWith('.gold.txt'))
        .map((file) => join(set, file)),
    );
    const items = itemsOf(...files);
    assert.ok(items.length > 100);
    // Every plan is compared with every other: what counts is how much two of them share.
    const couples = (files.length * (files.length - 1)) / 2;
    assert.ok(pairsOf(items).length <= couples / 20, pairsOf(items).join('\n'));
  });

  test('does not depend on the order of plans and items, and never joins a plan with itself', () => {
    const items = itemsOf(...['5g-plan.txt', 'ai-plan.txt'].map((file) => join(folder, 'demo', file)));
    const named = (list: readonly OverlapItem[]) =>
      findOverlaps(list)
        .map(
          ({ one, other, strength }) => `${[one.id, other.id].toSorted().join(' ')} ${strength.toFixed(9)}`,
        )
        .toSorted();
    fc.assert(
      fc.property(fc.shuffledSubarray([...items], { minLength: items.length }), (shuffled) => {
        assert.deepEqual(named(shuffled), named(items));
      }),
      { numRuns: 20 },
    );
    assert.deepEqual(findOverlaps(items.map((item) => ({ ...item, plan: 'one' }))), []);
  });

  test('is found in English as two words in a row', () => {
    const item = (plan: string, id: string, text: string): OverlapItem => ({ plan, id, title: text, text });
    const found = findOverlaps([
      item('a', 'a1', 'Test connected vehicles on public roads.'),
      item('a', 'a2', 'Publish open data of every department.'),
      item('a', 'a3', 'Train teachers in rural schools.'),
      item('b', 'b1', 'Fund a proving ground for connected vehicles.'),
      item('b', 'b2', 'Make open data the default.'),
      item('b', 'b3', 'Restore the wetlands along the river.'),
      ...Array.from({ length: 20 }, (_none, at) =>
        item('a', `a${at + 4}`, `Repair bridge number ${at} before winter.`),
      ),
    ]);
    assert.deepEqual(found.map(({ one, other, terms }) => `${one.id} ${other.id} ${terms}`).toSorted(), [
      'a1 b1 connected vehicle',
      'a2 b2 open data',
    ]);
  });
});
