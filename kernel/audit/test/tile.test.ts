import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkpointText, parseCheckpoint } from '../checkpoint.ts';
import { leafHash } from '../merkle.ts';
import { noteSigner, openNote } from '../note.ts';
import { bundleOf, isTileOf, parseTilePath, tilePath } from '../tile.ts';

/** The example of golang.org/x/mod/sumdb/note, from which C2SP signed-note comes. */
const PETER = {
  key: {
    profile: 'international' as const,
    secret: Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1),
  },
  vkey: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  line: '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
};

describe('signed notes (C2SP signed-note)', () => {
  it('are those of the published example', () => {
    const signer = noteSigner('PeterNeumann', PETER.key);
    assert.equal(signer.vkey, PETER.vkey);
    assert.equal(signer.sign(PETER.text), `${PETER.text}\n${PETER.line}`);
    assert.equal(openNote(`${PETER.text}\n${PETER.line}`, PETER.vkey), PETER.text);
  });

  it('hold for who signed them and as they are, among other signatures', () => {
    const note = noteSigner('PeterNeumann', PETER.key).sign(PETER.text);
    const other = noteSigner('other', { profile: 'international', secret: Buffer.alloc(32, 7) });
    assert.equal(openNote(note, other.vkey), null);
    assert.equal(
      openNote(`${note}${other.sign(PETER.text).slice(PETER.text.length + 1)}`, other.vkey),
      PETER.text,
    );
    assert.equal(openNote(note.replace('answer', 'answers'), PETER.vkey), null);
    assert.equal(openNote(note, PETER.vkey.replace('c74f20a3', 'c74f20a4')), null);
  });

  it('are signed by SM2 as well, under a type of their own, and hold as those of Ed25519', () => {
    const secret = Buffer.alloc(32, 9);
    const signer = noteSigner('house/1', { profile: 'guomi', secret });
    const note = signer.sign(PETER.text);
    const typed = Buffer.from(signer.vkey.split('+').slice(2).join('+'), 'base64');
    assert.equal(typed[0], 0xff);
    assert.equal(openNote(note, signer.vkey), PETER.text);
    assert.equal(openNote(note.replace('answer', 'answers'), signer.vkey), null);
    const same = noteSigner('house/1', { profile: 'international', secret });
    assert.equal(openNote(note, same.vkey), null);
    assert.equal(openNote(same.sign(PETER.text), signer.vkey), null);
    for (let at = 0; at < typed.length; at += 1) {
      const other = Buffer.from(typed);
      other[at] = (other[at] ?? 0) ^ 1;
      const id = createHash('sha256').update('house/1\n').update(other).digest('hex').slice(0, 8);
      assert.equal(openNote(note, `house/1+${id}+${other.toString('base64')}`), null);
    }
  });

  it('are judged, whatever comes, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (note, vkey) => {
        assert.equal(openNote(note, vkey), null);
        assert.equal(openNote(note, PETER.vkey), null);
      }),
    );
  });
});

describe('checkpoints (C2SP tlog-checkpoint)', () => {
  it('say origin, size and root, and are read back', () => {
    // The example of the specification.
    const text = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
    const parsed = parseCheckpoint(text);
    assert.deepEqual([parsed?.origin, parsed?.size], ['example.com/behind-the-sofa', 20_852_163]);
    assert.equal(parsed && checkpointText(parsed), text);
  });

  it('are none with less, or with what is no number', () => {
    const root = leafHash('x').toString('base64');
    for (const text of [
      '',
      'a\n',
      `a\n01\n${root}\n`,
      `a\n-1\n${root}\n`,
      `a\n1\n${root}`,
      `a\n1\nAAAA\n`,
      `\n1\n${root}\n`,
    ])
      assert.equal(parseCheckpoint(text), null, JSON.stringify(text));
  });
});

describe('tiles (C2SP tlog-tiles)', () => {
  it('have the addresses of the specification', () => {
    const example = { level: 0, index: 1_234_067, width: 256 };
    assert.equal(tilePath(example), 'tile/0/x001/x234/067');
    assert.deepEqual(parseTilePath('tile/0/x001/x234/067'), example);
    assert.equal(tilePath({ level: 'entries', index: 5, width: 17 }), 'tile/entries/005.p/17');
  });

  it('have one address each, and no other address is one', () => {
    const tile = fc.record({
      level: fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const)),
      index: fc.integer({ min: 0, max: 2 ** 40 }),
      width: fc.integer({ min: 1, max: 256 }),
    });
    fc.assert(fc.property(tile, (one) => assert.deepEqual(parseTilePath(tilePath(one)), { ...one })));
    for (const path of [
      'tile/64/000',
      'tile/0/1',
      'tile/0/x000/001',
      'tile/0/000.p/0',
      'tile/0/000.p/256',
      'tile/0/000.p/300',
      'tile/00/000',
      'tile/0/001/000',
      'tile/0/x001',
      '../tile/0/000',
    ])
      assert.equal(parseTilePath(path), null, path);
  });

  it('are there as wide as the tree is', () => {
    assert.ok(isTileOf({ level: 0, index: 1, width: 44 }, 300));
    assert.ok(!isTileOf({ level: 0, index: 1, width: 45 }, 300));
    assert.ok(isTileOf({ level: 1, index: 0, width: 1 }, 300));
    assert.ok(!isTileOf({ level: 1, index: 0, width: 2 }, 300));
  });

  it('hold entries behind their lengths', () => {
    assert.deepEqual(bundleOf(['a', '中']), Buffer.from([0, 1, 0x61, 0, 3, 0xe4, 0xb8, 0xad]));
  });
});
