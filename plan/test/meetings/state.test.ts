import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { planMeeting } from '../../meetings/types/plan-meeting.ts';
import { planResolution } from '../../meetings/types/plan-resolution.ts';

type Type = typeof planMeeting;

/** The states that a walk goes through, by whatever steps lead on. */
function walkOf(type: Type, choices: readonly number[]): readonly string[] {
  const walk = [type.initial];
  for (const choice of choices) {
    const state = walk.at(-1) ?? '';
    const ways = Object.values(type.transitions).filter(({ from }) => from.includes(state));
    const way = ways[choice % Math.max(1, ways.length)];
    if (way === undefined) break;
    walk.push(way.to);
  }
  return walk;
}

const walks = fc.array(fc.nat(50), { maxLength: 40 });

describe('the way of a meeting', () => {
  it('holds none that was not announced, minutes none that was not held, and is over when it is called off', () => {
    fc.assert(
      fc.property(walks, (choices) => {
        const walk = walkOf(planMeeting, choices);
        for (const [index, state] of walk.entries()) {
          const before = walk.slice(0, index);
          if (state === 'held') assert.equal(walk[index - 1], 'announced');
          if (state === 'minuted') assert.ok(before.includes('held'));
          if (state === 'archived') assert.equal(walk[index - 1], 'minuted');
          if (before.includes('cancelled')) assert.fail('a meeting that was called off goes on');
          // What was issued stays issued: nothing leads back behind the minutes.
          if (before.includes('minuted')) assert.ok(['minuted', 'archived'].includes(state));
        }
      }),
    );
  });

  it('is left to the office, and what undoes something asks for its reason', () => {
    for (const [name, { by, noteRequired }] of Object.entries(planMeeting.transitions)) {
      assert.deepEqual(by, ['steward'], name);
      if (['reopen', 'move', 'cancel', 'correct'].includes(name)) assert.equal(noteRequired, true, name);
    }
  });
});

describe('the way of a resolution', () => {
  it('is signed for before it is worked on, reported before it is done, and ends once', () => {
    fc.assert(
      fc.property(walks, (choices) => {
        const walk = walkOf(planResolution, choices);
        for (const [index, state] of walk.entries()) {
          const before = walk.slice(0, index);
          if (state === 'working') assert.ok(before.includes('signed'));
          if (state === 'done') assert.equal(walk[index - 1], 'reported');
          if (before.includes('done') || before.includes('withdrawn'))
            assert.fail('it goes on after its end');
        }
      }),
    );
  });
});
