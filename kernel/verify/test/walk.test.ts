import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { EMPTY_ROOT } from '../../audit/merkle.ts';
import { permitPack } from '../../cases/test/permit.ts';
import type { Fact } from '../../facts/model/entity.ts';
import { factDigest } from '../../facts/model/make-fact.ts';
import { append, create, observed, statementsOf, upsert } from '../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';
import { type OutsideHead, type WalkFault, walk, walkDatabase } from '../walk.ts';

let test: TestKernel;
const by = testActor();
const id = 'urn:walk:1';
let facts: readonly Fact[];
before(async () => {
  test = await testKernel([permitPack]);
  const { kernel, clock } = test;
  for (const value of [1, 2, 3]) {
    clock.set(`2026-03-02T0${value}:00:00.000Z`);
    await kernel.facts.write(
      [upsert(id, { a: value, b: observed(value, `2026-02-0${value}T00:00:00Z`) })],
      by,
    );
  }
  await kernel.facts.write([create('urn:walk:2', { a: 'x' }), create('urn:walk:3')], by);
  await kernel.facts.write([{ op: 'delete', id: 'urn:walk:2' }], by);
  await kernel.facts.write(
    [append('urn:walk:3', { a: { type: 'Property', value: 1, datasetId: 'urn:d:1' } })],
    by,
  );
  await kernel.facts.remember(
    [
      {
        id: 'urn:walk:4',
        types: ['Thing'],
        statements: new Map([['a', [...statementsOf({ a: observed(1, '2025-01-01T00:00:00Z') }).values()]]]),
      },
    ],
    by,
  );
  await (await kernel.tenants.make('walked')).facts.write([create(id, { a: 1 })], by);
  facts = await kernel.facts.history({ entity: id, attributes: ['a'] });
});
after(() => test[Symbol.asyncDispose]());

class RolledBack extends Error {}

/** What a walk finds after statements that nobody keeps. */
async function afterwards(...statements: readonly string[]): Promise<readonly WalkFault[]> {
  const faults: WalkFault[] = [];
  const walked = test.database.transaction(async (tx) => {
    for (const statement of statements) await tx.query(statement, []);
    await walk(tx, (fault) => faults.push(fault));
    throw new RolledBack();
  });
  await assert.rejects(walked, RolledBack);
  return faults;
}

const brief = (found: readonly WalkFault[]): readonly string[] =>
  found.map(({ kind, table, key }) => `${kind} ${table} ${key}`);

describe('a walk of the database', () => {
  it('finds nothing where nobody was at it, in whatever tenant', async () => {
    assert.deepEqual(await test.walk(), []);
  });

  it('finds a fact whose value was changed together with its digest', async () => {
    const [newest] = facts;
    assert.ok(newest);
    const forged = { ...newest, value: 300 };
    const fact = `jsonb_set(jsonb_set(F, '{v}', '300'), '{d}', '"${factDigest(forged)}"')`;
    const history = `update facts.history set fact = ${fact.replaceAll('F', 'fact')} where instance = '${newest.instance}'`;
    const current = `update facts.entity set doc = jsonb_set(doc, '{a}', ${fact.replaceAll('F', `(doc -> 'a')`)}) where id = '${id}' and tenant = 1`;
    assert.deepEqual(brief(await afterwards(history, current)), [
      `changed facts.history ${newest.instance} ${newest.recordedAt} ${id} a`,
      `changed facts.entity ${id} a`,
    ]);
  });

  it('finds an entity that was set back to what it said before, though that was once true', async () => {
    const older = facts[1];
    assert.ok(older);
    const doc = `jsonb_set(doc, '{a}', (select fact from facts.history where instance = '${older.instance}'))`;
    assert.deepEqual(
      brief(await afterwards(`update facts.entity set doc = ${doc} where id = '${id}' and tenant = 1`)),
      [`changed facts.entity ${id} a`],
    );
  });

  it('finds a row that lies there twice, and one that was taken out, by their names', async () => {
    const [newest] = facts;
    assert.ok(newest);
    const key = `${newest.instance} ${newest.recordedAt} ${id} a`;
    const columns = 'tenant, id, attribute, at, instance, fact';
    assert.deepEqual(
      brief(
        await afterwards(
          `insert into facts.history (sid, ${columns}) select (sid + 1) % 256, ${columns} from facts.history where instance = '${newest.instance}'`,
        ),
      ),
      [`inserted facts.history ${key}`],
    );
    assert.deepEqual(
      brief(await afterwards(`delete from facts.history where instance = '${newest.instance}'`)),
      [`removed facts.history ${key}`],
    );
    assert.deepEqual(brief(await afterwards(`delete from facts.entity where id = 'urn:walk:2'`)), [
      'removed facts.entity urn:walk:2',
    ]);
  });

  it('finds what was moved from one tenant to another', async () => {
    const found = await afterwards(`update facts.entity set tenant = 77 where id = '${id}' and tenant = 1`);
    assert.deepEqual(brief(found).toSorted(), [
      `inserted facts.entity ${id}`,
      `inserted facts.entity ${id} a`,
      `inserted facts.entity ${id} b`,
      `removed facts.entity ${id}`,
      `removed facts.entity ${id} a`,
      `removed facts.entity ${id} b`,
    ]);
  });

  it('names who recorded, where that was changed instead of the facts', async () => {
    const found = brief(
      await afterwards(`update facts.provenance set source = 'other' where actor = '${by.id}'`),
    );
    assert.ok(found.some((one) => one.startsWith('changed facts.provenance ')));
  });

  it('holds the log against heads that were kept elsewhere', async () => {
    const { audit } = test.kernel;
    const early = (await audit.proveGrowth(3)) ?? assert.fail();
    const headOf = ({ size, root }: { size: number; root: string }) => ({
      tenant: audit.tenant,
      size,
      root: Buffer.from(root, 'hex'),
    });
    const found = async (...heads: readonly OutsideHead[]): Promise<readonly WalkFault[]> => {
      const faults: WalkFault[] = [];
      await walkDatabase(test.database, (fault) => faults.push(fault), heads);
      return faults;
    };
    const [then, now] = [headOf(early.from), headOf(early.to)];
    const empty = { ...then, size: 0, root: EMPTY_ROOT };
    assert.deepEqual(await found(then, now, then, empty), []);
    const differs = (tenant: number, key: number) => ({
      kind: 'head-differs',
      table: 'audit.entry',
      tenant,
      key: String(key),
    });
    // Of another log, of a longer one, and of a tenant that is not there any more.
    assert.deepEqual(
      await found(then, { ...then, root: now.root }, { ...now, size: now.size + 1 }, { ...now, tenant: 99 }),
      [differs(1, 3), differs(1, now.size + 1), differs(99, now.size)],
    );
  });

  it('finds in two threads what it finds in one, fault by fault', async () => {
    const kept = [
      `update facts.history set fact = jsonb_set(fact, '{v}', '300') where instance = '${facts[0]?.instance}'`,
      `delete from facts.history where instance = '${facts[1]?.instance}'`,
      `update facts.entity set doc = jsonb_set(doc, '{a,v}', '"二\\n🀄"') where id = 'urn:walk:3'`,
      `update facts.entity set tenant = 77 where id = 'urn:walk:4'`,
      `update facts.provenance set source = 'other' where actor = '${by.id}'`,
    ];
    const inOne = await afterwards(...kept);
    for (const statement of kept) await test.database.query(statement, []);
    const inTwo: WalkFault[] = [];
    await walkDatabase(test.database, (fault) => inTwo.push(fault));
    assert.ok(inOne.length > kept.length);
    assert.deepEqual(inTwo, inOne);
  });
});
