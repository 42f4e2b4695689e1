import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testActor } from '@yuheng/kernel/test-kernel';
import type { Inbox } from '../../tasks/inbox.ts';
import { approver } from '../by-two.ts';
import { EAST, type MeetingHouse, meetingHouse, minutes, resolved, said, WEST } from './house.ts';

let house: MeetingHouse;
let meeting: string;
let issue: string;
let extension: string;

before(async () => {
  house = await meetingHouse();
  for (const task of [house.east, house.west]) {
    await house.ok('move-task', { task, transition: 'accept', note: '' });
    await house.ok('move-task', { task, transition: 'begin', note: '' });
  }
  ({ issue } = await house.ok<{ issue: string }>('raise-issue', {
    task: house.east,
    unit: '市财政局',
    title: '资金未到位',
    text: '请协调年度预算',
  }));
  ({ extension } = await house.ok<{ extension: string }>('ask-extension', {
    task: house.east,
    until: '2026-09-30',
    reason: '汛期停工',
  }));
});
after(() => house[Symbol.asyncDispose]());

const seen = async () => (await house.page(meeting)).meeting.version;
const inbox = async (unit?: string) =>
  (await house.ok<Inbox>('read-inbox', unit === undefined ? {} : { unit })).rows;
const target = async (kind: string) =>
  (await house.plan(house.plan1)).targets.find((one) => one.kind === kind)?.id ?? assert.fail();

