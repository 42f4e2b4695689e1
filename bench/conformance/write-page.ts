/** `npx node bench/conformance/write-page.ts RUN.json…`: docs/conformance.md from runs of the suite and docs/conformance.json. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { conformancePage, type Remarks } from './conformance-page.ts';
import { readSuiteRun, type SuiteTest } from './suite-run.ts';

const docs = join(import.meta.dirname, '../../docs');
const tests = new Map<string, SuiteTest>();
for (const file of process.argv.slice(2)) {
  // Of a test that was run twice, the last run counts.
  for (const test of readSuiteRun(await readFile(file, 'utf8')))
    tests.set(`${test.area} ${test.file} ${test.id} ${test.title}`, test);
}
if (tests.size === 0) {
  console.error('usage: npx node bench/conformance/write-page.ts RUN.json…');
  process.exit(2);
}
const remarks = JSON.parse(await readFile(join(docs, 'conformance.json'), 'utf8')) as Remarks;
await writeFile(join(docs, 'conformance.md'), conformancePage([...tests.values()], remarks));
console.log(`docs/conformance.md: ${tests.size} tests`);
