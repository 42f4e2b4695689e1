import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { digestOf } from '@yuheng/kernel/digest';
import type { DraftItem } from '../../meetings/minutes/minutes.ts';
import { approver } from '../by-two.ts';
import { meetingHouse, minutes, said } from './house.ts';

describe('minutes that set a number before numbers were proposed', () => {
  it('are corrected like others: the number that the plan holds stays, and no change is none', async () => {
    await using house = await meetingHouse();
    const { database, kernel } = house.tools;
    const meeting = await house.hold();
    const id =
      (await house.plan(house.plan1)).targets.find(({ kind }) => kind === 'qualitative')?.id ?? assert.fail();
    const threshold = {
      comparator: '>=' as const,
      value: 20,
      low: null,
      high: null,
      unit: '个',
      due: null,
    };
    const number = said(`target:${id}`, { decision: '应用场景不少于20个', threshold });
    const talk = (discussion: string) => said(`task:${house.east}`, { discussion });
    const seen = async () => (await house.page(meeting)).meeting.version;
    await house.ok('issue-minutes', {
      meeting,
      seen: await seen(),
      minutes: minutes(number, talk('进度滞后')),
    });
    const [proposed] = await kernel.proposals.list({ state: 'proposed' });
    await kernel.proposals.decide(proposed?.id ?? '', 'approve', '同意', approver);
    // As it was stored: a number, and nothing said of a proposal.
    const [issued] = (await house.page(meeting)).minutes;
    const { content } = issued ?? assert.fail();
    const earlier = { ...content, items: content.items.map(({ proposal: _proposal, ...item }) => item) };
    await database.query(
      `update plan.minutes set content = $2, digest = decode($3, 'hex') where meeting = $1`,
      [meeting, JSON.stringify(earlier), digestOf(earlier)],
    );
    const correct = async (...items: readonly DraftItem[]) => ({
      meeting,
      seen: await seen(),
      minutes: minutes(...items),
      reason: '文字有误',
    });
    const codeOf = async (...items: readonly DraftItem[]) =>
      house.codeOf('correct-minutes', await correct(...items));
    assert.equal(await codeOf(number, talk('进度滞后')), 'plan.nothing-changed');
    assert.equal(await codeOf(talk('进度滞后')), 'plan.decided-by-minutes');
    const other = { ...number, threshold: { ...threshold, value: 30 } };
    assert.equal(await codeOf(other, talk('进度滞后')), 'plan.decided-by-minutes');
    await house.ok('correct-minutes', await correct(number, talk('进度滞后两个月')));
    const page = await house.page(meeting);
    assert.deepEqual(
      page.minutes.map(({ version, content: { items } }) => [version, items.map(({ proposal }) => proposal)]),
      [
        [1, [null, null]],
        [2, [null, null]],
      ],
    );
    assert.deepEqual(await kernel.proposals.list({ state: 'proposed' }), []);
    const target = (await house.plan(house.plan1)).targets.find((one) => one.id === id);
    assert.equal(target?.goal?.shown, 20);
  });
});
