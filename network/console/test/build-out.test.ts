import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ListedProject } from '../build-out/build-out-queries.ts';
import { inParts, movesOf, openable, reasonedActs } from '../build-out/bulk-steps.ts';
import { countStandings, filtered } from '../build-out/stage-filter.ts';

function project(id: string, state: string | null, transitions?: readonly string[], overdue = false) {
  const followed = transitions === undefined ? null : { id, owner: null, transitions: [...transitions] };
  const dueAt = null;
  const rest = { name: id, construction: null, city: null, synthetic: true, dueAt, stages: [] };
  return { ...rest, id, state, overdue, case: followed } satisfies ListedProject;
}

const projects = [
  project('a', 'survey', ['enter-approval', 'return-to-demand', 'stop'], true),
  project('b', 'handOver', ['hand-over', 'stop']),
  project('c', 'survey', ['enter-approval', 'stop']),
  project('d', 'survey'),
  project('e', null),
  project('f', 'handedOver'),
  project('g', 'stopped', ['resume']),
];

test('projects that take the same next step are moved together, those without one are left', () => {
  assert.deepEqual(movesOf(projects), [
    { transition: 'enter-approval', projects: ['a', 'c'] },
    { transition: 'hand-over', projects: ['b'] },
  ]);
  const many = Array.from({ length: 450 }, (_, id) => project(String(id), 'demand', ['enter-survey']));
  assert.deepEqual(
    movesOf(many).map((move) => move.projects.length),
    [200, 200, 50],
  );
  assert.deepEqual(inParts([]), []);
});

test('what needs a reason is offered for those that can, back in the order of the way, then stop and resume', () => {
  assert.deepEqual(reasonedActs(projects), [
    { transition: 'return-to-demand', projects: ['a'] },
    { transition: 'stop', projects: ['a', 'b', 'c'] },
    { transition: 'resume', projects: ['g'] },
  ]);
  assert.deepEqual(reasonedActs([]), []);
});

test('what no case follows can be opened, unless it is handed over', () => {
  assert.deepEqual(
    openable(projects).map(({ id }) => id),
    ['d', 'e'],
  );
});

test('they are counted where they stand, on the way and besides where there are any', () => {
  const counts = countStandings(projects);
  assert.deepEqual(counts.at(0), { standing: 'none', projects: 1, overdue: 0 });
  assert.deepEqual(
    counts.find(({ standing }) => standing === 'survey'),
    { standing: 'survey', projects: 3, overdue: 1 },
  );
  assert.equal(counts.length, 13);
  assert.equal(countStandings([]).length, 11);
  const shown = (standing: string | undefined, overdue: boolean) =>
    filtered(projects, { standing, overdue }).map(({ id }) => id);
  assert.deepEqual(shown('survey', false), ['a', 'c', 'd']);
  assert.deepEqual(shown('none', false), ['e']);
  assert.deepEqual(shown(undefined, true), ['a']);
});
