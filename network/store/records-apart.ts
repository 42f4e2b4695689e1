import { join } from 'node:path';
import type { FeatureTable } from '../export/records/feature-table.ts';
import type { SheetWords } from '../export/records/features-xlsx.ts';
import type { RecordFormat } from '../export/records/write-features.ts';
import { runApart } from './run-apart.ts';

export interface RecordsTask {
  readonly table: FeatureTable;
  readonly format: RecordFormat;
  readonly words: SheetWords;
  readonly now: Date;
}

/**
 * Writes records in a thread of its own: fifty thousand take seconds, in which the server has others to serve.
 * @throws Problem `network.record-too-long`
 */
export function recordsApart(task: RecordsTask): Promise<Uint8Array> {
  return runApart(join(import.meta.dirname, 'records-worker.ts'), task);
}
