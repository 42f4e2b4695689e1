import assert from 'node:assert/strict';
import { it } from 'node:test';
import { benchRecovery } from '../recovery.ts';

it('a database that is filled and written to is restored from its backup as it was', async () => {
  const lines: string[] = [];
  const say = (line: string): void => void lines.push(line);
  await benchRecovery({ rows: 2000, runs: 1, say });
  assert.equal(
    lines.filter((line) => /head of the log equal; \d+ facts .* 0 faults/.test(line)).length,
    2,
    lines.join('\n'),
  );
});
