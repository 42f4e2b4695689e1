import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { reasonAfter, reasonOf, type TriggerReason } from '../trigger-reason.ts';
import { sourcesToTell, toldLater } from '../untold-sources.ts';

it('one reason for what happened meanwhile says what all of them say (clause 5.3.2)', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 2, maxLength: 8 }), (matching) => {
      const [first = false, ...more] = matching;
      let before = first;
      let untold: TriggerReason | null = null;
      for (const now of more) {
        const next = reasonOf(before, now);
        if (next) untold = untold ? reasonAfter(untold, next) : next;
        before = now;
      }
      const whole = reasonOf(first, before);
      // What was there all along, or came and went, may have been changed or not.
      if (first && before) assert.ok(untold === null || untold === 'updated');
      else assert.equal(untold, whole);
    }),
  );
});

it('of each source that waits to be told only the newest is kept', () => {
  const told = (id: string, n: number, reason: TriggerReason) => ({ reason, registration: { id, n } });
  const first = toldLater([], [told('urn:a', 1, 'newlyMatching'), told('urn:b', 1, 'updated')]);
  assert.deepEqual(
    first.map(({ entity }) => entity),
    ['urn:a', 'urn:b'],
  );
  const second = toldLater(sourcesToTell(first), [
    told('urn:a', 2, 'updated'),
    told('urn:b', 2, 'noLongerMatching'),
  ]);
  assert.deepEqual(sourcesToTell(second), [
    told('urn:a', 2, 'newlyMatching'),
    told('urn:b', 2, 'noLongerMatching'),
  ]);
  const third = toldLater(sourcesToTell(second), [told('urn:a', 3, 'noLongerMatching')]);
  assert.deepEqual(sourcesToTell(third), [told('urn:b', 2, 'noLongerMatching')]);
});
