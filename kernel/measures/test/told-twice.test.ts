import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { observed, statementsOf, upsert } from '../../test/stated.ts';
import { testActor, testKernel } from '../../test/test-kernel.ts';

const by = testActor({ id: 'key:lamps' });
const LAMP = 'urn:ngsi-ld:Lamp:1';

it('a figure counts once what is told twice, in the same request or later, now or of the past', async () => {
  await using test = await testKernel([fixturePack]);
  const { facts, measures } = test.kernel;
  const told = () => upsert(LAMP, { state: 'on' }, ['Lamp']);
  await facts.write([told()], by);
  await facts.write([told(), told()], by);
  const { value, facts: used } = await measures.evaluate('lamps-on');
  assert.deepEqual([value, used], [1, 1]);
  const past = [
    {
      id: LAMP,
      types: ['Lamp'],
      statements: new Map([
        ['load', [...statementsOf({ load: observed(7, '2020-01-01T00:00:00Z') }).values()]],
      ]),
    },
  ];
  assert.equal(await facts.remember(past, by), 1);
  assert.equal(await facts.remember(past, by), 0);
  const history = await facts.history({ entity: LAMP, attributes: ['load'] });
  assert.deepEqual(
    history.map(({ value: load }) => load),
    [7],
  );
});
