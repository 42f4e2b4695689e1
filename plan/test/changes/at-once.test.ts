import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { planHouse } from '../amend/house.ts';
import { approver, changeByTwo, proposer } from '../by-two.ts';
import { atWork, indicator, official } from './at-work.ts';

describe('changes of one thing at once', () => {
  test('of many who approve another reading at once one does, and nobody waits for what another holds', async () => {
    await using house = await planHouse();
    const { proposals, measures } = house.tools.kernel;
    const { plan, counted } = await atWork(house);
    const target = `${plan}:${counted}`;
    const bound = await changeByTwo(house.tools.kernel, 'plan.binding', { target, measure: official });
    assert.equal(bound.status, 200);
    const content = { ...indicator, direction: 'down', decimals: 1 };
    const { id } = await proposals.propose({ kind: 'plan.measure', content, reason: '工作需要' }, proposer);
    // More than the database has connections.
    const answers = await Promise.all(
      Array.from({ length: 24 }, () =>
        proposals.decide(id, 'approve', '', approver).then(
          ({ state }) => state as string,
          (error: { code?: string }) => error.code,
        ),
      ),
    );
    assert.deepEqual(answers.toSorted(), ['approved', ...answers.slice(1).map(() => 'proposals.decided')]);
    assert.equal(measures.definition(official).direction, 'down');
  });

  test('a target goes by one name: what is said after it is no other target', async () => {
    await using house = await planHouse();
    const { proposals } = house.tools.kernel;
    const { plan, counted } = await atWork(house);
    // Two changes of one target under two names would not wait for each other.
    for (const more of ['', 'again'])
      await assert.rejects(
        proposals.preview(
          { kind: 'plan.binding', content: { target: `${plan}:${counted}:${more}`, measure: official } },
          proposer,
        ),
        { code: 'plan.not-found' },
      );
  });
});
