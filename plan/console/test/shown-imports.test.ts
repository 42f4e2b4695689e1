import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endOf } from '../imports/round.ts';
import { type ImportJob, shownImports } from '../imports/shown-imports.ts';

const now = Date.parse('2026-11-26T12:00:00.000Z');

function job(id: string, more: Partial<ImportJob> = {}): ImportJob {
  return {
    id,
    type: 'plan.import-document',
    input: { name: `${id}.pdf` },
    state: 'running',
    progress: null,
    result: null,
    problem: null,
    by: { id: 'user:me', name: 'Me' },
    cancelledBy: null,
    askedAt: '2026-11-26T11:00:00.000Z',
    startedAt: '2026-11-26T11:00:00.000Z',
    endedAt: null,
    heardAt: now,
    ...more,
  };
}
const ended = { endedAt: '2026-11-26T11:30:00.000Z' } as const;
const other = { by: { id: 'user:other', name: 'Other' } } as const;

const shown = (jobs: readonly ImportJob[], about: Partial<Parameters<typeof shownImports>[1]> = {}) =>
  shownImports(jobs, { me: 'user:me', seen: new Set(), drafts: new Set(), now, ...about }).map(
    ({ id }) => id,
  );

test('what goes on is everybody’s, what has ended is told to whom it concerns, until they know', () => {
  const jobs = [
    job('mine'),
    job('theirs', other),
    job('waits', { state: 'waiting', ...other }),
    job('failed', { state: 'failed', ...ended }),
    job('cancelled', { state: 'cancelled', ...ended }),
    job('theirs-failed', { state: 'failed', ...ended, ...other }),
    job('old', { state: 'failed', endedAt: '2026-11-25T11:59:00.000Z' }),
  ];
  assert.deepEqual(shown(jobs), ['mine', 'theirs', 'waits', 'failed', 'cancelled']);
  assert.deepEqual(shown(jobs, { seen: new Set(['mine', 'failed']) }), [
    'mine',
    'theirs',
    'waits',
    'cancelled',
  ]);
  assert.deepEqual(shown(jobs, { me: null }), ['mine', 'theirs', 'waits']);
});

test('what was sent again under the same name is told once', () => {
  const again = job('again', { input: { name: 'a.pdf' } });
  const failed = job('a', { state: 'failed', ...ended });
  assert.deepEqual(shown([again, failed]), ['again']);
  assert.deepEqual(shown([{ ...again, ...other }, failed]), ['again', 'a']);
});

test('what was imported is told while one of its drafts waits', () => {
  const done = [job('done', { state: 'done', ...ended, result: { plans: ['p1', 'p2'] } })];
  assert.deepEqual(shown(done, { drafts: new Set(['p2']) }), ['done']);
  assert.deepEqual(shown(done, { drafts: new Set(['p3']) }), []);
});

const drafted = (id: string) => job(id, { state: 'done', result: { plans: [`plan of ${id}`] }, ...ended });
const refused = (id: string) => job(id, { state: 'failed', ...ended });

test('who sent one after the other goes on to the one that was taken, whatever was refused before', () => {
  const sent = (...jobs: string[]) => ({ jobs, several: false });
  const good = { job: 'good', plan: 'plan of good' };
  assert.deepEqual(endOf(sent('good'), [drafted('good'), refused('old')]), good);
  assert.deepEqual(endOf(sent('bad', 'good'), [drafted('good'), refused('bad')]), good);
  assert.equal(endOf(sent('bad', 'good'), [drafted('good'), job('bad')]), undefined, 'one is still read');
  assert.equal(endOf(sent('good'), []), undefined, 'the list does not know it yet');
  assert.equal(endOf(sent('bad'), [refused('bad')]), null);
  assert.equal(endOf(sent(), []), null, 'nothing arrived');
  assert.equal(endOf(sent('good', 'other'), [drafted('good'), drafted('other')]), null);
  assert.equal(endOf({ jobs: ['good'], several: true }, [drafted('good')]), null);
});
