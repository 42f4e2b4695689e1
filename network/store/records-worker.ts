import { writeFeatures } from '../export/records/write-features.ts';
import type { RecordsTask } from './records-apart.ts';
import { workApart } from './work-apart.ts';

await workApart<RecordsTask, Uint8Array<ArrayBuffer>>(
  async ({ table, format, ...more }) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of await writeFeatures(table, format, more))
      pieces.push(Buffer.from(piece as Uint8Array));
    // Memory of its own, which can be handed over: a small buffer is part of a shared one.
    return new Uint8Array(Buffer.concat(pieces));
  },
  ({ buffer }) => [buffer],
);
