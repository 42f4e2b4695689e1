import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A folder for what the test files of one run make once and share, as YUHENG_TEST_FOLDER; it goes away with this
 * process. Node keeps the compiled code of modules there: half of the time of a file with few tests is loading them.
 */
export function shareFolder(): void {
  const folder = mkdtempSync(join(tmpdir(), 'yuheng-run-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  process.env['YUHENG_TEST_FOLDER'] = folder;
  process.env['NODE_COMPILE_CACHE'] = join(folder, 'compiled');
}
