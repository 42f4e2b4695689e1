import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { create, upsert } from '../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';
import { entryHash } from '../entry.ts';
import { rootOfLines } from '../line.ts';
import { EMPTY_ROOT, rootOf } from '../merkle.ts';

let test: TestKernel;
before(async () => {
  test = await testKernel([]);
});
after(() => test[Symbol.asyncDispose]());

const by = testActor();

/** Changes the log behind the back of everybody, looks, and puts it back. */
async function tampered(statement: string): Promise<number | null> {
  await test.database.query(
    'create table audit.saved as table audit.entry; create table audit.saved_head as table audit.head; create table audit.saved_node as table audit.node',
  );
  try {
    await test.database.query(statement);
    return (await test.kernel.audit.verify()).brokenAt;
  } finally {
    await test.database.query(
      `delete from audit.entry; insert into audit.entry table audit.saved; drop table audit.saved;
       delete from audit.head; insert into audit.head table audit.saved_head; drop table audit.saved_head;
       delete from audit.node; insert into audit.node table audit.saved_node; drop table audit.saved_node`,
    );
  }
}

describe('audit', () => {
  it('holds while it is empty', async () => {
    assert.deepEqual(await test.kernel.audit.verify(), {
      entries: 0,
      head: EMPTY_ROOT.toString('hex'),
      brokenAt: null,
    });
    assert.equal(await test.kernel.audit.read(1), null);
  });

  it('grows by one sealed entry for each write, also when many write at once', async () => {
    await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        test.kernel.facts.write([upsert(`urn:audit:${index % 9}`, { n: index })], by),
      ),
    );
    const { entries, head, brokenAt } = await test.kernel.audit.verify();
    assert.deepEqual({ entries, brokenAt }, { entries: 60, brokenAt: null });
    const all = await Promise.all(
      Array.from({ length: 60 }, (_, index) => test.kernel.audit.read(index + 1)),
    );
    const log = all.map((entry) => entry ?? assert.fail());
    const leaves = log.map(({ hash }) => Buffer.from(hash, 'hex'));
    assert.equal(rootOf(leaves).toString('hex'), head);
    assert.ok(log.every(({ actor, action }) => actor === by.id && action === 'facts.write'));
  });

  it('seals the digests of what was written', async () => {
    const receipt = await test.kernel.facts.write([create('urn:audit:sealed', { a: 1 })], by);
    const fact = (await test.kernel.facts.get('urn:audit:sealed'))?.facts['a'];
    assert.equal(receipt.audit.resource, 'urn:audit:sealed');
    const lines = await test.kernel.audit.lines(receipt.audit.sequence);
    assert.deepEqual(
      lines.map((line) => line.split(' ').slice(0, 2)),
      [
        ['fact', fact?.digest],
        ['entity', lines[1]?.split(' ')[1]],
      ],
    );
    assert.equal(receipt.audit.payloadHash, rootOfLines(lines));
    assert.equal(entryHash(receipt.audit), receipt.audit.hash);
    assert.deepEqual(await test.kernel.audit.read(receipt.audit.sequence), receipt.audit);
  });

  it('has no entry of what was rolled back', async () => {
    const earlier = await test.kernel.audit.verify();
    await assert.rejects(test.kernel.facts.write([create('urn:audit:sealed')], by));
    assert.deepEqual(await test.kernel.audit.verify(), earlier);
  });

  const fields = {
    at: `at + interval '1 ms'`,
    actor: `'user:other'`,
    action: `action || ' '`,
    resource: `'urn:other:1'`,
    payload_hash: 'sha256(payload_hash)',
    hash: 'sha256(hash)',
    lines: `lines || ' '`,
    sequence: 'sequence + 100000',
  };
  for (const [field, value] of Object.entries(fields)) {
    it(`finds a changed ${field}`, async () => {
      assert.equal(await tampered(`update audit.entry set ${field} = ${value} where sequence = 30`), 30);
    });
  }

  for (const [title, statement, at] of [
    ['a removed entry', 'delete from audit.entry where sequence = 30', 30],
    ['a removed first entry', 'delete from audit.entry where sequence = 1', 1],
    ['a removed last entry', 'delete from audit.entry where sequence = 61', 61],
    ['all entries removed', 'delete from audit.entry', 1],
    ['a removed head', 'delete from audit.head', 1],
    ['a changed edge of the tree', 'update audit.head set edge = sha256(edge)', 62],
    ['a hash that no leaves have', `insert into audit.node values (1, 8, 0, sha256(''))`, 1],
    ['a head set back', 'update audit.head set sequence = 60', 61],
    [
      'two entries exchanged',
      `update audit.entry set sequence = case sequence when 30 then -31 when 31 then -30 end where sequence in (30, 31);
       update audit.entry set sequence = -sequence where sequence < 0`,
      30,
    ],
  ] as const) {
    it(`finds ${title}`, async () => assert.equal(await tampered(statement), at));
  }

  it('finds an entry that was added, though it is well made', async () => {
    const open = {
      sequence: 62,
      at: test.clock.text,
      actor: 'user:x',
      action: 'facts.write',
      resource: 'x',
      payloadHash: rootOfLines(['payload x']),
    };
    const statement = `insert into audit.entry (tenant, sequence, at, actor, action, resource, payload_hash, hash, lines)
      values (1, ${open.sequence}, '${open.at}', 'user:x', 'facts.write', 'x',
        decode('${open.payloadHash}', 'hex'), decode('${entryHash(open)}', 'hex'), 'payload x')`;
    assert.equal(await tampered(statement), 62);
  });

  it('finds that one of many was written anew, with its hash, and between which', async () => {
    for (let count = 0; count < 300; count += 1)
      await test.database.transaction((tx) =>
        test.kernel.audit.append({ by, action: 'test.note', resource: 'x', payload: count }, tx),
      );
    for (const [sequence, first] of [
      [30, 1],
      [300, 362],
    ] as const) {
      const entry = (await test.kernel.audit.read(sequence)) ?? assert.fail();
      const forged = { ...entry, actor: 'user:innocent' };
      assert.equal(
        await tampered(
          `update audit.entry set actor = 'user:innocent', hash = decode('${entryHash(forged)}', 'hex') where sequence = ${sequence}`,
        ),
        first,
      );
    }
  });

  it('holds again afterwards', async () => assert.equal((await test.kernel.audit.verify()).brokenAt, null));
});
