import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testKernel } from '../../test/test-kernel.ts';
import { type AuditEntry, CHAIN_START, entryHash } from '../chain.ts';

const first = {
  sequence: 1,
  at: '2026-01-01T00:00:00.000Z',
  actor: 'user:a',
  action: 'facts.write',
  resource: 'urn:a:1',
  payloadHash: 'ab'.repeat(32),
  previous: CHAIN_START,
};

describe('the chain of the log', () => {
  it('seals every field of an entry, and by the one before all that came before', () => {
    const changed = {
      sequence: 2,
      at: '2026-01-01T00:00:00.001Z',
      actor: 'user:b',
      action: 'facts.read',
      resource: 'urn:a:2',
      payloadHash: 'cd'.repeat(32),
      previous: 'ef'.repeat(32),
    };
    const hashes = Object.entries(changed).map(([name, value]) => entryHash({ ...first, [name]: value }));
    assert.equal(new Set([entryHash(first), ...hashes]).size, 1 + Object.keys(changed).length);
  });

  it('is walked to its end, however long it is', { timeout: 60_000 }, async () => {
    await using test = await testKernel([]);
    const entries: AuditEntry[] = [];
    for (let sequence = 1; sequence <= 5_100; sequence += 1) {
      const open = { ...first, sequence, previous: entries.at(-1)?.hash ?? CHAIN_START };
      entries.push({ ...open, hash: entryHash(open) });
    }
    const last = entries.at(-1) ?? assert.fail();
    await test.database.query(
      `insert into audit.entry (tenant, sequence, at, actor, action, resource, payload_hash, previous, hash)
       select 1, sequence, $1, $2, $3, $4, decode($5, 'hex'), decode(previous, 'hex'), decode(hash, 'hex')
       from unnest($6::bigint[], $7::text[], $8::text[]) as new (sequence, previous, hash)`,
      [
        first.at,
        first.actor,
        first.action,
        first.resource,
        first.payloadHash,
        entries.map(({ sequence }) => sequence),
        entries.map(({ previous }) => previous),
        entries.map(({ hash }) => hash),
      ],
    );
    await test.database.query(`update audit.head set sequence = $1, hash = decode($2, 'hex')`, [
      last.sequence,
      last.hash,
    ]);
    assert.deepEqual(await test.kernel.audit.verify(), { entries: 5_100, head: last.hash, brokenAt: null });
    await test.database.query(`update audit.entry set actor = 'user:else' where sequence = 5050`);
    assert.equal((await test.kernel.audit.verify()).brokenAt, 5_050);
  });
});
