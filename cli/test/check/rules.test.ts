import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Inspection, inWords } from '../../check/check-house.ts';
import { judgeHouse } from '../../check/judge-house.ts';
import { rules } from '../../check/rules.ts';
import { report } from '../../check/run-check.ts';
import { wording } from '../../check/wording.ts';
import { found, house } from './small-house.ts';
import { code } from './vectors/code.ts';
import { controls } from './vectors/controls.ts';
import { debts } from './vectors/debts.ts';
import { layers } from './vectors/layers.ts';
import { packs } from './vectors/packs.ts';
import { texts } from './vectors/texts.ts';

const vectors = [...layers, ...code, ...texts, ...packs, ...debts, ...controls];

test('a house in which everything is right has no findings', () => {
  assert.deepEqual(found({}), []);
});

for (const { name, changes, around, expected } of vectors)
  test(`found: ${name}`, () => {
    assert.deepEqual(found(changes, around), expected);
  });

test('every case of every rule has a vector, and no message is without its case', async () => {
  const shown = new Set(vectors.flatMap(({ expected }) => expected.map(caseOf)));
  const file: unknown = JSON.parse(
    await readFile(join(import.meta.dirname, '../../messages/en.json'), 'utf8'),
  );
  assert.ok(typeof file === 'object' && file !== null);
  const told = Object.keys(file).filter((key) => /^check\..+\./.test(key));
  assert.deepEqual([...shown].toSorted(), told.toSorted());
  const ruled = new Set(told.map((key) => key.split('.')[1]));
  assert.deepEqual([...rules.map(({ name }) => name), 'debts'].toSorted(), [...ruled].toSorted());
});

for (const language of ['zh-CN', 'en'] as const)
  test(`every vector is told in words: ${language}`, async () => {
    const say = await wording(language);
    const findings = vectors.flatMap(({ changes, around }) =>
      judgeHouse(house(changes, around)).map((violation) => inWords(violation, say)),
    );
    assert.deepEqual(
      findings.filter(({ rule, message }) => rule !== 'languages' && /\{[a-z]+\}/i.test(message)),
      [],
    );
    const inspection: Inspection = { findings, files: 3, packs: 1, median: 40 };
    const lines = report(inspection, say).trimEnd().split('\n');
    for (const { file, line, rule, message } of findings)
      assert.ok(lines.includes(`  ${file}:${line} ${rule} ${message}`));
    assert.equal(lines.at(-1), say('check.summary', { ...inspection, findings: findings.length }));
  });

/** `file:line rule case` -> `check.rule.case`. */
function caseOf(line: string): string {
  return ['check', ...line.split(' ').slice(1)].join('.');
}
