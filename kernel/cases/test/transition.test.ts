import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { repair } from '../../test/fixture-pack/types.ts';
import type { CaseType } from '../case-type.ts';
import { faultOf, nextState, transitionsFrom } from '../transition.ts';

const type = (change: Partial<CaseType>): CaseType => ({ ...repair, ...change });

describe('case type', () => {
  for (const [fault, change] of [
    [null, {}],
    ['unknown state nowhere', { initial: 'nowhere' }],
    [
      'unknown state nowhere',
      { transitions: { ...repair.transitions, lose: { from: ['working'], to: 'nowhere' } } },
    ],
    [
      'unknown state constructor',
      { transitions: { ...repair.transitions, odd: { from: ['constructor'], to: 'done' } } },
    ],
    ['nobody reaches lost', { states: { ...repair.states, lost: { closed: true } } }],
    [
      'nobody reaches reported',
      {
        initial: 'working',
        transitions: {
          begin: { from: ['reported'], to: 'working' },
          finish: { from: ['working'], to: 'done' },
        },
      },
    ],
    [
      'nobody reaches island',
      {
        states: { ...repair.states, island: {}, far: {} },
        transitions: {
          ...repair.transitions,
          go: { from: ['island'], to: 'far' },
          back: { from: ['far'], to: 'island' },
        },
      },
    ],
    [
      'no way on from stuck',
      {
        states: { ...repair.states, stuck: {} },
        transitions: { ...repair.transitions, jam: { from: ['working'], to: 'stuck' } },
      },
    ],
    [
      'no whole number of working days for working',
      { states: { ...repair.states, working: { dueInWorkingDays: 0 } } },
    ],
    [
      'no whole number of working days for working',
      { states: { ...repair.states, working: { dueInWorkingDays: 1.5 } } },
    ],
  ] as const) {
    it(fault === null ? 'is fine as it is' : `has a fault: ${fault}`, () =>
      assert.equal(faultOf(type(change)), fault),
    );
  }
});

describe('transition', () => {
  it('leads on from the states that it names', () => {
    assert.equal(nextState(repair, 'reported', 'begin', ''), 'working');
    assert.equal(nextState(repair, 'working', 'finish', 'new bulb'), 'done');
    assert.equal(nextState(repair, 'done', 'reopen', ''), 'reported');
    assert.deepEqual(transitionsFrom(repair, 'working'), ['finish']);
    assert.deepEqual(transitionsFrom(repair, 'nowhere'), []);
  });

  for (const [state, transition, note, code] of [
    ['reported', 'finish', 'x', 'cases.wrong-state'],
    ['done', 'begin', '', 'cases.wrong-state'],
    ['working', 'finish', '', 'cases.note-required'],
    ['working', 'finish', ' \n\t', 'cases.note-required'],
    ['working', 'explode', '', 'cases.unknown-transition'],
    ['working', 'constructor', '', 'cases.unknown-transition'],
    ['working', '__proto__', '', 'cases.unknown-transition'],
  ] as const) {
    it(`${transition} from ${state} with ${JSON.stringify(note)} is refused: ${code}`, () => {
      assert.throws(() => nextState(repair, state, transition, note), { name: 'Problem', code });
    });
  }
});
