import { useText } from '@yuheng/console/text/text-context';
import { RowFaults } from '@yuheng/console/ui/row-faults';
import type { RejectedRow } from './statistics-query.ts';

/** Rows that are not taken in, each with all its faults. */
export function RejectedTable({ rows }: { readonly rows: readonly RejectedRow[] }) {
  const t = useText('plan');
  return (
    <RowFaults
      name={t('statistics.rejected')}
      titles={{ row: t('statistics.row'), faults: t('statistics.why') }}
      rows={rows}
      testId="rejected-figure"
    />
  );
}
