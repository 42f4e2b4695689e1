import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { changeByTwo } from '../by-two.ts';
import { EAST, type MeetingHouse, meetingHouse, minutes, resolved, said } from './house.ts';

let house: MeetingHouse;

before(async () => {
  house = await meetingHouse();
});
after(() => house[Symbol.asyncDispose]());

/** Codes of what was refused, and how many were not. */
async function together(asked: readonly Promise<{ status: number; answer: { code?: string } }>[]) {
  const answers = await Promise.all(asked);
  return {
    fine: answers.filter(({ status }) => status === 200).length,
    codes: [...new Set(answers.flatMap(({ answer, status }) => (status === 200 ? [] : [answer.code])))],
  };
}

const versionOf = async (meeting: string) => (await house.page(meeting)).meeting.version;
const resolutions = async () => (await house.tools.kernel.cases.list({ types: ['PlanResolution'] })).length;

describe('several at the same meeting', () => {
  it('announce it once', async () => {
    const meeting = await house.prepare();
    const seen = await versionOf(meeting);
    const { fine, codes } = await together(
      [1, 2, 3, 4].map(() => house.call('announce-meeting', { meeting, seen })),
    );
    assert.deepEqual([fine, codes], [1, ['plan.meeting-meanwhile']]);
    assert.equal((await house.page(meeting)).agenda?.version, 1);
  });

  it('issue its minutes once, with one case for each resolution and one next meeting', async () => {
    const meeting = await house.hold({ workingDay: 9 });
    const seen = await versionOf(meeting);
    const first = await resolutions();
    const content = minutes(
      said(`task:${house.east}`, { decision: '加快', resolutions: [resolved(1, EAST, '倒排工期')] }),
    );
    const { fine, codes } = await together(
      [1, 2, 3, 4].map(() => house.call('issue-minutes', { meeting, seen, minutes: content })),
    );
    assert.deepEqual([fine, codes], [1, ['plan.meeting-meanwhile']]);
    assert.equal((await resolutions()) - first, 1);
    const { meetings } = await house.ok<{ meetings: { period: string | null }[] }>('list-meetings', {});
    assert.deepEqual(meetings.flatMap(({ period }) => period ?? []).toSorted(), ['2026-03', '2026-04']);
  });

  it('give two meetings two numbers, whoever is first', async () => {
    const one = await house.hold();
    const other = await house.hold();
    const asked = await Promise.all(
      [one, other].map(async (meeting) => ({
        meeting,
        seen: await versionOf(meeting),
        minutes: minutes(said(`task:${house.east}`, { decision: '知悉' })),
      })),
    );
    await together(asked.map((input) => house.call('issue-minutes', input)));
    // Whoever was overtaken asks again.
    for (const input of asked)
      if ((await house.page(input.meeting)).minutes.length === 0) await house.ok('issue-minutes', input);
    const numbers = await Promise.all(
      [one, other].map(async (meeting) => (await house.page(meeting)).minutes[0]?.content.number),
    );
    assert.deepEqual(numbers.toSorted(), [2, 3]);
  });

  it('leave nothing behind where a part of the minutes is refused', async () => {
    const meeting = await house.hold();
    const target = (await house.plan(house.plan1)).targets.find(({ kind }) => kind === 'qualitative')?.id;
    const first = await resolutions();
    const own = target?.split(':')[1] ?? '';
    // Somebody sets the number after the agenda went out.
    const number = { comparator: '>=', value: 10, low: null, high: null, unit: '个', due: null };
    house.tools.clock.advance(60_000);
    const set = await changeByTwo(house.tools.kernel, 'plan.threshold', {
      plan: house.plan1,
      target: own,
      number,
      threshold: { setBy: '办公室', setOn: '2026-02-01', minute: '批示' },
    });
    assert.equal(set.status, 200);
    const asked = {
      meeting,
      seen: await versionOf(meeting),
      minutes: minutes(
        said(`target:${target}`, { decision: '20个', threshold: { ...number, value: 20 } as never }),
        said(`task:${house.east}`, { resolutions: [resolved(1, EAST, '落实')] }),
      ),
    };
    assert.equal(await house.codeOf('issue-minutes', asked), 'plan.decided-meanwhile');
    assert.equal(await resolutions(), first);
    assert.equal((await house.page(meeting)).meeting.state, 'held');
    assert.deepEqual((await house.page(meeting)).minutes, []);
  });
});
