import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileDocument } from '../../compile/compile-document.ts';
import { assertVerbatim } from './verbatim.ts';

function compile(list: readonly string[]) {
  const text = `Elm City Action Plan 2025-2030\n\n1. Transport\n${list.map((words) => `- ${words}\n`).join('')}2. Reporting\n- Publish the figures each spring\n`;
  const result = compileDocument(text, { name: 'plan.txt', sha256: '' });
  assertVerbatim(text, result);
  return result.plans[0] ?? assert.fail('no plan');
}

test('letters that explain what stands before them are nobody', () => {
  const { items } = compile([
    'Cut the emissions of greenhouse gas (GHG)',
    'Build homes by the rules for Transit-Oriented Districts (TOD)',
    'Measure the savings [MWhe]',
    'Paint the crossings (DPW)',
    'Print fewer papers for meetings (City Council, Boards and Commissions)',
  ]);
  assert.deepEqual(
    items.slice(0, 5).map(({ assignments }) => assignments.map(({ unit }) => unit)),
    [[], [], [], ['DPW'], []],
  );
});

test('free of charge is no verb, but a thing that there is to be', () => {
  const { items } = compile([
    'Free bus travel for pupils and apprentices',
    'Free up two lanes on Mill Road by 2027',
    'Open the pools on Sundays',
  ]);
  assert.deepEqual(
    items.slice(0, 3).map(({ actions }) => actions.map(({ verb }) => verb)),
    [[''], ['Free'], ['Open']],
  );
});

test('times that only count from now, and the end of the year', () => {
  const { items, targets } = compile([
    'Build 5 bus shelters within 12 months',
    'Short-term (1-2 years): Repair 80 crossings of the old town',
    'Repair 12 bridges by year-end 2027',
    'Adopt a parking code by year-end 2026',
  ]);
  const horizons = targets.map(({ value, horizon }) => [
    value,
    horizon?.minYears ?? horizon?.year,
    horizon?.maxYears,
  ]);
  assert.deepEqual(horizons, [
    [5, 1, 1],
    [80, 1, 2],
    [12, 2027, null],
  ]);
  assert.deepEqual(
    items[1]?.actions.map(({ verb, object }) => [verb, object]),
    [['Repair', '80 crossings of the old town']],
  );
  assert.deepEqual(items[3]?.due?.date, '2026-12-31');
});

test('places in which something is done are not what is counted', () => {
  const { targets } = compile([
    'Train 40 drivers in six towns',
    'Extend the tram to five districts of the city',
    'Design a ticket for four boroughs',
    'Open 3 depots',
    'Open libraries in 15 villages',
  ]);
  assert.deepEqual(
    targets.map(({ value, unit }) => [value, unit]),
    [
      [40, 'drivers'],
      [5, 'districts'],
      [3, 'depots'],
      [15, 'villages'],
    ],
  );
});

test('a whole sentence that closes a list is work, not the heading of the words below it', () => {
  const text = `Quay Digital Strategy\n4 May 2026\n\n1. Better services\nBy this we mean:\n1.1 Moving permits online by 2027.\n1.2 Answering users swiftly and fixing what they report.\nRelates to actions two and five of the national strategy.\n`;
  const result = compileDocument(text, { name: 'plan.txt', sha256: '' });
  assertVerbatim(text, result);
  assert.deepEqual(
    result.plans[0]?.items.map(({ actions }) => actions.map(({ verb }) => verb)),
    [['Moving'], ['Answering', 'fixing']],
  );
});

test('the noun behind adjectives with commas, and in front of available, is what is counted', () => {
  const { targets } = compile([
    'Move at least two existing, major registers to the cloud by 2027',
    'Make three maps available through the portal by 2028',
  ]);
  assert.deepEqual(
    targets.map(({ value, unit }) => [value, unit]),
    [
      [2, 'registers'],
      [3, 'maps'],
    ],
  );
});

test('a discount of up to a sum is for one of many', () => {
  const { targets, items } = compile(['Offer a monthly discount of up to $12 to tenants']);
  assert.deepEqual(targets, []);
  assert.deepEqual(
    items[0]?.actions.map(({ modality }) => modality),
    ['grant'],
  );
});
