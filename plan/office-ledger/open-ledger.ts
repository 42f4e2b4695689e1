import type { Kernel } from '@yuheng/kernel/kernel';
import { Workbook } from '@yuheng/kernel/workbook';
import { type LedgerRecord, readLedger } from '../store/ledger-store.ts';
import { type CellDifference, differences } from './bring-up-to-date.ts';
import { type LiveTask, readLiveTasks } from './live-tasks.ts';

/** A ledger that was taken over, held against the board of now. @throws Problem plan.ledger-not-found */
export async function openLedger(
  kernel: Kernel,
  sha256: string,
): Promise<{
  readonly ledger: LedgerRecord;
  readonly workbook: Workbook;
  readonly tasks: readonly LiveTask[];
  readonly cells: readonly CellDifference[];
}> {
  const ledger = await readLedger(kernel.database, sha256);
  const { bytes } = await kernel.files.read(sha256);
  const workbook = new Workbook(bytes);
  const ids = ledger.report.rows.flatMap((row) => row.case ?? []);
  const tasks = await readLiveTasks(kernel, ids);
  return { ledger, workbook, tasks, cells: differences(workbook, ledger.mapping, ledger.report, tasks) };
}
