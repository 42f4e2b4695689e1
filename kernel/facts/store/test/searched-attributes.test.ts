import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { create, statementsOf } from '../../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../../test/test-kernel.ts';
import type { Json } from '../../model/entity.ts';
import type { Change } from '../apply-change.ts';
import { SearchedAttributes } from '../searched-attributes.ts';
import type { PartialDoc } from '../stored-fact.ts';
import { valueKeys } from '../value-keys.ts';

let test: TestKernel;
before(async () => {
  test = await testKernel([]);
});
after(() => test[Symbol.asyncDispose]());

const by = testActor();
const plain: readonly Json[] = ['on', 'off', '1', 1, true, 1e21, -0.5, '郑州', 'x'.repeat(500)];
const composed: readonly Json[] = [['on', 'off'], ['on', 'on', 1], { on: 1 }, [['on']]];
const value = fc.constantFrom(...plain, ...composed);
const id = fc.integer({ min: 0, max: 60 }).map((number) => `urn:s:${number}`);
const dataset = fc.constantFrom(undefined, 'urn:d:1');
const stated = fc
  .record({ a: value, b: value }, { requiredKeys: [] })
  .chain((values) =>
    dataset.map((datasetId) =>
      Object.fromEntries(
        Object.entries(values).map(([name, one]) => [
          name,
          { type: 'Property', value: one, ...(datasetId === undefined ? {} : { datasetId }) },
        ]),
      ),
    ),
  );
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(id, stated).map(([one, says]) => create(one, JSON.parse(JSON.stringify(says)))),
  fc
    .tuple(id, stated)
    .map(([one, says]): Change => ({ op: 'upsert', id: one, types: ['T'], statements: statementsOf(says) })),
  fc.tuple(id, stated).map(
    ([one, says]): Change => ({
      op: 'replace',
      id: one,
      types: ['T'],
      create: true,
      statements: statementsOf(says),
    }),
  ),
  fc
    .tuple(id, stated)
    .map(([one, says]): Change => ({ op: 'append', id: one, statements: statementsOf(says) })),
  fc
    .tuple(id, stated)
    .map(([one, says]): Change => ({ op: 'update', id: one, statements: statementsOf(says) })),
  fc
    .tuple(id, value)
    .map(([one, says]): Change => ({ op: 'merge', id: one, fragment: { a: { value: says } } })),
  id.map((one): Change => ({ op: 'remove', id: one, attribute: 'a', all: true })),
  id.map((one): Change => ({ op: 'delete', id: one })),
);

/** Refusals are part of the game. */
async function write(changes: readonly Change[], facts = test.kernel.facts): Promise<void> {
  await Promise.all(changes.map((one) => facts.write([one], by).catch(() => undefined)));
}

async function kept(): Promise<readonly string[]> {
  const rows = await test.database.query<{ attribute: string; value: string; id: string }>(
    'select attribute, value, id from facts.value where tenant = 1',
    [],
  );
  return rows.map((row) => `${row.attribute} ${row.value} ${row.id}`).toSorted();
}

async function said(attributes: readonly string[]): Promise<readonly string[]> {
  const rows = await test.database.query<{ id: string; doc: PartialDoc }>(
    'select id, doc from facts.entity',
    [],
  );
  return rows
    .flatMap((row) =>
      attributes.flatMap((name) => [...valueKeys(row.doc, name)].map((one) => `${name} ${one} ${row.id}`)),
    )
    .toSorted();
}

const learner = () =>
  new SearchedAttributes({
    tenant: 1,
    database: test.database,
    report: (error) => test.reported.push(error),
    pace: { piece: 7, most: 2 },
  });

describe('attributes that are searched for', () => {
  it('are taken in beside writers, and answers stay what they were', async () => {
    const second = await test.another();
    const changes = fc.sample(change, { numRuns: 900, seed: 11 });
    await write(changes.slice(0, 300));
    const one = learner();
    // Two servers learn the same, others write meanwhile.
    await Promise.all([
      one.learn('a'),
      learner().learn('a'),
      (async () => {
        for (let at = 300; at < 600; at += 10)
          await write(changes.slice(at, at + 10), at % 20 === 0 ? second.facts : test.kernel.facts);
      })(),
    ]);
    await learner().learn('a');
    await learner().learn('b');
    assert.deepEqual(await kept(), await said(['a', 'b']));
    await write(changes.slice(600), second.facts);
    assert.deepEqual(await kept(), await said(['a', 'b']));

    // Opened now, it uses what was learnt; the others know of nothing.
    const knowing = await test.another();
    const literal = fc.constantFrom(
      'on',
      '"1"',
      '1',
      'true',
      '1e21',
      '-0.5',
      '郑州',
      '1e999',
      `"${'x'.repeat(500)}"`,
    );
    const equal = fc
      .tuple(fc.constantFrom('a', 'b'), fc.array(literal, { minLength: 1, maxLength: 2 }))
      .map(([name, words]) => `${name}==${words.join(',')}`);
    const q = fc.oneof(
      equal,
      fc.tuple(equal, equal).map((parts) => parts.join(';')),
      fc.tuple(equal, equal).map((parts) => parts.join('|')),
    );
    const page = fc.record({ limit: fc.integer({ min: 1, max: 9 }), offset: fc.integer({ min: 0, max: 9 }) });
    await fc.assert(
      fc.asyncProperty(q, page, async (text, part) => {
        const selection = { types: ['T', 'Thing'], q: text, ...part };
        const [whole, narrowed] = await Promise.all(
          [test.kernel, knowing].map(({ facts }) => facts.query(selection, { count: true })),
        );
        assert.deepEqual(narrowed, whole);
      }),
      { numRuns: 100 },
    );
  });

  it('are bounded in number', async () => {
    const one = learner();
    await one.learn('c');
    assert.equal(one.ready.has('c'), false);
  });

  it('go on where somebody stopped', async () => {
    await test.database.query(
      `update facts.searched set ready = false, sid = 100, id = '' where attribute = 'a'`,
      [],
    );
    await test.database.query(`delete from facts.value where attribute = 'a' and sid >= 100`, []);
    await learner().learn('a');
    assert.deepEqual(await kept(), await said(['a', 'b']));
  });
});
