/** `npx node cli/controls/write-page.ts`: docs/controls.md from docs/controls.json. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseControls } from './control.ts';
import { controlsPage } from './controls-page.ts';

const docs = join(import.meta.dirname, '../../docs');
const controls = parseControls(await readFile(join(docs, 'controls.json'), 'utf8'));
if (controls === null) {
  console.error('docs/controls.json is not of the shape that cli/controls/control.ts says');
  process.exit(1);
}
await writeFile(join(docs, 'controls.md'), controlsPage(controls));
console.log(`docs/controls.md: ${controls.asvs.length} requirements, ${controls.gb22239.length} clauses`);
