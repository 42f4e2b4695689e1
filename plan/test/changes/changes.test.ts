import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Decision } from '../../confirm/decision.ts';
import { standingDecisions } from '../../confirm/standing.ts';
import { readBindings } from '../../store/plan-store.ts';
import { planHouse } from '../amend/house.ts';
import { approver, changeByTwo, proposer } from '../by-two.ts';
import { atWork, indicator, official, targetsOf, threshold, version } from './at-work.ts';

describe('changes of a plan at work', () => {
  test('how a measure is read changes lamps: the new figure beside the old one, and then on the board', async () => {
    await using house = await planHouse();
    const { kernel } = house.tools;
    const { plan, counted } = await atWork(house);
    const bound = await changeByTwo(kernel, 'plan.binding', {
      target: `${plan}:${counted}`,
      measure: official,
    });
    assert.deepEqual(
      bound.preview?.effects.map(({ before, after }) => [before?.lamp, after?.lamp, after?.value]),
      [['none', 'normal', 4]],
    );
    const less = { ...indicator, direction: 'down', decimals: 1 };
    const alone = await house.call('measure-indicator', less);
    assert.deepEqual([alone.status, alone.answer.code], [409, 'plan.needs-proposal']);
    assert.equal(kernel.measures.definition(official).version, 1);
    const { status, preview } = await changeByTwo(kernel, 'plan.measure', less);
    assert.equal(status, 200);
    assert.deepEqual(
      preview?.differences.map(({ label, before, after }) => [label.en, before?.en, after?.en]),
      [
        ['Direction', 'more is better', 'less is better'],
        ['Decimals', '0', '1'],
      ],
    );
    assert.equal(kernel.measures.definition(official).version, 2);
    assert.equal((await changeByTwo(kernel, 'plan.measure', less)).code, 'proposals.nothing-new');
    // What changes nothing of it may be asked for by one.
    assert.equal((await house.call('measure-indicator', less)).status, 200);
  });

  test('a new version turns the lamp of what it asks more of, and with the plan its targets leave the board', async () => {
    await using house = await planHouse();
    const { kernel } = house.tools;
    const { plan, counted } = await atWork(house);
    const binding = { target: `${plan}:${counted}`, measure: official };
    assert.equal((await changeByTwo(kernel, 'plan.binding', binding)).status, 200);
    const young = await house.draft(version(1, 40, false));
    await house.call('mark-new-version', { plan: young, previous: plan });
    await house.acceptAll(young);
    const told = ({ preview }: Awaited<ReturnType<typeof changeByTwo>>) =>
      preview?.effects.map(({ before, after }) => [
        before && [before.value, before.goal, before.lamp],
        after && [after.value, after.goal, after.lamp],
      ]);
    assert.deepEqual(told(await changeByTwo(kernel, 'plan.amendment', { plan: young, previous: plan })), [
      [
        [4, '≥3个', 'normal'],
        [4, '≥40个', 'unlikely'],
      ],
      [[null, '', 'none'], null],
    ]);
    assert.deepEqual(told(await changeByTwo(kernel, 'plan.removal', { plan: young })), [
      [[4, '≥40个', 'unlikely'], null],
    ]);
  });

  test('whatever two people change in whatever order, the board shows what the preview said', async () => {
    await using house = await planHouse();
    const { kernel } = house.tools;
    let now = await atWork(house);
    let serial = 0;
    const change = fc.oneof(
      fc.record({
        kind: fc.constant('plan.binding'),
        target: fc.constantFrom('counted' as const, 'open' as const),
        measure: fc.constantFrom(null, official, 'digital-parks'),
      }),
      fc.record({ kind: fc.constant('plan.threshold'), value: fc.constantFrom(2, 3, 5, 40) }),
      fc.record({
        kind: fc.constant('plan.head'),
        issueDate: fc.constantFrom('2025-01-10', '2025-06-01', '2024-03-01'),
      }),
      fc.record({ kind: fc.constant('plan.undo') }),
      fc.record({
        kind: fc.constant('plan.measure'),
        direction: fc.constantFrom('up', 'down'),
        decimals: fc.constantFrom(0, 1),
      }),
      fc.record({
        kind: fc.constant('plan.amendment'),
        goal: fc.constantFrom(1, 2, 5),
        scenes: fc.boolean(),
      }),
      fc.record({ kind: fc.constant('plan.removal') }),
    );
    const contentOf = async (asked: { readonly kind: string }): Promise<Record<string, unknown>> => {
      const { kind, ...rest } = asked as typeof asked & Record<string, unknown>;
      const { plan, open } = now;
      if (kind === 'plan.binding')
        return { ...rest, target: `${plan}:${now[rest['target'] as 'counted' | 'open']}` };
      if (kind === 'plan.threshold') return threshold(plan, open, Number(rest['value']));
      if (kind === 'plan.head') return { plan, fields: rest };
      if (kind === 'plan.measure') return { ...indicator, ...rest };
      if (kind === 'plan.removal') return { plan };
      if (kind === 'plan.amendment') {
        serial += 1;
        const text = version(serial, Number(rest['goal']), rest['scenes'] === true);
        const young = await house.draft(text);
        await house.call('mark-new-version', { plan: young, previous: plan });
        await house.acceptAll(young);
        return { plan: young, previous: plan };
      }
      const { answer } = await house.call<{ decisions: Decision[] }>('read-decisions', { plan, after: 0 });
      const newest = [...standingDecisions(answer.decisions).values()]
        .flatMap((about) => about.slice(-1))
        .findLast(({ act }) => act === 'set-threshold' || act === 'correct');
      return { plan, sequence: newest?.sequence ?? 1 };
    };
    const done = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        for (const asked of changes) {
          const content = await contentOf(asked);
          const { status, code } = await changeByTwo(kernel, asked.kind, content);
          if (status === 200) {
            done.add(asked.kind);
            if (asked.kind === 'plan.removal') {
              serial += 1;
              const plan = await house.draft(version(serial, 3, true));
              await house.acceptAll(plan);
              assert.equal((await house.call('confirm-plan', { plan })).status, 200);
              now = { plan, ...(await targetsOf(house, plan)) };
            }
            if (asked.kind === 'plan.amendment') {
              const plan = String(content['plan']);
              now = { plan, ...(await targetsOf(house, plan)) };
            }
          } else
            assert.ok(
              [
                'proposals.nothing-new',
                'plan.nothing-changed',
                // The target has no number, and so no unit; or it is measured in another.
                'plan.unit-differs',
                'plan.not-a-draft',
                'plan.decided-meanwhile',
                // The version has no such target any more, or nothing was decided about it yet.
                'plan.not-found',
              ].includes(code ?? ''),
              `${asked.kind} ${code}`,
            );
        }
      }),
      { numRuns: 8, seed: 7 },
    );
    assert.equal(done.size, 7, [...done].join(' '));
    assert.equal((await kernel.audit.verify()).brokenAt, null);
    assert.deepEqual(await house.tools.walk(), []);
  });

  test('a change for which the ground has moved is not approved, and says so', async () => {
    await using house = await planHouse();
    const { proposals } = house.tools.kernel;
    const { plan, open } = await atWork(house);
    const { id } = await proposals.propose(
      { kind: 'plan.threshold', content: threshold(plan, open, 9), reason: '晚' },
      proposer,
    );
    assert.equal(
      (await changeByTwo(house.tools.kernel, 'plan.threshold', threshold(plan, open, 7))).status,
      200,
    );
    await assert.rejects(proposals.decide(id, 'approve', '', approver), {
      code: 'proposals.changed-meanwhile',
    });
    const { obstacle, preview } = await proposals.read(id);
    assert.deepEqual([obstacle?.code, preview], ['proposals.changed-meanwhile', null]);
  });

  test('a measure that is said to be otherwise while a binding to it waits is not bound unseen', async () => {
    await using house = await planHouse();
    const { proposals, measures, database } = house.tools.kernel;
    const { plan, counted } = await atWork(house);
    const binding = { target: `${plan}:${counted}`, measure: official };
    const propose = () =>
      proposals.propose({ kind: 'plan.binding', content: binding, reason: '工作需要' }, proposer);
    const { id } = await propose();
    // No plan is measured by it yet: one may say so alone.
    const less = { ...indicator, direction: 'down', decimals: 1 };
    assert.equal((await house.call('measure-indicator', less)).status, 200);
    await assert.rejects(proposals.decide(id, 'approve', '', approver), {
      code: 'proposals.changed-meanwhile',
    });
    assert.equal((await proposals.read(id)).obstacle?.code, 'proposals.changed-meanwhile');
    assert.deepEqual(await readBindings(database, plan), {});
    const seen = await propose();
    assert.equal((await house.call('measure-indicator', less)).status, 200);
    assert.equal((await proposals.decide(seen.id, 'approve', '', approver)).state, 'approved');
    assert.equal(measures.definition(official).direction, 'down');
  });

  test('of a binding that is approved and a measure that is said to be otherwise at once, one happens', async () => {
    await using house = await planHouse();
    const { proposals, measures } = house.tools.kernel;
    const { plan, counted } = await atWork(house);
    const target = `${plan}:${counted}`;
    const won = new Set<string>();
    for (let round = 0; round < 12; round += 1) {
      const before = measures.definition(official).version;
      const { id } = await proposals.propose(
        { kind: 'plan.binding', content: { target, measure: official }, reason: '工作需要' },
        proposer,
      );
      const approve = () =>
        proposals.decide(id, 'approve', '', approver).then(
          () => 'approved',
          (error: { code?: string }) => error.code,
        );
      // Another reading than the one in force, whoever won the round before.
      const other = measures.definition(official).decimals === 1 ? 2 : 1;
      const define = () =>
        house.call('measure-indicator', { ...indicator, direction: 'up', decimals: other });
      // An approval computes first what it shows; every other round gives it a head start.
      const approving = approve();
      if (round % 2 === 0) await new Promise((resolve) => setTimeout(resolve, round * 4));
      const [approved, defined] = await Promise.all([approving, define()]);
      const bound = approved === 'approved';
      won.add(bound ? 'binding' : 'measure');
      assert.deepEqual(
        [approved, defined.status, defined.answer.code],
        bound ? ['approved', 409, 'plan.needs-proposal'] : ['proposals.changed-meanwhile', 200, undefined],
      );
      assert.equal(measures.definition(official).version, bound ? before : before + 1);
      if (!bound) continue;
      const freed = await changeByTwo(house.tools.kernel, 'plan.binding', { target, measure: null });
      assert.equal(freed.status, 200);
    }
    assert.ok(won.size > 0);
    assert.equal((await house.tools.kernel.audit.verify()).brokenAt, null);
  });
});
