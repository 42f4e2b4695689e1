import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Fact } from '../../facts/model/entity.ts';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { append, upsert } from '../../test/stated.ts';
import { testActor, testKernel } from '../../test/test-kernel.ts';
import { compileMeasure } from '../evaluator.ts';
import { PresentFacts } from '../present-facts.ts';

const lampId = (number: number): string => `urn:ngsi-ld:Lamp:${number}`;
const by = testActor();

/** One write: a lamp set to a state, changed, or taken away. */
const step = fc.record({
  lamp: fc.integer({ min: 1, max: 5 }),
  act: fc.constantFrom('set', 'change', 'remove'),
  state: fc.constantFrom('on', 'off'),
});

test('what is renewed entity by entity equals what is read anew, whatever was written', async () => {
  await using tools = await testKernel([fixturePack]);
  const { facts, database, measures } = { ...tools, ...tools.kernel };
  const measure = compileMeasure(measures.definition('lamps-on'));
  const kept = new PresentFacts(measure, facts, database);
  await kept.read(null);
  const instances = (used: Readonly<Record<string, readonly Fact[]>>) =>
    Object.fromEntries(
      Object.entries(used).map(([name, own]) => [name, own.map(({ instance }) => instance).toSorted()]),
    );

  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
      async (rounds) => {
        for (const round of rounds) {
          for (const { lamp, act, state } of round) {
            const id = lampId(lamp);
            if (act === 'set') await facts.write([upsert(id, { state }, ['Lamp'])], by);
            else if ((await facts.get(id)) === null) continue;
            else if (act === 'change') await facts.write([append(id, { state })], by);
            else await facts.write([{ op: 'delete', id }], by);
          }
          const renewed = await kept.read(new Set(round.map(({ lamp }) => lampId(lamp))));
          const anew = await new PresentFacts(measure, facts, database).read(null);
          assert.deepEqual(instances(renewed), instances(anew));
        }
      },
    ),
    { numRuns: 40 },
  );
});
