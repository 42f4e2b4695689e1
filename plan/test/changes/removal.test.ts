import assert from 'node:assert/strict';
import { describe, mock, test } from 'node:test';
import { approve, propose } from '../amend/amend.ts';
import { planHouse } from '../amend/house.ts';
import { FIRST } from '../amend/versions.ts';
import { approver, changeByTwo, proposer } from '../by-two.ts';

/** More than one transaction cancels. */
const TASKS = 420;
const LARGE = FIRST.replace(
  '　　（二）培育企业。',
  `${Array.from({ length: TASKS - 5 }, (_, at) => `　　${at + 4}.建设第${at + 1}号园区。铺设第${at + 1}段管网。（责任单位：市财政局）\n\n`).join('')}　　（二）培育企业。`,
);

describe('a plan at work is revoked', () => {
  test('a large one in several transactions: what stopped half-way is finished by approving it', async () => {
    await using house = await planHouse();
    const { kernel, database } = house.tools;
    const plan = await house.draft(LARGE);
    await house.acceptAll(plan);
    assert.equal((await house.call('confirm-plan', { plan })).status, 200);
    const open = async () =>
      (
        await database.query<{ count: number }>(
          `select count(*)::int as count from cases.case where type = 'PlanTask' and closed_at is null`,
        )
      )[0]?.count;
    assert.equal(await open(), TASKS);
    const { withdraw, decide } = kernel.proposals;
    // Taken back before anything of it is stored, nothing is.
    const raced = await propose(house, 'plan.removal', { plan });
    const change = kernel.cases.change.bind(kernel.cases);
    const late = mock.method(kernel.cases, 'change', async (...asked: Parameters<typeof change>) => {
      await withdraw(raced.id, '', proposer);
      return change(...asked);
    });
    assert.equal(await approve(house, raced.id), 'proposals.decided');
    assert.equal(late.mock.callCount(), 1);
    late.mock.restore();
    assert.deepEqual([(await house.plan(plan)).state, await open()], ['live', TASKS]);
    const { id } = await propose(house, 'plan.removal', { plan });
    await database.query(`create function no_power() returns trigger language plpgsql as
      $$ begin raise exception 'the power is gone'; end $$`);
    await database.query(`create trigger no_power before update on plan.plan for each row
      when (new.state = 'removed') execute function no_power()`);
    await assert.rejects(decide(id, 'approve', '同意', approver), /the power is gone/);
    await database.query('drop trigger no_power on plan.plan');
    assert.deepEqual([(await house.plan(plan)).state, await open()], ['live', 400]);
    const begun = { code: 'proposals.being-carried-out' };
    await assert.rejects(withdraw(id, '', proposer), begun);
    await assert.rejects(decide(id, 'reject', '不妥', approver), begun);
    assert.equal(await approve(house, id), null);
    assert.equal(await open(), 0);
    assert.deepEqual(await house.board(), []);
    assert.equal((await kernel.audit.verify()).brokenAt, null);
  });

  test('approved twice at once it is revoked once; one that is taken back is never', async () => {
    await using house = await planHouse();
    const { kernel } = house.tools;
    const plan = await house.draft(FIRST);
    await house.acceptAll(plan);
    assert.equal((await changeByTwo(kernel, 'plan.removal', { plan })).code, 'plan.unconfirmed');
    assert.equal((await house.call('confirm-plan', { plan })).status, 200);
    assert.equal(
      (await house.call('remove-plan', { plan, reason: '收尾' })).answer.code,
      'plan.needs-proposal',
    );
    const taken = await propose(house, 'plan.removal', { plan });
    await kernel.proposals.withdraw(taken.id, '', { ...approver, id: 'user:one' });
    assert.equal(await approve(house, taken.id), 'proposals.decided');
    assert.equal((await house.plan(plan)).state, 'live');
    const { id } = await propose(house, 'plan.removal', { plan });
    const refused = await Promise.all([approve(house, id), approve(house, id)]);
    assert.deepEqual(refused.toSorted(), [null, 'proposals.decided'].toSorted());
    assert.deepEqual(await house.board(), []);
    const entries = await kernel.proposals.list({ kind: 'plan.removal' });
    assert.deepEqual(
      entries
        .map(({ state, preview }) => [state, preview?.effects.map(({ after }) => after) ?? null])
        .toSorted(),
      [
        ['approved', [null, null]],
        ['withdrawn', null],
      ],
    );
  });
});
