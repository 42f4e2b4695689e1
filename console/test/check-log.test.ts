import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { entryHash } from '@yuheng/kernel/audit-entry';
import { leafHash, rootOf } from '@yuheng/kernel/audit-merkle';
import { consistencySpans, inclusionSpans, type Span } from '@yuheng/kernel/audit-proof';
import type { NoteKey } from '@yuheng/kernel/note';
import { PROFILES } from '@yuheng/kernel/profiles';
import { logSigner, signHead } from '@yuheng/kernel/signed-head';
import { entryFault, type LogClaim, onlyGrew, openHead } from '../data/check-log.ts';

const KEYS = PROFILES.map((profile) => ({ profile, secret: Buffer.alloc(32, 7) }));

/** A log of so many entries, as the kernel makes it. */
function logOf(size: number, key = KEYS[0] as NoteKey) {
  const entries = Array.from({ length: size }, (_, index) => ({
    sequence: index + 1,
    at: `2026-03-02T02:00:00.${String(index).padStart(3, '0')}Z`,
    actor: 'key:机器“甲”',
    action: 'facts.write',
    resource: `urn:x:${index}`,
    payloadHash: leafHash(String(index)).toString('hex'),
  }));
  const leaves = entries.map((entry) => Buffer.from(entryHash(entry), 'hex'));
  const over = ({ start, end }: Span): string => rootOf(leaves.slice(start, end)).toString('hex');
  const signer = logSigner(key, 1);
  return {
    root: rootOf(leaves).toString('hex'),
    size,
    hash: (sequence: number) => leaves[sequence - 1]?.toString('hex') ?? '',
    claim: (sequence: number): LogClaim => ({
      entry: entries[sequence - 1] as LogClaim['entry'],
      inclusion: { index: sequence - 1, size, path: inclusionSpans(sequence - 1, size).map(over) },
      head: signHead(signer, size, rootOf(leaves)),
    }),
    grown: (from: number) => consistencySpans(from, size).map(over),
  };
}

describe('a log as the browser checks it', () => {
  it('holds for every entry of logs of every size, as the kernel makes them', () => {
    const sizes = [1, 2, 3, 7, 8, 33].flatMap((entries) => KEYS.map((house) => [entries, house] as const));
    for (const [size, key] of sizes) {
      const log = logOf(size, key);
      for (let sequence = 1; sequence <= size; sequence += 1)
        assert.equal(
          entryFault(log.claim(sequence), log.hash(sequence)),
          null,
          `${sequence} of ${size}, ${key.profile}`,
        );
    }
  });

  it('tells what of it does not hold', () => {
    const log = logOf(20);
    const claim = log.claim(5);
    const { entry, inclusion, head } = claim;
    const fault = (other: Partial<LogClaim>, hash = log.hash(5)) => entryFault({ ...claim, ...other }, hash);
    for (const field of ['at', 'actor', 'action', 'resource', 'payloadHash'] as const)
      assert.equal(fault({ entry: { ...entry, [field]: `${entry[field]}x` } }), 'entry');
    assert.equal(fault({}, log.hash(6)), 'entry');
    assert.equal(fault({ inclusion: { ...inclusion, index: 5 } }), 'entry');
    assert.equal(fault({ inclusion: { ...inclusion, path: inclusion.path.slice(1) } }), 'inclusion');
    assert.equal(fault({ inclusion: { ...inclusion, path: ['zz'] } }), 'inclusion');
    assert.equal(fault({ inclusion: { ...inclusion, size: 21 } }), 'inclusion');
    assert.equal(fault({ head: logOf(21).claim(5).head }), 'inclusion');
    const other = signHead(
      logSigner({ profile: 'international', secret: Buffer.alloc(32, 8) }, 1),
      20,
      Buffer.from(log.root, 'hex'),
    );
    assert.equal(fault({ head: { ...head, vkey: other.vkey } }), 'signature');
    assert.equal(fault({ head: { ...head, checkpoint: other.checkpoint } }), 'signature');
    assert.equal(
      fault({ head: { ...head, checkpoint: head.checkpoint.replace('\n20\n', '\n21\n') } }),
      'signature',
    );
    for (const broken of ['', '+', 'a+b+c', `${head.vkey}x`, '名+00000000+%%']) {
      assert.equal(openHead({ ...head, vkey: broken }), null);
      assert.equal(openHead({ ...head, checkpoint: broken }), null);
    }
  });

  it('knows a log that only grew from one that was written anew', () => {
    const now = logOf(33);
    for (let size = 1; size <= 33; size += 1) {
      const before = logOf(size);
      assert.equal(onlyGrew(before, now, now.grown(size)), true, String(size));
      assert.equal(onlyGrew({ ...before, root: '0'.repeat(64) }, now, now.grown(size)), false);
    }
    assert.equal(onlyGrew(now, logOf(20), []), false);
  });
});
