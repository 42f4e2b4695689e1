import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { compileDocument } from '../../compile/compile-document.ts';
import { summary } from './summary.ts';

const folder = join(import.meta.dirname, 'vectors');

for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
  test(`compiles ${file} as its gold file says`, () => {
    const text = readFileSync(join(folder, file), 'utf8');
    const gold: unknown = JSON.parse(readFileSync(join(folder, file.replace('.txt', '.json')), 'utf8'));
    assert.deepEqual(compileDocument(text, { name: file, sha256: '' }).plans.map(summary), gold);
  });
}
