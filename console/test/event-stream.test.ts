import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  nextConnection,
  readEvent,
  staleAfter,
  startingConnection,
  waitBefore,
} from '../data/event-stream.ts';

test('a connection that is lost and found again counts one recovery', () => {
  let state = nextConnection(startingConnection, 'hello');
  assert.deepEqual(state, { state: 'live', recoveries: 0 });
  state = nextConnection(nextConnection(state, 'lost'), 'lost');
  assert.deepEqual(state, { state: 'lost', recoveries: 0 });
  state = nextConnection(state, 'hello');
  assert.deepEqual(state, { state: 'live', recoveries: 1 });
  assert.equal(nextConnection(state, 'hello').recoveries, 1);
});

test('a page that was away counts a recovery too, once, however it comes back', () => {
  const away = nextConnection(nextConnection(startingConnection, 'hello'), 'away');
  assert.equal(away.state, 'away');
  assert.deepEqual(nextConnection(away, 'hello'), { state: 'live', recoveries: 1 });
  assert.deepEqual(nextConnection(nextConnection(away, 'lost'), 'hello'), { state: 'live', recoveries: 1 });
  assert.equal(nextConnection(away, 'refused').state, 'refused');
});

test('events and signs of life leave the connection as it is', () => {
  const live = nextConnection(startingConnection, 'hello');
  for (const type of ['alive', 'facts', 'board', 'resync'] as const)
    assert.equal(nextConnection(live, type), live);
});

test('waiting grows and is bounded', () => {
  assert.deepEqual([1, 2, 3, 4, 5, 6, 50].map(waitBefore), [500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
});

test('events name what has become old', () => {
  assert.deepEqual(staleAfter({ type: 'facts', entity: 'e', types: [], attributes: [], at: '' }), []);
  const measured = {
    type: 'measurement',
    measure: 'm',
    version: 1,
    measurement: 'x',
    value: 1,
    at: '',
  } as const;
  assert.deepEqual(staleAfter(measured), ['board', 'figures']);
  assert.ok(staleAfter({ type: 'case', case: 'c', state: 'done' }).includes('case'));
});

test('what is not an event is no event', () => {
  assert.deepEqual(readEvent('board', '{"plan":"p"}'), { type: 'board', plan: 'p' });
  assert.equal(readEvent('board', '{'), null);
  assert.equal(readEvent('board', 'null'), null);
  assert.equal(readEvent('other', '{}'), null);
  assert.deepEqual(readEvent('board', '{"type":"facts","plan":"p"}'), { type: 'board', plan: 'p' });
});
