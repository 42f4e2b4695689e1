import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CompiledPlan, Gap } from '../../compile/compiled.ts';
import { gapIds } from '../../confirm/gap-ids.ts';
import { gapStatesOf } from '../../confirm/gap-state.ts';
import { programmeInEffect } from '../../confirm/programme-in-effect.ts';
import { decision, sample } from './sample.ts';

const states = (plan: CompiledPlan, decisions: Parameters<typeof programmeInEffect>[1] = []) =>
  gapStatesOf(plan, programmeInEffect(plan, decisions), decisions).map(({ state }) => state);
const withGaps = (...gaps: Gap[]): CompiledPlan => ({ ...sample, gaps });

test('two gaps of the same kind and words are told apart', () => {
  const gap = { kind: 'unquantified-target', detail: '一批' } as const;
  const ids = gapIds([gap, gap, { ...gap, detail: '若干' }, gap]);
  const [first] = ids;
  assert.deepEqual(ids, [first, `${first}~2`, 'unquantified-target:若干', `${first}~3`]);
});

test('what somebody filled in is answered', () => {
  const gap: Gap = { kind: 'missing-annex', detail: '清单', span: { start: 0, end: 2 } };
  const filled = { document: 'd', manner: 'typed', by: 'user:a', at: '2026-01-01T00:00:00.000Z' } as const;
  assert.deepEqual(states(withGaps(gap)), ['open']);
  assert.deepEqual(states(withGaps({ ...gap, filled })), ['answered']);
});

test('that no item names a unit is answered when every item has one', () => {
  const plan = withGaps({ kind: 'no-responsible-unit', detail: '', span: null });
  assert.ok(sample.items.some(({ assignments }) => assignments.length === 0));
  assert.deepEqual(states(plan), ['open']);
  const changes = [{ field: 'units', before: [], after: [{ unit: '市数据局', role: 'lead' }] }];
  const named = decision(1, { kind: 'plan', id: 'plan' }, 'correct', { changes });
  assert.deepEqual(states(plan, [named]), ['answered']);
});

test('that no task below a heading names a unit is answered when each of them has one', () => {
  const [heading] = sample.headings;
  assert.ok(heading);
  const below = sample.items.map((item) => ({ ...item, section: heading.id, assignments: [] }));
  const gap: Gap = { kind: 'no-responsible-unit', detail: heading.text, span: heading.span };
  const plan = { ...sample, items: below, gaps: [gap] };
  assert.deepEqual(states(plan), ['open']);
  const changes = [{ field: 'units', before: [], after: [{ unit: '市数据局', role: 'lead' }] }];
  const named = below.map(({ id }, at) => decision(at + 1, { kind: 'item', id }, 'correct', { changes }));
  assert.deepEqual(states(plan, named.slice(1)), ['open']);
  assert.deepEqual(states(plan, named), ['answered']);
});
