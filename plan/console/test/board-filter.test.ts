import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterPlan, isEmpty, noFilter, unitsOf } from '../board-filter.ts';
import { totalsOf } from '../board-totals.ts';
import { sectionTree, tasksBelow } from '../plan-parts.ts';
import { plan, section, target, task } from './sample-plan.ts';

const sample = plan({
  sections: [
    section('s1', 1, '重点任务', 100, []),
    section('s2', 2, '网络建设', 110, [
      task('t1', '编制规划', ['省通信管理局']),
      task('t2', '建设基站', ['省通信管理局', '郑州市政府']),
    ]),
    section('s3', 2, '研发创新', 200, [task('t3', '建设平台', [])]),
  ],
  targets: [
    target('g1', { lamp: 'overdue', subject: '产业规模', span: { start: 120, end: 130 } }),
    target('g2', { lamp: 'normal' }),
  ],
});

test('without a filter everything stays', () => {
  assert.deepEqual(filterPlan(sample, noFilter), { targets: sample.targets, sections: sample.sections });
});

test('a lamp is asked of targets and leaves tasks out', () => {
  const { targets, sections } = filterPlan(sample, { ...noFilter, lamp: 'overdue' });
  assert.deepEqual(
    targets.map(({ id }) => id),
    ['g1'],
  );
  assert.deepEqual(sections, []);
});

test('a unit is asked of tasks and leaves targets out', () => {
  const { targets, sections } = filterPlan(sample, { ...noFilter, unit: '郑州市政府' });
  assert.deepEqual(targets, []);
  assert.deepEqual(
    sections.flatMap(({ tasks }) => tasks.map(({ id }) => id)),
    ['t2'],
  );
});

test("a section's name finds all of its tasks", () => {
  const { sections } = filterPlan(sample, { ...noFilter, text: '网络建设' });
  assert.deepEqual(
    sections.flatMap(({ tasks }) => tasks.map(({ id }) => id)),
    ['t1', 't2'],
  );
});

test('nothing that fits is empty', () => {
  assert.ok(isEmpty(filterPlan(sample, { ...noFilter, text: '没有的词' })));
  assert.ok(!isEmpty(filterPlan(sample, noFilter)));
});

test('units by how much they have to do', () => {
  assert.deepEqual(unitsOf([sample]), ['省通信管理局', '郑州市政府']);
});

test('flat sections become a tree, with targets where they stand', () => {
  const [root, ...others] = sectionTree(sample.sections, sample.targets);
  assert.deepEqual(others, []);
  assert.deepEqual(
    root?.children.map(({ section: { id } }) => id),
    ['s2', 's3'],
  );
  assert.deepEqual(
    root?.children[0]?.targets.map(({ id }) => id),
    ['g1'],
  );
  assert.equal(root === undefined ? 0 : tasksBelow(root).length, 3);
});

test('a level that is left out does no harm', () => {
  const sections = [section('a', 2, 'a', 0, []), section('b', 4, 'b', 1, []), section('c', 1, 'c', 2, [])];
  assert.deepEqual(
    sectionTree(sections).map(({ section: { id } }) => id),
    ['a', 'c'],
  );
});

test('of a draft nothing is on the board: no targets, no tasks, no units, no figures', () => {
  const draft = plan({ ...sample, id: 'plan-2', state: 'draft', counts: { ...sample.counts, tasks: 3 } });
  assert.ok(isEmpty(filterPlan(draft, noFilter)));
  assert.deepEqual(unitsOf([draft]), []);
  assert.deepEqual(totalsOf([draft, sample]), totalsOf([sample]));
});