describe('a meeting', () => {
  it('is proposed an agenda of what is red, blocked and undecided, each with its figures and its unit', async () => {
    meeting = await house.prepare();
    const { prepared, units, meeting: own } = await house.page(meeting);
    assert.equal(own.state, 'preparing');
    const shown = prepared?.items.map(({ key, group, unit }) => [key, group, unit]) ?? [];
    assert.deepEqual(shown, [
      [`target:${await target('numeric')}`, 'red', null],
      [`task:${house.east}`, 'red', EAST],
      [`issue:${issue}`, 'blocked', '市财政局'],
      [`extension:${extension}`, 'undecided', EAST],
      [`task:${house.west.replace(/\d+$/, '3')}`, 'undecided', null],
      [`target:${await target('qualitative')}`, 'undecided', null],
    ]);
    assert.deepEqual(units, [EAST, '市财政局']);
    const [red] = prepared?.items ?? [];
    const figure = red?.standing.at(-1)?.values['reading'];
    assert.ok(figure && 'evidence' in figure && figure.value === 2);
    const note = prepared?.evidence.find(({ id }) => id === figure.evidence);
    assert.equal(note?.of.kind, 'measurement');
    assert.ok(await house.tools.kernel.measures.read(figure.evidence));
  });

  it('has its agenda changed by the secretary, with reasons; not from what they have not seen', async () => {
    const key = `extension:${extension}`;
    const edit = async (one: object) => house.ok('edit-agenda', { meeting, seen: await seen(), edit: one });
    const first = await seen();
    await edit({ kind: 'remove', key, reason: '已书面征求意见' });
    assert.equal(
      await house.codeOf('edit-agenda', { meeting, seen: first, edit: { kind: 'restore', key } }),
      'plan.meeting-meanwhile',
    );
    assert.equal((await house.page(meeting)).prepared?.removed[0]?.reason, '已书面征求意见');
    await edit({ kind: 'restore', key });
    await edit({ kind: 'add', title: '通报下阶段安排', unit: WEST, words: '' });
    await edit({ kind: 'take', key: `task:${house.west}` });
    await edit({ kind: 'order', keys: ['own:1', `issue:${issue}`] });
    const { prepared, units } = await house.page(meeting);
    assert.deepEqual(
      prepared?.items.slice(0, 2).map((item) => item.key),
      ['own:1', `issue:${issue}`],
    );
    assert.ok(units.includes(WEST));
    const refused = { meeting, seen: await seen(), edit: { kind: 'remove', key: 'task:none', reason: 'x' } };
    assert.equal(await house.codeOf('edit-agenda', refused), 'plan.no-such-item');
    const journal = await house.tools.kernel.cases.journal((await house.page(meeting)).meeting.case);
    assert.deepEqual(journal[1]?.detail, {
      changes: [{ field: 'agenda', before: null, after: { kind: 'remove', key, reason: '已书面征求意见' } }],
    });
  });

  it('is announced with its agenda frozen; what has changed since stands beside', async () => {
    await house.ok('announce-meeting', { meeting, seen: await seen() });
    const sent = await house.page(meeting);
    assert.equal(sent.agenda?.content.items.length, 8);
    assert.deepEqual(sent.since, []);
    assert.ok((await inbox(EAST)).some((row) => row.kind === 'meeting' && row.meeting === meeting));
    const at = house.tools.clock.now().toISOString();
    const app = await house.tools.server();
    await app.inject({
      method: 'POST',
      url: '/ngsi-ld/v1/entityOperations/upsert',
      payload: [
        { id: 'urn:ngsi-ld:Park:3', type: 'Park', open: { type: 'Property', value: true, observedAt: at } },
      ],
    });
    await house.tools.kernel.measures.evaluate('digital-parks');
    const { since, agenda } = await house.page(meeting);
    const key = `target:${await target('numeric')}`;
    const now = since.find((one) => one.key === key)?.standing?.[0];
    assert.equal(now?.key, 'agenda.target.normal');
    const frozen = agenda?.content.items.find((item) => item.key === key)?.standing.at(-1)?.values['reading'];
    assert.ok(frozen && 'value' in frozen && frozen.value === 2);
  });

  it('is moved with a reason, to an end after its beginning', async () => {
    const to = { startsAt: '2026-03-13T01:00:00Z', endsAt: '2026-03-13T03:00:00Z', place: '三楼' };
    const move = async (more: object) => ({
      meeting,
      seen: await seen(),
      ...to,
      reason: '时间冲突',
      ...more,
    });
    assert.equal(
      await house.codeOf('move-meeting', await move({ endsAt: '2026-03-13T00:00:00Z' })),
      'plan.meeting-reversed',
    );
    assert.equal((await house.call('move-meeting', await move({ reason: ' ' }))).status, 400);
    const { sequence } = (await house.page(meeting)).meeting;
    await house.ok('move-meeting', await move({}));
    const moved = (await house.page(meeting)).meeting;
    assert.deepEqual(
      [moved.startsAt, moved.place, moved.sequence],
      ['2026-03-13T01:00:00.000Z', '三楼', sequence + 1],
    );
  });

  it('resolves: work of units, an issue settled, more time granted, a number set, all with the minutes as their source', async () => {
    await house.ok('step-meeting', { meeting, seen: await seen(), transition: 'convene', note: '' });
    const numberless = await target('qualitative');
    const content = minutes(
      said(`issue:${issue}`, { decision: '由市财政局先行垫付', outcome: 'settle' }),
      said(`extension:${extension}`, { decision: '同意', outcome: 'grant' }),
      said(`target:${numberless}`, {
        decision: '应用场景不少于20个',
        threshold: { comparator: '>=', value: 20, low: null, high: null, unit: '个', due: null },
      }),
      said(`task:${house.east}`, {
        discussion: '进度滞后两个月',
        resolutions: [
          resolved(1, EAST, '三月底前完成主体验收'),
          { ...resolved(2, WEST, '提交用地方案'), due: { workingDays: 5 }, others: [EAST] },
        ],
      }),
    );
    const save = { meeting, seen: 0, minutes: content };
    assert.deepEqual(await house.ok('save-minutes', save), { revision: 1 });
    assert.equal(await house.codeOf('save-minutes', save), 'plan.meeting-meanwhile');
    const unfit = minutes(said(`task:${house.east}`, { decision: 'x', outcome: 'grant' }));
    const less = { comparator: '>=', value: -3, low: null, high: null, unit: '个', due: null } as const;
    const below = minutes(said(`target:${numberless}`, { decision: 'x', threshold: less }));
    const issued = { meeting, seen: await seen() };
    const refusal = (bad: object) => house.codeOf('issue-minutes', { ...issued, minutes: bad });
    const codes = [await refusal(unfit), await refusal(minutes()), await refusal(below)];
    assert.deepEqual(codes, ['plan.outcome-unfit', 'plan.minutes-empty', 'plan.count-below-zero']);
    await house.ok('issue-minutes', { ...issued, minutes: content });
    const page = await house.page(meeting);
    assert.equal(page.meeting.state, 'minuted');
    assert.deepEqual(
      page.resolutions.map(({ number, unit, state, finalDueAt }) => [number, unit, state, finalDueAt]),
      [
        [1, EAST, 'pending', '2026-03-31T10:00:00.000Z'],
        [2, WEST, 'pending', page.resolutions[1]?.finalDueAt],
      ],
    );
    const row = (await inbox(EAST)).find(({ type }) => type === 'PlanResolution');
    assert.deepEqual(
      [row?.kind, row?.title, row?.plan, row?.meeting],
      ['sign', '三月底前完成主体验收', '推进会（例会）纪要〔2026〕1号', meeting],
    );
    const { cases } = house.tools.kernel;
    assert.equal((await cases.get(issue)).state, 'settled');
    assert.equal((await cases.get(extension)).state, 'granted');
    const number = async () =>
      (await house.plan(house.plan1)).targets.find(({ id }) => id === numberless)?.goal?.shown ?? null;
    assert.equal(await number(), null);
    const { proposals } = house.tools.kernel;
    const [proposed] = await proposals.list({ state: 'proposed' });
    assert.deepEqual(
      [proposed?.kind, proposed?.subject, proposed?.reason],
      ['plan.threshold', numberless, '应用场景不少于20个 · 推进会（例会）纪要〔2026〕1号'],
    );
    assert.deepEqual(page.numbers, [
      { proposal: proposed?.id, state: 'proposed', decidedBy: null, decidedAt: null },
    ]);
    const item = page.minutes[0]?.content.items.find(({ threshold }) => threshold !== null);
    assert.equal(item?.proposal, proposed?.id);
    const { decide } = proposals;
    // Whoever issued the minutes is one, and somebody else the other.
    const issuer = testActor({ ...proposed?.proposedBy });
    await assert.rejects(decide(proposed?.id ?? '', 'approve', '', issuer), {
      code: 'proposals.own-proposal',
    });
    assert.equal(await number(), null);
    await decide(proposed?.id ?? '', 'approve', '同意', approver);
    assert.equal(await number(), 20);
    const [decided] = (await house.page(meeting)).numbers;
    assert.deepEqual([decided?.state, decided?.decidedBy], ['approved', approver.name]);
    const view = await house.plan(house.plan1);
    const set = view.targets.find(({ id }) => id === numberless);
    assert.deepEqual(set?.threshold, {
      setBy: '数字园区推进会',
      setOn: '2026-03-13',
      minute: '推进会（例会）纪要〔2026〕1号',
      meeting: { id: meeting, item: `target:${numberless}` },
    });
    assert.equal(
      await house.codeOf('issue-minutes', { ...issued, minutes: content }),
      'plan.meeting-meanwhile',
    );
  });

  it('is corrected by a new version: what stays goes on, what changes ends, what was carried out stays', async () => {
    const [first, second] = (await house.page(meeting)).resolutions;
    const { content } = (await house.page(meeting)).minutes[0] ?? assert.fail();
    const again = {
      attendance: content.attendance,
      items: content.items.map(
        ({ title: _title, unit: _unit, proposal: _proposal, resolutions, ...item }) => ({
          ...item,
          resolutions: resolutions.map(({ case: _case, due, ...one }) => ({ ...one, due: { day: due } })),
        }),
      ),
    };
    const correct = async (change: typeof again, reason = '单位写错') => ({
      meeting,
      seen: await seen(),
      minutes: change,
      reason,
    });
    assert.equal(await house.codeOf('correct-minutes', await correct(again)), 'plan.nothing-changed');
    const undone = { ...again, items: again.items.filter(({ outcome }) => outcome === null) };
    assert.equal(await house.codeOf('correct-minutes', await correct(undone)), 'plan.decided-by-minutes');
    const unset = { ...again, items: again.items.filter(({ threshold }) => threshold === null) };
    assert.equal(await house.codeOf('correct-minutes', await correct(unset)), 'plan.decided-by-minutes');
    const changed = structuredClone(again);
    const two = changed.items.at(-1)?.resolutions[1] ?? assert.fail();
    two.unit = '市自然资源局';
    await house.ok('correct-minutes', await correct(changed));
    const page = await house.page(meeting);
    assert.deepEqual(
      page.resolutions.map((one) => [one.number, one.unit, one.state, one.case === first?.case]),
      [
        [1, EAST, 'pending', true],
        [2, '市自然资源局', 'pending', false],
        [2, WEST, 'withdrawn', false],
      ],
    );
    assert.equal(page.resolutions[2]?.case, second?.case);
    assert.deepEqual(
      page.minutes.map(({ version, reason, content: { number } }) => [version, reason, number]),
      [
        [1, '', 1],
        [2, '单位写错', 1],
      ],
    );
    for (const [transition, note] of [
      ['accept', ''],
      ['begin', ''],
      ['report', '已验收'],
      ['approve', ''],
    ])
      await house.ok('move-resolution', { resolution: first?.case, transition, note });
    const without = structuredClone(changed);
    without.items.at(-1)?.resolutions.shift();
    assert.equal(await house.codeOf('correct-minutes', await correct(without)), 'plan.resolution-closed');
  });

  it('hands on what is unfinished to the next meeting, and hears how it goes', async () => {
    const [, open] = (await house.page(meeting)).resolutions;
    const next = await house.prepare({ title: '四月推进会' });
    const [item] = (await house.page(next)).prepared?.items ?? [];
    assert.deepEqual(
      [item?.key, item?.group, item?.unit],
      [`resolution:${open?.case}`, 'resolutions', '市自然资源局'],
    );
    const tell = (more: object) => ({
      resolution: open?.case,
      transition: 'feedback',
      note: '等待批复',
      ...more,
    });
    for (const transition of ['accept', 'begin'])
      await house.ok('move-resolution', { resolution: open?.case, transition, note: '' });
    assert.equal(await house.codeOf('move-resolution', tell({})), 'plan.feedback-kind');
    await house.ok('move-resolution', tell({ kind: 'blocked' }));
    assert.equal((await house.page(meeting)).resolutions[1]?.notice, 'yellow');
    await house.ok('move-resolution', tell({ kind: 'on-plan' }));
    assert.equal((await house.page(meeting)).resolutions[1]?.notice, null);
  });
});
