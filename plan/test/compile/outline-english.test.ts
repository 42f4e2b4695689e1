import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileDocument } from '../../compile/compile-document.ts';
import { assertVerbatim } from './verbatim.ts';

function compile(text: string) {
  const result = compileDocument(text, { name: 'plan.txt', sha256: '' });
  assertVerbatim(text, result);
  return result.plans[0] ?? assert.fail('no plan');
}

const headings = (text: string) =>
  compile(text).headings.map(({ level, text: words }) => `${level} ${words}`);

test('beside chapters without a number, a line that stands by itself is one, above labels and above a table of tasks', () => {
  const text = `Orchard Town Growth Plan

Foreword
The town grows by the river. This plan says what the council will do about it.

Our promises
We will keep the orchards and open the old mill to everybody who lives here.

Theme 1: Orchards
1.1 Plant 200 apple trees by 2027.
1.2 Repair the wall of the old orchard.
Theme 2: The mill
2.1 Open the mill to schools.

Calendar of work
Milestone	Responsible team	Date
Open the mill shop	Mill Team	May 2027
Publish the tree register	Parks Department	June 2027
`;
  assert.deepEqual(headings(text), [
    '1 Foreword',
    '1 Our promises',
    '2 Orchards',
    '2 The mill',
    '1 Calendar of work',
  ]);
  assert.deepEqual(
    compile(text).items.map(({ title, assignments, due }) => [title, assignments[0]?.unit, due?.date]),
    [
      ['Plant 200 apple trees by 2027.', undefined, '2027-12-31'],
      ['Repair the wall of the old orchard.', undefined, undefined],
      ['Open the mill to schools.', undefined, undefined],
      ['Open the mill shop', 'Mill Team', '2027-05-31'],
      ['Publish the tree register', 'Parks Department', '2027-06-30'],
    ],
  );
});

test('a line that was cut in the middle of its sentence heads nothing', () => {
  const text = `Mill Valley Energy Plan

Introduction
The valley uses more power each year, and the council wants that to end.

We look at this plan as a

promise to the people who will live in the valley after us and their children.

They named one

hundred places where power is lost between the dam and the villages of the valley.

Actions
- Insulate the town hall by 2026
- Replace the pumps of the water works
`;
  assert.deepEqual(headings(text), ['1 Introduction', '1 Actions']);
});

test('labels that are only listed, and stand again with what belongs to them, are no parts of their own', () => {
  const list = [
    'Strategy 1: Keep the wells clean.',
    'Strategy 2: Save the peat.',
    'Strategy 3: Share water.',
  ];
  const parts = list.map(
    (words, at) => `${words.toUpperCase()}\nAction ${at + 1}.1: Inspect the wells of the valley.`,
  );
  const text = `Peat Valley Water Plan 2026-2030\n\nThe plan has three strategies:\n${list.join('\n')}\n\n${parts.join('\n')}\n`;
  assert.deepEqual(
    compile(text).headings.map(({ marker, text: words }) => `${marker} ${words}`),
    ['STRATEGY 1: KEEP THE WELLS CLEAN.', 'STRATEGY 2: SAVE THE PEAT.', 'STRATEGY 3: SHARE WATER.'],
  );
});
