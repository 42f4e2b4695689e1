import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileAnnex } from '../../compile/compile-annex.ts';
import { annexApart, readAnnexApart } from '../../compile/compile-apart.ts';

const rows = Array.from(
  { length: 400 },
  (_, at) => `${at + 1}\t建设第${at + 1}号泵站\t县水务局\t2026年6月底前`,
);
const table = `序号\t重点任务\t责任单位\t完成时限\n${rows.join('\n')}\n`;

test('an annex is compiled in a thread of its own, and meanwhile this one goes on', async () => {
  let turns = 0;
  let done = false;
  const turn = () => {
    turns += 1;
    if (!done) setImmediate(turn);
  };
  turn();
  const annex = await annexApart(table, '附件.txt');
  done = true;
  assert.deepEqual(annex, structuredClone(compileAnnex(table)));
  assert.equal(annex.items.length, rows.length);
  // Only the start of a thread waits for nothing; the compilation itself takes hundreds of turns.
  assert.ok(turns > 10);
});

test('what a file says and what its text says is one annex', async () => {
  const source = { name: '附件.txt', sha256: '' };
  const { document, annex } = await readAnnexApart(new TextEncoder().encode(table), source);
  assert.deepEqual(annex, await annexApart(document.text, source.name));
});
