import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { Problem } from '../../../http/problem.ts';
import { append, create, observed, statementsOf, upsert } from '../../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../../test/test-kernel.ts';
import type { Facts } from '../../facts.ts';
import type { Fact } from '../../model/entity.ts';
import { applyChange, type Change, type Draft } from '../apply-change.ts';
import type { Receipt } from '../write-batch.ts';

let test: TestKernel;
let second: Facts;
before(async () => {
  test = await testKernel([]);
  ({ facts: second } = await test.another());
});
after(() => test[Symbol.asyncDispose]());

const by = testActor();
const ids = ['a', 'b', 'c'];
const names = ['x', 'y', 'z'];

/** Changes of few entities and attributes, so that writers meet; each value is one of its own, but for observations. */
let value = 0;
const stated = fc
  .subarray(names, { minLength: 1 })
  .chain((chosen) => fc.tuple(fc.constant(chosen), fc.boolean()))
  .map(([chosen, again]) => () => {
    const news = again ? observed('same', '2026-01-01T00:00:00Z') : (value += 1);
    return Object.fromEntries(chosen.map((name) => [name, news]));
  });
type Made = (prefix: string) => Change;
const change: fc.Arbitrary<Made> = fc.constantFrom(...ids).chain((id) =>
  fc.oneof(
    {
      weight: 2,
      arbitrary: stated.map(
        (made): Made =>
          (prefix) =>
            create(prefix + id, made()),
      ),
    },
    {
      weight: 2,
      arbitrary: stated.map(
        (made): Made =>
          (prefix) =>
            upsert(prefix + id, made(), ['Other']),
      ),
    },
    {
      weight: 4,
      arbitrary: stated.map(
        (made): Made =>
          (prefix) =>
            append(prefix + id, made()),
      ),
    },
    {
      weight: 2,
      arbitrary: stated.map(
        (made): Made =>
          (prefix) => ({ op: 'update', id: prefix + id, statements: statementsOf(made()) }),
      ),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom(...names).map(
        (attribute): Made =>
          (prefix) => ({ op: 'remove', id: prefix + id, attribute }),
      ),
    },
    { weight: 1, arbitrary: fc.constant((prefix: string): Change => ({ op: 'delete', id: prefix + id })) },
  ),
);
/** What one writer does, one request after the other. */
const writer = fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 });

interface Done {
  readonly changes: readonly Change[];
  readonly outcome: Receipt | Problem;
  /** Everything up to this place of the log was acknowledged when the request began. */
  readonly from: number;
}

type World = ReadonlyMap<string, Draft>;

/** A request by itself, with nobody else at work. @throws Problem */
function alone(
  world: World,
  changes: readonly Change[],
): { world: World; recorded: string[]; said: unknown } {
  const next = new Map(world);
  const recorded: string[] = [];
  for (const one of changes) {
    const was = next.get(one.id);
    const { types, present, record, removed } = applyChange(one, was);
    const facts: Record<string, Fact> = { ...was?.facts };
    for (const name of removed) delete facts[name];
    for (const [name, statement] of record) {
      facts[name] = { ...statement } as Fact;
      if (statement.observedAt === null) recorded.push(`${one.id} ${name} ${statement.value}`);
    }
    next.set(one.id, { id: one.id, types, present, facts });
  }
  const said = [...new Set(changes.map(({ id }) => id))].map((id) => ({
    id,
    created: !(world.get(id)?.present ?? false) && (next.get(id)?.present ?? false),
  }));
  return { world: next, recorded, said };
}

const plain = (entity: { types: readonly string[]; facts: Readonly<Record<string, Fact>> }): unknown => ({
  types: [...entity.types].toSorted(),
  facts: Object.fromEntries(
    Object.entries(entity.facts)
      .map(([name, fact]) => [name, fact.value] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ),
});

describe('requests of many writers at once, on two servers', () => {
  let round = 0;
  it('come to what they come to one after the other, in the order of the log', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(writer, { minLength: 2, maxLength: 12 }), async (writers) => {
        round += 1;
        const prefix = `urn:serial:${round}:`;
        const start = (await test.kernel.audit.verify()).entries;
        let acknowledged = start;
        const done: Done[] = [];
        const work = async (requests: (typeof writers)[number], place: number): Promise<void> => {
          const facts = place % 2 === 0 ? test.kernel.facts : second;
          for (const made of requests) {
            const changes = made.map((one) => one(prefix));
            const from = acknowledged;
            const outcome = await facts.write(changes, by).catch((error: unknown) => {
              if (error instanceof Problem) return error;
              throw error;
            });
            if (!(outcome instanceof Problem)) acknowledged = Math.max(acknowledged, outcome.audit.sequence);
            done.push({ changes, outcome, from });
          }
        };
        await Promise.all(writers.map(work));

        // Accepted requests, as if nobody else had been there; `worlds[n]` is how things stood after n of them.
        const worlds: World[] = [new Map()];
        const recorded: string[] = [];
        const accepted = done
          .flatMap(({ changes, outcome }) => (outcome instanceof Problem ? [] : [{ changes, outcome }]))
          .toSorted((a, b) => a.outcome.audit.sequence - b.outcome.audit.sequence);
        assert.deepEqual(
          accepted.map(({ outcome }) => outcome.audit.sequence),
          accepted.map((_, place) => start + place + 1),
        );
        for (const { changes, outcome } of accepted) {
          const result = alone(worlds.at(-1) ?? new Map(), changes);
          worlds.push(result.world);
          recorded.push(...result.recorded);
          assert.deepEqual(
            outcome.entities.map(({ id, created }) => ({ id, created })),
            result.said,
          );
        }
        const last = worlds.at(-1) ?? new Map<string, Draft>();
        for (const id of ids.map((one) => prefix + one)) {
          const entity = await test.kernel.facts.get(id);
          const expected = last.get(id);
          assert.deepEqual(entity && plain(entity), expected?.present ? plain(expected) : null);
          const history = await test.kernel.facts.history({ entity: id });
          for (const name of names) {
            const values = history.filter((fact) => fact.attribute === name && fact.observedAt === null);
            assert.deepEqual(
              values.map((fact) => `${id} ${name} ${fact.value}`).toReversed(),
              recorded.filter((text) => text.startsWith(`${id} ${name} `)),
            );
          }
          const [row] = await test.database.query<{ version: number; told: number }>(
            `select version, (select count(*) from facts.change where entity = e.id) as told from facts.entity e where id = $1`,
            [id],
          );
          assert.equal(row?.version, row?.told);
        }
        // What was refused would have been refused at some moment of its time by itself, for the same reason.
        for (const { changes, outcome, from } of done) {
          if (!(outcome instanceof Problem)) continue;
          const codes = worlds.slice(from - start).map((world) => {
            try {
              return alone(world, changes) && null;
            } catch (error) {
              return (error as Problem).code;
            }
          });
          assert.ok(codes.includes(outcome.code), `${outcome.code} ∉ ${codes.join()}`);
        }
        assert.equal((await test.kernel.audit.verify()).brokenAt, null);
      }),
      { numRuns: 40 },
    );
  });
});
