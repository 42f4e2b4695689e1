import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { append, create, observed, statementsOf, upsert } from '../../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../../test/test-kernel.ts';
import type { Json } from '../../model/entity.ts';
import type { Change } from '../apply-change.ts';

let test: TestKernel;
before(async () => {
  test = await testKernel([]);
});
after(() => test[Symbol.asyncDispose]());

const by = testActor();
const day = 24 * 3_600_000;
const start = Date.parse('2026-01-01T00:00:00.000Z');
const timeOf = (days: number): string => new Date(start + days * day).toISOString();

/** What was said of one attribute, in the order of recording; null: it ended. */
interface Said {
  readonly attribute: string;
  readonly at: string;
  readonly value: Json;
}

/** The naive model: of each attribute what was said last for the latest moment up to then. */
function stood(said: readonly Said[], when: string): Record<string, Json> {
  const latest = new Map<string, Said>();
  for (const one of said) {
    const known = latest.get(one.attribute);
    if (one.at <= when && (known === undefined || known.at <= one.at)) latest.set(one.attribute, one);
  }
  return Object.fromEntries(
    [...latest].filter(([, { value }]) => value !== null).map(([name, { value }]) => [name, value]),
  );
}

const attribute = fc.constantFrom('a', 'b', 'constructor');
const step = fc.oneof(
  fc.record({ op: fc.constant('say' as const), attribute, value: fc.integer(), day: fc.option(fc.nat(30)) }),
  fc.record({ op: fc.constant('remember' as const), attribute, value: fc.integer(), day: fc.nat(30) }),
  fc.record({ op: fc.constant('remove' as const), attribute }),
  fc.record({ op: fc.constant('delete' as const) }),
);

async function valuesAt(id: string, asOf?: string): Promise<Record<string, Json>> {
  const { entities } = await test.kernel.facts.query({ ids: [id], ...(asOf === undefined ? {} : { asOf }) });
  return Object.fromEntries(
    Object.entries(entities[0]?.facts ?? {}).map(([name, { value }]) => [name, value]),
  );
}

