// A server sends the notices of many cases in the database of the folder of the first argument, and says each case that it was asked for.
import { writeSync } from 'node:fs';
import { openKernel } from '../../packs/open-kernel.ts';
import { openDatabase } from '../../store/database.ts';
import { testActor } from '../../test/test-kernel.ts';
import { permitPack } from './permit.ts';

const [, , data = ''] = process.argv;
const database = await openDatabase({ data });
let now = Date.parse('2026-03-02T02:00:00.000Z');
const kernel = await openKernel({ database, packs: [permitPack], clock: () => new Date(now) });
const request = {
  type: 'Permit',
  data: {},
  owner: '公路局',
  state: 'filed',
  finalDueAt: '2026-03-02T10:00:00.000Z',
};
// The database may be killed first: then there is nothing more to say.
try {
  for (;;) {
    now = Date.parse('2026-03-02T02:00:00.000Z');
    const opened = await kernel.cases.open(
      Array.from({ length: 30 }, () => request),
      testActor(),
    );
    // The first is late now; then it lapses twice.
    for (const time of ['2026-03-02T10:00:00.000Z', '2026-03-04T10:00:00.000Z', '2026-03-06T10:00:00.000Z']) {
      now = Date.parse(time);
      while ((await kernel.cases.sendDue()) > 0);
      for (const { id } of opened) writeSync(1, `sent ${id} ${time}\n`);
    }
  }
} catch (error) {
  writeSync(1, `ended: ${String(error)}\n`);
  process.exit(1);
}
