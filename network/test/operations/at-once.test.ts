import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testActor } from '@yuheng/kernel/test-kernel';
import { create, property as fact, relationship, urn } from '../measures/coverage-facts.ts';
import { city, type PlanHouse, planHouse } from './plan-house.ts';

/** As many calls as there are connections to the database and more, all before the first has answered. */
const many = 6;

describe('what two people begin at the same moment', { timeout: 120_000 }, () => {
  let house: PlanHouse;
  before(async () => {
    house = await planHouse();
  });
  after(() => house[Symbol.asyncDispose]());

  const together = async (name: string, input: object) => {
    const answers = await Promise.all(Array.from({ length: many }, () => house.ask(name, input)));
    return answers.map(({ status, body }) => (status === 200 ? 'done' : String(body['code']))).toSorted();
  };
  const casesOf = async (project: string) => {
    const { entities } = await house.tools.kernel.facts.query({
      types: ['SiteBuildOut'],
      q: `project=="${project}"`,
    });
    return entities.length;
  };

  it('is followed by one case: a project that nothing is on record of', async () => {
    const project = urn('SiteProject', 'p1');
    await house.tools.kernel.facts.write([create('SiteProject', 'p1', { name: fact('站址1') })], testActor());
    assert.deepEqual(await together('open-build-outs', { projects: [project] }), [
      'done',
      ...Array(many - 1).fill('network.build-out-exists'),
    ]);
    assert.equal(await casesOf(project), 1);
  });

  it('is followed by one case: a project whose stages are on record already', async () => {
    const project = urn('SiteProject', 'p2');
    await house.tools.kernel.facts.write(
      [
        create('SiteProject', 'p2', { name: fact('站址2') }),
        create('SiteStage', 'p2-demand', {
          stage: fact('demand'),
          enteredAt: fact('2026-02-02T02:00:00.000Z'),
          project: relationship(project),
        }),
      ],
      testActor(),
    );
    assert.deepEqual(await together('open-build-outs', { projects: [project] }), [
      'done',
      ...Array(many - 1).fill('network.build-out-exists'),
    ]);
    assert.equal(await casesOf(project), 1);
  });

  it('is moved once', async () => {
    const project = urn('SiteProject', 'p1');
    const moves = await together('move-build-outs', {
      projects: [project],
      transition: 'enter-shareAssessment',
      note: '',
    });
    assert.equal(moves.filter((each) => each === 'done').length, 1, moves.join(' '));
    assert.ok(
      moves.every((each) => /^done$|^cases\.(?:conflict|wrong-state)$/.test(each)),
      moves.join(' '),
    );
  });

  it('is adopted once: one plan, or one of two plans for the same demands', async () => {
    const [one, other] = [await house.planned({}), await house.planned({ seed: 2 })];
    const answers = await Promise.all(
      [one, other, one, other, one, other].map((plan) => house.ask('adopt-plan', { plan })),
    );
    const codes = answers.map(({ status, body }) => (status === 200 ? 'done' : String(body['code'])));
    assert.equal(codes.filter((each) => each === 'done').length, 1, codes.join(' '));
    for (const code of codes)
      assert.match(code, /^done$|^network\.site-plan-(?:adopted|busy|outdated|overtaken)$/);
    const { body } = await house.ask('list-plans', { city }, true);
    const plans = body['plans'] as { id: string; adoptedAt: string | null }[];
    const adopted = plans.filter(({ adoptedAt }) => adoptedAt !== null).map(({ id }) => id);
    assert.equal(adopted.length, 1);
    const { entities } = await house.tools.kernel.facts.query({ types: ['SiteDemand'], q: 'servedBy' });
    assert.ok(entities.length > 0);
    for (const { facts } of entities)
      assert.ok(String(facts['servedBy']?.value).includes(String(adopted[0])));
    const { entities: projects } = await house.tools.kernel.facts.query({
      types: ['SiteProject'],
      q: 'plan',
    });
    assert.ok(projects.every(({ id }) => id.includes(String(adopted[0]))));
    assert.deepEqual(
      await house.tools.kernel.database.query('select city from network.plan_adoption'),
      [],
      'nobody is kept off afterwards',
    );
  });
});
