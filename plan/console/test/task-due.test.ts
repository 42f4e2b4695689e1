import assert from 'node:assert/strict';
import { test } from 'node:test';
import { duesOf } from '../task-due.ts';

const at = '2026-12-05T10:00:00.000Z';
const driven = (state: string, dueAt: string | null) => ({
  id: 'c',
  state,
  dueAt,
  finalDueAt: null,
  notice: null,
});

test('the due day of a state is called so; that of the document comes first', () => {
  assert.deepEqual(duesOf({ due: null, case: null }), []);
  assert.deepEqual(duesOf({ due: null, case: driven('pending', at) }), [{ label: 'task.due.pending', at }]);
  assert.deepEqual(
    duesOf({ due: '2027-06-30', case: driven('review', at) }).map(({ label }) => label),
    ['target.due', 'task.due.review'],
  );
  assert.deepEqual(duesOf({ due: '2027-06-30', case: driven('working', at) }), [
    { label: 'target.due', at: '2027-06-30' },
  ]);
});
