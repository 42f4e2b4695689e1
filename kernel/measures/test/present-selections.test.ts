import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { append, upsert } from '../../test/stated.ts';
import { testActor, testKernel } from '../../test/test-kernel.ts';
import { compileMeasure } from '../evaluator.ts';
import { evidenceOf } from '../evidence.ts';
import type { Present } from '../present.ts';
import { PresentSelections } from '../present-selections.ts';

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
  const kept = new PresentSelections(facts, database);
  await kept.read(measure, null);
  const instances = (used: Readonly<Record<string, Present>>) =>
    Object.fromEntries(
      Object.entries(used).map(([name, own]) => [name, [evidenceOf({ own }).root, own.rows, own.starts]]),
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
          const ids = [...new Set(round.map(({ lamp }) => lampId(lamp)))];
          const changed = new Map(measure.selections.map(({ name }) => [name, ids]));
          const renewed = await kept.read(measure, changed);
          const anew = await new PresentSelections(facts, database).read(measure, null);
          assert.deepEqual(instances(renewed), instances(anew));
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('what no change concerned is the very same list, and measures that select the same share it', async () => {
  await using tools = await testKernel([fixturePack]);
  const { facts, database, measures } = { ...tools, ...tools.kernel };
  const measure = compileMeasure(measures.definition('lamps-on'));
  await facts.write([upsert(lampId(1), { state: 'on' }, ['Lamp'])], by);
  const kept = new PresentSelections(facts, database);
  const first = await kept.read(measure, null);
  const names = Object.keys(first);
  const all = new Map(names.map((name) => [name, [lampId(1), lampId(2)]]));
  for (const changed of [new Map(), all, null]) {
    const again = await kept.read(compileMeasure(measures.definition('lamps-on')), changed);
    for (const name of names) assert.equal(again[name], first[name]);
  }
  await facts.write([upsert(lampId(1), { state: 'off' }, ['Lamp'])], by);
  const later = await kept.read(measure, all);
  assert.ok(names.some((name) => later[name]?.rows !== first[name]?.rows));
});

test('beyond what is kept, what was not asked for the longest is let go, and read again when it is asked for', async () => {
  await using tools = await testKernel([fixturePack]);
  const { facts, database } = { ...tools, ...tools.kernel };
  await facts.write(
    [1, 2, 3].map((number) => upsert(lampId(number), { state: 'on', place: number }, ['Lamp'])),
    by,
  );
  const measureOf = (attribute: string) =>
    compileMeasure({
      code: `by-${attribute}`,
      version: 1,
      select: { lamps: { types: ['Lamp'], attributes: [attribute] } },
      expression: 'count(lamps)',
      unit: 'C62',
      direction: 'up',
      decimals: 0,
      tier: 'A',
    });
  const [state, place] = [measureOf('state'), measureOf('place')];
  const gone: string[] = [];
  const kept = new PresentSelections(facts, database, (keys) => gone.push(...keys), 5);
  const nothingNew = new Map<string, readonly string[]>();
  const first = await kept.read(state, nothingNew);
  assert.equal((await kept.read(state, nothingNew))['lamps'], first['lamps']);
  await kept.read(place, nothingNew);
  assert.deepEqual(
    gone,
    state.selections.map(({ key }) => key),
  );
  await facts.write([upsert(lampId(4), { state: 'off' }, ['Lamp'])], by);
  // Nobody tells of the change: what was let go is read as it stands now.
  assert.equal((await kept.read(state, nothingNew))['lamps']?.rows.length, 4);
});
