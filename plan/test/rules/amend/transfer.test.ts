import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diffPlans } from '../../../rules/amend/diff-plans.ts';
import { type Holdings, transferOf } from '../../../rules/amend/transfer.ts';
import { FIRST, SECOND } from '../../amend/versions.ts';
import { compile } from '../../confirm/sample.ts';

const [before, after] = [compile(FIRST), compile(SECOND)];
const idOf = (plan: typeof before, title: string): string =>
  plan.items.find((one) => one.title.startsWith(title))?.id ?? assert.fail(title);
const terms = { owner: '市财政局', finalDueAt: null };
const goals = (plan: typeof before) =>
  plan.targets.find(({ kind }) => kind === 'numeric')?.id ?? assert.fail();

/** Every item of the old version has a case, every one of the new is work. */
function transfer(closed: readonly string[], unitOf: Holdings['unitOf'] = () => 'C62') {
  return transferOf(diffPlans(before, after), {
    cases: new Map(
      before.items.map(({ id, title }) => [
        id,
        {
          id: `case ${title}`,
          closed: closed.some((one) => title.startsWith(one)),
          owner: '旧',
          finalDueAt: null,
        },
      ]),
    ),
    bindings: new Map([[goals(before), 'parks']]),
    work: new Map(after.items.map(({ id }) => [id, terms])),
    added: new Map(),
    unitOf,
  });
}

test('what stayed keeps its case, what is new gets one, what is gone ends', () => {
  const { kept, opened, superseded, revised } = transfer([]);
  assert.equal(kept.length, 4);
  assert.deepEqual(opened, [idOf(after, '发布园区地图')]);
  assert.deepEqual(superseded, [{ item: idOf(before, '编制园区布局图'), case: 'case 编制园区布局图' }]);
  assert.deepEqual(
    revised.map(({ item, owner }) => [item, owner]),
    [[idOf(after, '建设东部园区'), '市财政局']],
    'only where the document names other units or dates',
  );
});

test('a closed case stays closed: nothing ends and nothing is revised', () => {
  const { kept, superseded, revised } = transfer(['建设东部园区', '编制园区布局图']);
  assert.deepEqual([kept.length, superseded, revised], [4, [], []]);
});

test('a measure goes on with its target as long as both count in the same', () => {
  const measured = { measure: 'parks' };
  assert.deepEqual(transfer([]).bound, [{ old: goals(before), new: goals(after), ...measured }]);
  const other = transfer([], (side) => (side === 'old' ? 'C62' : 'CNY'));
  assert.deepEqual([other.bound, other.freed], [[], [{ target: goals(before), ...measured, why: 'unit' }]]);
});
