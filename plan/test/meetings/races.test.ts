import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '@yuheng/kernel/problem';
import type { Decision } from '../../confirm/decision.ts';
import { approver, changeByTwo } from '../by-two.ts';
import { EAST, type MeetingHouse, meetingHouse, minutes, resolved, said } from './house.ts';

let house: MeetingHouse;
/** A target that the document gives no number. */
let numberless: string;

before(async () => {
  house = await meetingHouse();
  const { targets } = await house.plan(house.plan1);
  numberless = targets.find(({ kind }) => kind === 'qualitative')?.id ?? assert.fail();
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
    const target = numberless;
    const first = await resolutions();
    const own = target.split(':')[1] ?? '';
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

  it('correct a number while somebody else approves it: it holds, or the corrected one waits', async () => {
    const { proposals } = house.tools.kernel;
    const target = numberless;
    const decisions = async () => {
      const asked = { plan: house.plan1, after: 0 };
      const { answer } = await house.call<{ decisions: Decision[] }>('read-decisions', asked);
      return answer.decisions.filter(({ act }) => act === 'set-threshold');
    };
    const known = (await decisions()).length;
    const ended = new Set<string>();
    for (const turn of [1, 2, 3, 4, 5, 6]) {
      house.tools.clock.advance(60_000);
      const meeting = await house.hold();
      const set = (value: number) =>
        minutes(
          said(`target:${target}`, {
            decision: `${value}个`,
            threshold: { comparator: '>=', value, low: null, high: null, unit: '个', due: null },
          }),
        );
      const issued = { meeting, seen: await versionOf(meeting), minutes: set(100 + turn) };
      const { fine } = await together([1, 2].map(() => house.call('issue-minutes', issued)));
      assert.equal(fine, 1);
      const first = (await house.page(meeting)).numbers[0]?.proposal ?? assert.fail();
      const waiting = await proposals.list({ state: 'proposed' });
      assert.deepEqual(
        waiting.map(({ id }) => id),
        [first],
      );
      const correction = {
        meeting,
        seen: await versionOf(meeting),
        minutes: set(200 + turn),
        reason: '记错',
      };
      const correcting = house.call('correct-minutes', correction);
      const approval = async () => {
        // Sooner or later, and in the last turn later for sure.
        await (turn === 6 ? correcting : pause(turn * 15));
        return proposals.decide(first, 'approve', '', approver);
      };
      const [approved, corrected] = await Promise.allSettled([approval(), correcting]);
      assert.ok(corrected.status === 'fulfilled');
      const { status, answer } = corrected.value;
      const shown = (await house.plan(house.plan1)).targets.find(({ id }) => id === target)?.goal?.shown;
      const page = await house.page(meeting);
      if (approved.status === 'fulfilled') {
        assert.deepEqual([status, answer.code, shown], [409, 'plan.decided-by-minutes', 100 + turn]);
        assert.deepEqual([page.minutes.length, page.numbers[0]?.state], [1, 'approved']);
      } else {
        assert.ok(approved.reason instanceof Problem);
        assert.equal(approved.reason.code, 'proposals.decided');
        assert.equal(status, 200);
        assert.notEqual(shown, 100 + turn);
        const [now] = page.numbers;
        assert.deepEqual([page.minutes.length, now?.state], [2, 'proposed']);
        assert.equal((await proposals.read(first)).proposal.state, 'withdrawn');
        const { proposal } = await proposals.read(now?.proposal ?? '');
        assert.equal((proposal.content['number'] as { value: number }).value, 200 + turn);
        await proposals.decide(proposal.id, 'approve', '', approver);
        ended.add('corrected');
      }
      const now = await decisions();
      assert.deepEqual([now.length, now.at(-1)?.thing.id], [known + turn, target.split(':')[1]]);
    }
    assert.ok(ended.has('corrected'));
    assert.equal((await house.tools.kernel.audit.verify()).brokenAt, null);
  });
});
