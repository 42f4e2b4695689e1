import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobAfter, jobsAfter, type ShownJob } from '../data/jobs.ts';
import { timeLeft } from '../data/time-left.ts';

test('the time left goes on as the time spent; nothing is told too early', () => {
  assert.equal(timeLeft('2026-11-26T00:00:00.000Z', 25, 100, Date.parse('2026-11-26T00:00:10.000Z')), 30);
  assert.equal(timeLeft('2026-11-26T00:00:00.000Z', 0, 100, Date.parse('2026-11-26T00:00:10.000Z')), null);
  assert.equal(timeLeft(null, 5, 100, 0), null);
});

const job: ShownJob = {
  id: 'a',
  type: 'plan.import-document',
  input: {},
  state: 'running',
  progress: null,
  result: null,
  problem: null,
  by: { id: 'user:a', name: 'A' },
  cancelledBy: null,
  askedAt: '2026-11-26T00:00:00.000Z',
  startedAt: '2026-11-26T00:00:00.000Z',
  endedAt: null,
  heardAt: 1,
};

test('an event tells how far a job is; another state has to be read anew', () => {
  const event = { type: 'job', job: 'a', state: 'running' } as const;
  assert.equal(jobAfter(job, event, 2), job);
  const told = jobAfter(job, { ...event, done: 3, total: 9, step: 'reading' }, 2);
  assert.deepEqual(told, { ...job, progress: { done: 3, total: 9, step: 'reading' }, heardAt: 2 });
  assert.equal(jobAfter(job, { ...event, state: 'done', done: 9, total: 9 }, 2), null);
});

test('a list is read anew when another job is asked for or has ended, for a list on its way may show it at work', () => {
  const jobs = [job, { ...job, id: 'b' }];
  const other = { type: 'job', job: 'x' } as const;
  assert.equal(jobsAfter(jobs, { ...other, state: 'running', done: 1, total: 2 }, 2), jobs);
  for (const state of ['waiting', 'done', 'failed', 'cancelled'] as const)
    assert.equal(jobsAfter(jobs, { ...other, state }, 2), null);
  const told = jobsAfter(jobs, { type: 'job', job: 'b', state: 'running', done: 1, total: 2 }, 2);
  assert.deepEqual(told, [job, { ...job, id: 'b', progress: { done: 1, total: 2, step: null }, heardAt: 2 }]);
  assert.equal(jobsAfter(jobs, { type: 'job', job: 'b', state: 'done' }, 2), null);
});
