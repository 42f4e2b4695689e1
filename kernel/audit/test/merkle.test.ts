import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { EMPTY_ROOT, Frontier, type Hash, leafHash, nodeHash, rootOf, split } from '../merkle.ts';
import { consistencySpans, extendsTree, includes, inclusionSpans, type Span } from '../proof.ts';

/**
 * The vectors of Certificate Transparency (certificate-transparency/cpp/merkletree/merkle_tree_test.cc, also in
 * transparency-dev/merkle): eight leaves, and the roots of the trees over the first 1 to 8 of them.
 */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const vectors = LEAVES.map((hex) => leafHash(Buffer.from(hex, 'hex')));

const leavesOf = (count: number): readonly Hash[] =>
  Array.from({ length: count }, (_, n) => leafHash(String(n)));
/** RFC 6962, section 2.1, word for word. */
function mth(leaves: readonly Hash[]): Hash {
  if (leaves.length === 0) return EMPTY_ROOT;
  const [only] = leaves;
  if (leaves.length === 1 && only) return only;
  const k = split(leaves.length);
  return nodeHash(mth(leaves.slice(0, k)), mth(leaves.slice(k)));
}
const pathOf = (leaves: readonly Hash[], spans: readonly Span[]): readonly Hash[] =>
  spans.map(({ start, end }) => mth(leaves.slice(start, end)));
const hex = (path: readonly Hash[]): readonly string[] => path.map((one) => one.toString('hex'));

describe('the tree of RFC 6962', () => {
  it('has the published roots', () => {
    assert.equal(
      EMPTY_ROOT.toString('hex'),
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    const frontier = new Frontier();
    for (const [place, leaf] of vectors.entries()) {
      frontier.add(leaf);
      assert.equal(frontier.root().toString('hex'), ROOTS[place]);
      assert.equal(rootOf(vectors.slice(0, place + 1)).toString('hex'), ROOTS[place]);
    }
  });

  it('proves by the published paths', () => {
    assert.deepEqual(hex(pathOf(vectors, inclusionSpans(0, 8))), [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    assert.deepEqual(hex(pathOf(vectors, inclusionSpans(5, 8))), [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    assert.deepEqual(hex(pathOf(vectors, consistencySpans(1, 8))), [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    assert.deepEqual(hex(pathOf(vectors, consistencySpans(6, 8))), [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('grows by its right edge alone, and tells each subtree that became complete', () => {
    fc.assert(
      fc.property(fc.nat(700), fc.nat(300), (first, more) => {
        const leaves = leavesOf(first + more);
        const begun = new Frontier();
        for (const leaf of leaves.slice(0, first)) begun.add(leaf);
        const frontier = new Frontier(first, begun.roots);
        for (const leaf of leaves.slice(first))
          for (const { level, index, hash } of frontier.add(leaf))
            assert.ok(hash.equals(mth(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))));
        assert.ok(frontier.root().equals(mth(leaves)));
      }),
      { numRuns: 40 },
    );
  });

  it('proves every leaf of every size, and none at another place, of another text, or by another path', () => {
    for (let size = 1; size <= 40; size += 1) {
      const leaves = leavesOf(size);
      const tree = { size, root: mth(leaves) };
      for (const [index, hash] of leaves.entries()) {
        const path = pathOf(leaves, inclusionSpans(index, size));
        assert.ok(includes({ index, hash }, path, tree));
        assert.ok(!includes({ index, hash: leafHash('other') }, path, tree));
        assert.ok(!includes({ index: index + size, hash }, path, tree));
        assert.ok(!includes({ index, hash }, [...path, hash], tree));
        if (size > 1) {
          assert.ok(!includes({ index: index === 0 ? 1 : index - 1, hash }, path, tree));
          assert.ok(!includes({ index, hash }, path.slice(1), tree));
        }
      }
    }
  });

  it('proves every older tree in every newer one, and no other', () => {
    for (let size = 0; size <= 40; size += 1) {
      const leaves = leavesOf(size);
      const newer = { size, root: mth(leaves) };
      for (let old = 0; old <= size; old += 1) {
        const older = { size: old, root: mth(leaves.slice(0, old)) };
        const path = pathOf(leaves, consistencySpans(old, size));
        assert.ok(extendsTree(older, newer, path), `${old} in ${size}`);
        assert.ok(!extendsTree({ ...older, root: leafHash('other') }, newer, path));
        // Whatever there is begins with nothing.
        if (old > 0) assert.ok(!extendsTree(older, { ...newer, root: leafHash('other') }, path));
        if (path.length > 0) assert.ok(!extendsTree(older, newer, path.slice(1)));
      }
    }
  });
});
