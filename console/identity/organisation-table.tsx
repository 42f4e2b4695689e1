import type { Organisation } from '../data/directory.ts';
import { useText } from '../text/text-context.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/states.tsx';
import { nameCell } from './name-cell.tsx';

/** All organisations with their open units, those that are closed struck through. */
export function OrganisationTable({
  organisations,
  countOf,
  onOpen,
}: {
  readonly organisations: readonly Organisation[];
  readonly countOf: (id: string) => number;
  readonly onOpen: (id: string) => void;
}) {
  const t = useText();
  if (organisations.length === 0) return <Empty title={t('directory.organisations.none')} />;
  const columns: readonly Column<Organisation>[] = [
    {
      id: 'name',
      title: t('directory.name'),
      value: ({ name }) => name,
      cell: nameCell,
    },
    {
      id: 'units',
      title: t('directory.units'),
      value: ({ units }) =>
        units
          .filter(({ closedAt }) => closedAt === null)
          .map(({ name }) => name)
          .join(t('directory.comma')),
    },
    {
      id: 'people',
      title: t('directory.people'),
      value: ({ id }) => countOf(id),
      numeric: true,
    },
  ];
  return (
    <DataTable
      name={t('directory.organisations')}
      rows={organisations}
      columns={columns}
      rowKey={({ id }) => id}
      rowTestId="organisation"
      onOpen={({ id }) => onOpen(id)}
    />
  );
}
