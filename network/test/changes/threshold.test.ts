import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type TestKernel, testActor, testKernel } from '@yuheng/kernel/test-kernel';
import { pack } from '../../pack.ts';
import { coveredArea } from '../measures/coverage-facts.ts';

const [one, two] = ['one', 'two'].map((name) => testActor({ id: `user:${name}`, name, roles: ['officer'] }));
const FIGURES = ['5g-key-area-coverage', '5g-population-coverage', '5g-floor-area-coverage'];

/** What counts as covered is proposed by one, with the figures that it would change, and approved by another. */
describe('thresholds of coverage', { timeout: 120_000 }, () => {
  let house: TestKernel;
  before(async () => {
    house = await testKernel([pack as never]);
    await house.kernel.facts.write(coveredArea, testActor());
  });
  after(() => house[Symbol.asyncDispose]());

  const by = (actor: typeof one) => actor ?? assert.fail();
  const threshold = (operator: string, minimumRsrp: number, more: object = {}) => ({
    operator,
    scene: 'cityCentre',
    minimumRsrp,
    share: 75,
    document: '验收规范',
    ...more,
  });
  const change = (...thresholds: readonly object[]) => ({
    kind: 'network.threshold',
    content: { thresholds },
  });
  const figures = async () => {
    const found: Record<string, number | null> = {};
    for (const code of FIGURES) found[code] = (await house.kernel.measures.evaluate(code)).value;
    return found;
  };

  it('are previewed with the figures that measures then say, whatever is asked for', async () => {
    const { proposals } = house.kernel;
    for (const asked of [
      [threshold('A', -90)],
      [threshold('A', -120), threshold('B', -80)],
      [threshold('A', -105, { document: '验收规范（修订）' })],
      [threshold('C', -100)],
      [threshold('C', -95, { scene: 'scenicArea' }), threshold('B', -110)],
    ]) {
      const stood = await figures();
      const preview = await proposals.preview(change(...asked), by(one));
      assert.equal(preview.differences.length, asked.length);
      assert.deepEqual(await figures(), stood, 'a preview changes nothing');
      const { id } = await proposals.propose({ ...change(...asked), reason: '新规范' }, by(one));
      assert.deepEqual(await figures(), stood, 'nor does a proposal');
      await assert.rejects(proposals.decide(id, 'approve', '', by(one)), { code: 'proposals.own-proposal' });
      await proposals.decide(id, 'approve', '', by(two));
      const foretold = { ...stood };
      for (const { subject, before: was, after: is } of preview.effects) {
        assert.equal(was?.value, stood[subject]);
        foretold[subject] = is?.value ?? null;
      }
      assert.deepEqual(await figures(), foretold);
      await assert.rejects(proposals.propose({ ...change(...asked), reason: 'x' }, by(one)), {
        code: 'proposals.nothing-new',
      });
    }
  });

  it('of two tables the second is for what is there no more; one table does not say two things', async () => {
    const { proposals } = house.kernel;
    const propose = (asked: object) => proposals.propose({ ...change(asked), reason: 'x' }, by(one));
    const [first, second] = [await propose(threshold('A', -99)), await propose(threshold('B', -99))];
    await proposals.decide(first.id, 'approve', '', by(two));
    await assert.rejects(proposals.decide(second.id, 'approve', '', by(two)), {
      code: 'proposals.changed-meanwhile',
    });
    await assert.rejects(proposals.preview(change(threshold('A', -90), threshold('A', -91)), by(one)), {
      code: 'network.threshold-twice',
    });
    await assert.rejects(proposals.preview(change(threshold('A', 10)), by(one)), { code: 'http.bad-input' });
    await assert.rejects(proposals.preview(change(threshold('A', -90)), testActor({ roles: ['viewer'] })), {
      code: 'policy.denied',
    });
  });

  it('a house forbids to write them in any other way, by one policy', async () => {
    const { kernel } = house;
    await kernel.policy
      .check([
        {
          source: 'house',
          text: `@id("thresholds-by-two") forbid (principal, action == Action::"facts.write",
            resource is Entity in EntityType::"CoverageThreshold");`,
        },
      ])
      .then(kernel.policy.replace);
    const app = await house.server({ auth: true });
    const key = await kernel.identity.issueKey(testActor({ id: 'key:machine', roles: ['machine'] }));
    const level = { type: 'Property', value: -140, unitCode: 'DBM' };
    const write = async (method: 'POST' | 'PATCH', path: string, payload: object) =>
      (
        await app.inject({
          method,
          url: `/ngsi-ld/v1/entities${path}`,
          headers: { authorization: `Bearer ${key}` },
          payload,
        })
      ).statusCode;
    const [known] = (await kernel.facts.query({ types: ['CoverageThreshold'] })).entities;
    const made = (type: string, attribute: string) =>
      write('POST', '', { id: `urn:ngsi-ld:${type}:new`, type, [attribute]: level });
    assert.equal(await write('PATCH', `/${known?.id}/attrs`, { minimumRsrp: level }), 403);
    assert.equal(await made('CoverageThreshold', 'minimumRsrp'), 403);
    assert.equal(await made('DriveTestSample', 'rsrp'), 201);
    const { proposals } = kernel;
    const asked = { ...change(threshold('A', -101)), reason: 'x' };
    const { id } = await proposals.propose(asked, by(one));
    assert.equal((await proposals.decide(id, 'approve', '', by(two))).state, 'approved');
  });

  it('of many who approve at once one does, and nobody waits for a connection that another holds', async () => {
    const { proposals } = house.kernel;
    const { id } = await proposals.propose({ ...change(threshold('D', -101)), reason: '新规范' }, by(one));
    // More than the database has connections.
    const answers = await Promise.all(
      Array.from({ length: 24 }, () =>
        proposals.decide(id, 'approve', '', by(two)).then(
          ({ state }) => state as string,
          (error: { code?: string }) => error.code,
        ),
      ),
    );
    assert.deepEqual(answers.toSorted(), ['approved', ...answers.slice(1).map(() => 'proposals.decided')]);
  });
});
