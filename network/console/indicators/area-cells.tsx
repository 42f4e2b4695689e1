import { useText } from '@yuheng/console/text/text-context';
import { type Column, DataTable } from '@yuheng/console/ui/data-table';
import { ReasonMark } from './reason-mark.tsx';
import type { ShownCell } from './shown-cells.ts';

/** All cells as a list: what the map shows, for those who read and filter. */
export function AreaCells({
  operators,
  cells,
  onOpen,
}: {
  readonly operators: readonly string[];
  readonly cells: readonly ShownCell[];
  readonly onOpen: (cell: string) => void;
}) {
  const t = useText('network');
  const mark = ({ reasons }: ShownCell, index: number) => (
    <ReasonMark reason={reasons[index] ?? 'unpredicted'} />
  );
  const columns: readonly Column<ShownCell>[] = [
    {
      id: 'cell',
      title: t('entities.CoverageCell.title'),
      value: ({ number }) => number,
      cell: ({ number }) => t('indicators.cell', { number }),
    },
    ...operators.map(
      (operator, index): Column<ShownCell> => ({
        id: operator,
        title: operator,
        value: ({ reasons }) => t(`indicators.reason.${reasons[index] ?? 'unpredicted'}`),
        cell: (row) => mark(row, index),
      }),
    ),
  ];
  return (
    <DataTable
      name={t('entities.CoverageCell.title')}
      rows={cells}
      columns={columns}
      rowKey={({ id }) => id}
      rowTestId="cell-row"
      onOpen={({ id }) => onOpen(id)}
    />
  );
}
