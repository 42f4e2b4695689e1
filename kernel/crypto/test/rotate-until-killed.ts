// Rotates the keys of the database of the first argument, whose master keys are in the file of the second, again and again; says when one is done.
import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { openKernel } from '../../packs/open-kernel.ts';
import { openDatabase } from '../../store/database.ts';
import { testActor } from '../../test/test-kernel.ts';
import { fileKeys } from '../file-keys.ts';
import { rotateKeys } from '../operations/rotate-keys.ts';

const [, , url = '', file = ''] = process.argv;
const kernel = await openKernel({ database: await openDatabase({ url }), packs: [], keys: fileKeys(file) });
await kernel.jobs.start(kernel);
const call = { kernel, actor: testActor() } as unknown as Parameters<typeof rotateKeys.handle>[1];
writeSync(1, 'ready\n');
for (;;) {
  const { job } = await rotateKeys.handle({}, call);
  for (;;) {
    const { state, progress } = await kernel.jobs.get(job);
    if (progress !== null) writeSync(1, `${state} ${progress.done}\n`);
    if (state !== 'waiting' && state !== 'running') break;
    await pause(5);
  }
}
