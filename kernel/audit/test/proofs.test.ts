import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';
import { extendsTree, includes } from '../proof.ts';

let test: TestKernel;
const ENTRIES = 66_000;
before(async () => {
  test = await testKernel([]);
  const by = testActor();
  // More than 256 × 256, so that the third level of tiles has a hash.
  for (let left = ENTRIES; left > 0; left -= 3000) {
    const drafts = Array.from({ length: Math.min(left, 3000) }, (_, place) => ({
      by,
      action: 'test.note',
      resource: `${left} ${place}`,
      lines: [],
    }));
    await test.database.transaction((tx) => test.kernel.audit.appendAll(drafts, tx));
  }
});
after(() => test[Symbol.asyncDispose]());

const bytes = (hash: string): Buffer => Buffer.from(hash, 'hex');

describe('proofs of the log', () => {
  it('lead from any entry to the root of any size', async () => {
    for (const [sequence, size] of [
      [1, 1],
      [1, ENTRIES],
      [256, 256],
      [257, 300],
      [70, 65_536],
      [65_537, 65_537],
      [40_000, 65_999],
      [ENTRIES, ENTRIES],
    ] as const) {
      const proof = (await test.kernel.audit.prove(sequence, size)) ?? assert.fail();
      const { hash, index, root, path } = proof;
      assert.ok(
        includes({ hash: bytes(hash), index }, path.map(bytes), { size, root: bytes(root) }),
        `${sequence} in ${size}`,
      );
    }
    const { head } = await test.kernel.audit.verify();
    assert.equal((await test.kernel.audit.prove(9))?.root, head);
  });

  it('lead from the root of any size to that of any later one', async () => {
    for (const [from, to] of [
      [0, 5],
      [1, ENTRIES],
      [255, 256],
      [300, 65_536],
      [65_536, 65_537],
      [65_537, ENTRIES],
      [ENTRIES, ENTRIES],
    ] as const) {
      const proof = (await test.kernel.audit.proveGrowth(from, to)) ?? assert.fail();
      const [older, newer] = [proof.from, proof.to].map(({ size, root }) => ({ size, root: bytes(root) }));
      assert.ok(older && newer && extendsTree(older, newer, proof.path.map(bytes)), `${from} in ${to}`);
    }
  });

  it('are none of what the log has not', async () => {
    assert.equal(await test.kernel.audit.prove(ENTRIES + 1), null);
    assert.equal(await test.kernel.audit.prove(10, 9), null);
    assert.equal(await test.kernel.audit.proveGrowth(2, ENTRIES + 1), null);
    assert.equal(await test.kernel.audit.proveGrowth(3, 2), null);
  });
});