describe('facts as they stood', () => {
  it('answers what a naive model answers, for observations at any time, late ones, removals and deletions', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 12 }),
        fc.array(fc.nat(45), { minLength: 4, maxLength: 8 }),
        async (steps, days) => {
          run += 1;
          const id = `urn:asof:${run}`;
          const said: Said[] = [];
          const remembered: string[] = [];
          let present: Map<string, Json> | null = null;
          for (const [index, one] of steps.entries()) {
            const now = timeOf(index * 3 + 0.5);
            test.clock.set(now);
            const change = ((): Change | null => {
              if (one.op === 'say') {
                const stated = {
                  [one.attribute]: one.day === null ? one.value : observed(one.value, timeOf(one.day)),
                };
                return present === null ? upsert(id, stated) : append(id, stated);
              }
              if (one.op === 'remove' && present?.has(one.attribute))
                return { op: 'remove', id, attribute: one.attribute };
              return one.op === 'delete' && present !== null ? { op: 'delete', id } : null;
            })();
            if (change) await test.kernel.facts.write([change], by);
            if (one.op === 'say') {
              said.push({
                attribute: one.attribute,
                at: one.day === null ? now : timeOf(one.day),
                value: one.value,
              });
              present = new Map(present ?? []).set(one.attribute, one.value);
            } else if (one.op === 'remember') {
              const at = timeOf(one.day);
              const statement = [...statementsOf({ x: observed(one.value, at) }).values()];
              await test.kernel.facts.remember(
                [{ id, types: ['Thing'], statements: new Map([[one.attribute, statement]]) }],
                by,
              );
              said.push({ attribute: one.attribute, at, value: one.value });
              remembered.push(`${one.attribute} ${at}`);
            } else if (one.op === 'remove' && present?.delete(one.attribute)) {
              said.push({ attribute: one.attribute, at: now, value: null });
            } else if (one.op === 'delete' && present !== null) {
              for (const name of present.keys()) said.push({ attribute: name, at: now, value: null });
              present = null;
            }
          }
          assert.deepEqual(await valuesAt(id), Object.fromEntries(present ?? []));
          // When two speak of one moment, either may be told.
          const contested = remembered.some(
            (key) => said.filter((one) => `${one.attribute} ${one.at}` === key).length > 1,
          );
          if (contested) return;
          for (const when of days.map(timeOf)) assert.deepEqual(await valuesAt(id, when), stood(said, when));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('lets what was observed later win over what was recorded later', async () => {
    const id = 'urn:asof:late';
    test.clock.set('2026-06-01T00:00:00Z');
    await test.kernel.facts.write([create(id, { a: observed('june', '2026-06-01T00:00:00Z') })], by);
    const late = statementsOf({ a: observed('may', '2026-05-01T00:00:00Z') }).get('a') ?? assert.fail();
    assert.equal(
      await test.kernel.facts.remember([{ id, types: ['Thing'], statements: new Map([['a', [late]]]) }], by),
      1,
    );
    assert.deepEqual(await valuesAt(id, '2026-04-30T00:00:00Z'), {});
    assert.deepEqual(await valuesAt(id, '2026-05-01T00:00:00Z'), { a: 'may' });
    assert.deepEqual(await valuesAt(id, '2026-05-31T23:59:59Z'), { a: 'may' });
    assert.deepEqual(await valuesAt(id, '2026-06-01T00:00:00Z'), { a: 'june' });
    assert.deepEqual(await valuesAt(id), { a: 'june' });
    assert.equal((await test.kernel.facts.get(id))?.version, 1, 'the past does not touch the present');
  });

  it('remembers the same past once, whoever repeats it, and another source apart', async () => {
    const id = 'urn:asof:twice';
    const values = [1, 2, 3].map(
      (value) => statementsOf({ a: observed(value, timeOf(value)) }).get('a') ?? assert.fail(),
    );
    const past = [{ id, types: ['Thing'], statements: new Map([['a', [...values, ...values]]]) }];
    assert.equal(await test.kernel.facts.remember(past, by), 3);
    assert.equal(await test.kernel.facts.remember(past, by), 0);
    assert.equal(await test.kernel.facts.remember(past, testActor({ source: 'other' })), 3);
    assert.equal(await test.kernel.facts.get(id), null, 'known from history only');
    assert.deepEqual(await valuesAt(id, timeOf(2)), { a: 2 });
    await test.kernel.facts.write([create(id, { b: 1 })], by);
    assert.deepEqual(await valuesAt(id), { b: 1 });
  });

  it('answers no entity that had ended by then, and none that had not begun', async () => {
    const id = 'urn:asof:ended';
    const idsAt = async (asOf: string): Promise<readonly string[]> =>
      (await test.kernel.facts.query({ ids: [id], asOf })).entities.map((entity) => entity.id);
    test.clock.set('2026-07-01T00:00:00Z');
    await test.kernel.facts.write([create(id, { a: 1, b: 2 })], by);
    test.clock.set('2026-07-02T00:00:00Z');
    await test.kernel.facts.write([{ op: 'remove', id, attribute: 'a' }], by);
    test.clock.set('2026-07-03T00:00:00Z');
    await test.kernel.facts.write([{ op: 'delete', id }], by);
    assert.deepEqual(await idsAt('2026-06-30T00:00:00Z'), []);
    assert.deepEqual(await idsAt('2026-07-01T00:00:00Z'), [id]);
    assert.deepEqual(await valuesAt(id, '2026-07-02T00:00:00Z'), { b: 2 });
    assert.deepEqual(await idsAt('2026-07-02T00:00:00Z'), [id]);
    assert.deepEqual(await idsAt('2026-07-03T00:00:00Z'), []);
  });

  it('tells of one moment what was recorded last first', async () => {
    const id = 'urn:asof:tie';
    await test.kernel.facts.write([create(id)], by);
    const said = Array.from({ length: 30 }, (_, value) => value);
    for (const value of said)
      await test.kernel.facts.write(
        [append(id, { a: observed(value, timeOf(1)), b: observed(value, timeOf(1)) })],
        by,
      );
    const history = await test.kernel.facts.history({ entity: id, attributes: ['a', 'b'] });
    for (const name of ['a', 'b'])
      assert.deepEqual(
        history.filter((fact) => fact.attribute === name).map(({ value }) => value),
        said.toReversed(),
      );
  });

  it('seals what it remembers in the log, by the digests of the facts', async () => {
    const id = 'urn:asof:sealed';
    const [one, two] = [1, 2].map(
      (value) => statementsOf({ a: observed(value, timeOf(value)) }).get('a') ?? assert.fail(),
    );
    assert.ok(one && two);
    const past = { id, types: ['Thing'], statements: new Map([['a', [one, two]]]) };
    await test.kernel.facts.remember([past], by);
    const entry = await test.kernel.audit.read((await test.kernel.audit.verify()).entries);
    assert.ok(entry);
    assert.equal(entry.action, 'facts.write-history');
    const facts = (await test.kernel.facts.history({ entity: id })).map(({ digest }) => digest).toReversed();
    const lines = (await test.kernel.audit.lines(entry.sequence)).map((text) => text.split(' ').slice(0, 2));
    assert.deepEqual(
      lines.slice(0, 2),
      facts.map((digest) => ['past', digest]),
    );
    assert.deepEqual(lines[2]?.[0], 'entity');
    // Said again, it is stored once and told once.
    await test.kernel.facts.remember([past], by);
    assert.deepEqual(await test.kernel.audit.lines(entry.sequence + 1), []);
    assert.deepEqual(await test.walk(), []);
  });

  it('refuses a past value without a time, and stores nothing of the batch', async () => {
    const [good, bad] = [observed(1, timeOf(1)), 2].map(
      (stated) => statementsOf({ a: stated }).get('a') ?? assert.fail(),
    );
    const past = [good, bad].map((statement, index) => ({
      id: `urn:asof:bad-${index}`,
      types: ['Thing'],
      statements: new Map([['a', statement ? [statement] : []]]),
    }));
    await assert.rejects(test.kernel.facts.remember(past, by), { code: 'facts.time-needed' });
    assert.deepEqual(await test.kernel.facts.history({ entity: 'urn:asof:bad-0' }), []);
  });

  it('reads history newest first, between two times, of some attributes, up to a limit', async () => {
    const id = 'urn:asof:read';
    await test.kernel.facts.write([create(id)], by);
    for (const value of [1, 2, 3, 4])
      await test.kernel.facts.write(
        [append(id, { a: observed(value, timeOf(value)), b: observed(-value, timeOf(value)) })],
        by,
      );
    const read = async (query: object): Promise<Json[]> =>
      (await test.kernel.facts.history({ entity: id, attributes: ['a'], ...query })).map(
        ({ value }) => value,
      );
    assert.deepEqual(await read({}), [4, 3, 2, 1]);
    assert.deepEqual(await read({ from: timeOf(2), to: timeOf(4) }), [3, 2]);
    assert.deepEqual(await read({ limit: 2 }), [4, 3]);
    assert.equal((await test.kernel.facts.history({ entity: id })).length, 8);
    assert.deepEqual(await test.kernel.facts.history({ entity: 'urn:asof:nobody' }), []);
  });
});
