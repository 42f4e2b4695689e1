import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type TestKernel, testActor, testKernel } from '@yuheng/kernel/test-kernel';
import { buildStages } from '../../entities/site-stage.ts';
import { pack } from '../../pack.ts';
import { create, property, relationship, urn } from '../measures/coverage-facts.ts';

const projects = [1, 2, 3].map((number) => urn('SiteProject', `p${number}`));
const [first = '', second = '', third = ''] = projects;
const fourth = urn('SiteProject', 'p4');
const dayMs = 86_400_000;

describe('build-out of sites', { timeout: 120_000 }, () => {
  let house: TestKernel;
  let app: Awaited<ReturnType<TestKernel['server']>>;
  before(async () => {
    house = await testKernel([pack as never]);
    app = await house.server();
    const made = [1, 2, 3].map((number) =>
      create('SiteProject', `p${number}`, {
        name: property(`站址${number}`),
        city: relationship('urn:ngsi-ld:City:1'),
      }),
    );
    await house.kernel.facts.write(made, testActor());
  });
  after(() => house[Symbol.asyncDispose]());

  const post = async (name: string, payload: object) =>
    (await app.inject({ method: 'POST', url: `/api/network/${name}`, payload })).json();
  const list = async (query = '') =>
    (await app.inject(`/api/network/list-build-outs${query}`)).json().buildOuts;
  const move = (wanted: readonly string[], transition: string, note = '') =>
    post('move-build-outs', { projects: wanted, transition, note });

  it('opens several with owner and due time in working days, all or none, each once', async () => {
    assert.equal(
      (await post('open-build-outs', { projects: [first, urn('SiteProject', 'none')] })).code,
      'network.project-not-found',
    );
    assert.deepEqual(await list(), []);
    const { cases } = await post('open-build-outs', { projects: [first, second], owner: '铁塔公司' });
    assert.deepEqual(
      cases.map(({ project }: { project: string }) => project),
      [first, second],
    );
    assert.equal(
      (await post('open-build-outs', { projects: [third, second] })).code,
      'network.build-out-exists',
    );
    const shown = await list();
    assert.equal(shown.length, 2);
    const [one] = shown;
    assert.deepEqual(
      [one.name, one.state, one.owner, one.dueAt, one.transitions],
      ['站址1', 'demand', '铁塔公司', '2026-03-09T10:00:00.000Z', ['enter-shareAssessment', 'stop']],
    );
  });

  it('moves several on together or none, and records the days of each stage', async () => {
    house.clock.advance(2 * dayMs);
    assert.equal((await move([first, second], 'enter-shareAssessment')).cases.length, 2);
    house.clock.advance(36 * 3_600_000);
    assert.equal((await move([first], 'enter-survey')).cases[0].state, 'survey');
    assert.equal((await move([second, first], 'enter-survey')).code, 'cases.wrong-state');
    const [, other] = await list();
    assert.equal(other.state, 'shareAssessment');
    const [one] = await list('?state=survey');
    assert.deepEqual(
      one.stages.map(({ stage, days }: { stage: string; days: number | null }) => [stage, days]),
      [
        ['demand', 2],
        ['shareAssessment', 1.5],
        ['survey', null],
      ],
    );
  });

  it('is sent back and stopped with a note only; days of a stage add up', async () => {
    assert.equal((await move([first], 'return-to-demand')).code, 'cases.note-required');
    assert.equal((await move([first], 'return-to-demand', '需求方改了频段')).cases[0].state, 'demand');
    const stage = async () => (await list('?state=demand'))[0]?.stages[0];
    assert.deepEqual([(await stage()).days, (await stage()).leftAt], [2, null]);
    house.clock.advance(dayMs);
    await move([first], 'enter-shareAssessment');
    const again = (await list()).find(({ project }: { project: string }) => project === first);
    assert.equal(again.stages[0].days, 3);
    assert.equal((await move([first], 'stop', '业主不同意')).cases[0].dueAt, null);
    assert.deepEqual((await list('?state=stopped'))[0].transitions, ['resume']);
    const journal = (await app.inject(`/api/cases/read-case?id=${again.case}`)).json().journal;
    assert.deepEqual(
      journal.map(({ transition }: { transition: string }) => transition),
      ['open', 'enter-shareAssessment', 'enter-survey', 'return-to-demand', 'enter-shareAssessment', 'stop'],
    );
  });

  it('goes through all stages to the hand-over', async () => {
    const state = (await list('?state=shareAssessment'))[0].state;
    for (const stage of buildStages.slice(buildStages.indexOf(state) + 1)) {
      house.clock.advance(dayMs);
      assert.equal((await move([second], `enter-${stage}`)).cases[0].state, stage);
    }
    house.clock.advance(dayMs);
    assert.equal((await move([second], 'hand-over')).cases[0].state, 'handedOver');
    const [done] = await list('?state=handedOver');
    assert.equal(done.stages.length, buildStages.length);
    assert.ok(
      done.closedAt !== null && done.stages.every(({ leftAt }: { leftAt: string | null }) => leftAt !== null),
    );
    assert.equal((await move([third], 'enter-shareAssessment')).code, 'network.build-out-not-found');
  });

  it('shows projects that no case follows by the stages on record, and opens them where they stand', async () => {
    const stage = (name: string, entered: string, left: string | null) =>
      create('SiteStage', `p4-${name}`, {
        stage: property(name),
        enteredAt: property(entered),
        ...(left === null ? {} : { leftAt: property(left), days: property(4, 'DAY') }),
        project: relationship(fourth),
      });
    await house.kernel.facts.write(
      [
        create('SiteProject', 'p4', { name: property('站址4') }),
        stage('demand', '2026-02-02T02:00:00.000Z', '2026-02-06T02:00:00.000Z'),
        stage('shareAssessment', '2026-02-06T02:00:00.000Z', '2026-02-26T02:00:00.000Z'),
        stage('survey', '2026-02-26T02:00:00.000Z', null),
      ],
      testActor(),
    );
    const listed = async (query = '') =>
      (await app.inject(`/api/network/list-projects${query}`)).json().projects;
    const one = async () => (await listed()).find(({ id }: { id: string }) => id === fourth);
    const earlier = await one();
    assert.deepEqual([earlier.case, earlier.state, earlier.overdue], [null, 'survey', true]);
    assert.deepEqual(
      earlier.stages.map(({ stage: name, late }: { stage: string; late: boolean }) => [name, late]),
      [
        ['demand', false],
        // Five working days end before the holiday.
        ['shareAssessment', true],
        ['survey', true],
      ],
    );
    const [none] = (await listed()).filter(({ id }: { id: string }) => id === third);
    assert.deepEqual([none.state, none.dueAt, none.stages], [null, null, []]);

    const { cases } = await post('open-build-outs', { projects: [third, fourth], owner: '铁塔公司' });
    assert.deepEqual(
      cases.map(({ project }: { project: string }) => project),
      [third, fourth],
    );
    assert.equal((await post('open-build-outs', { projects: [fourth] })).code, 'network.build-out-exists');
    const opened = await one();
    assert.deepEqual([opened.state, opened.overdue, opened.case.owner], ['survey', false, '铁塔公司']);
    assert.ok(opened.case.transitions.includes('enter-approval'));
    assert.deepEqual(
      opened.stages.map(({ days }: { days: number | null }) => days),
      earlier.stages.map(({ days }: { days: number | null }) => days),
      'what is on record stays as it is',
    );
    await move([fourth], 'enter-approval');
    const moved = await one();
    assert.deepEqual([moved.state, moved.stages.at(-1).stage], ['approval', 'approval']);
    assert.deepEqual(
      (await listed('?city=urn:ngsi-ld:City:1')).map(({ id }: { id: string }) => id),
      projects,
    );
    assert.equal((await listed(`?after=${third}&limit=1`))[0].id, fourth);
  });
});
