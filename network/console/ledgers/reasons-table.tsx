import { useText } from '@yuheng/console/text/text-context';
import { RowFaults } from '@yuheng/console/ui/row-faults';
import type { RejectedRow } from './ledger-queries.ts';

/** Rows of the file, each with all reasons why it is not taken in. */
export function ReasonsTable({
  name,
  rows,
}: {
  readonly name: string;
  readonly rows: readonly RejectedRow[];
}) {
  const t = useText('network');
  return (
    <RowFaults
      name={name}
      titles={{ row: t('ledgers.row'), faults: t('ledgers.reasons') }}
      rows={rows.map(({ row, reasons }) => ({ row, faults: reasons }))}
      testId="rejected-row"
    />
  );
}
