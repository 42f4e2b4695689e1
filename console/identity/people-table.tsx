import type { DirectoryPerson } from '../data/directory.ts';
import { useText } from '../text/text-context.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { nameCell } from './name-cell.tsx';

/** All people, those that are closed struck through. */
export function PeopleTable({
  people,
  onOpen,
}: {
  readonly people: readonly DirectoryPerson[];
  readonly onOpen: (id: string) => void;
}) {
  const t = useText();
  const columns: readonly Column<DirectoryPerson>[] = [
    {
      id: 'name',
      title: t('directory.person-name'),
      value: ({ name }) => name,
      cell: nameCell,
    },
    { id: 'account', title: t('directory.account'), value: ({ id }) => id.replace(/^user:/, '') },
    {
      id: 'organisation',
      title: t('directory.organisation'),
      value: ({ organisation }) => organisation?.name ?? t('directory.house'),
    },
    { id: 'unit', title: t('directory.unit'), value: ({ unit }) => unit?.name ?? '' },
    {
      id: 'roles',
      title: t('directory.roles'),
      value: ({ roles }) => roles.map((role) => t(`role.${role}`)).join(' · '),
    },
    {
      id: 'state',
      title: t('directory.state'),
      value: ({ closedAt, own, password, sessions }) =>
        closedAt !== null
          ? t('directory.state.closed')
          : sessions > 0
            ? t('directory.state.in', { sessions })
            : t(own ? `directory.password.${password}` : 'directory.state.guest'),
    },
  ];
  return (
    <DataTable
      name={t('directory.people')}
      rows={people}
      columns={columns}
      rowKey={({ id }) => id}
      rowTestId="person"
      onOpen={({ id }) => onOpen(id)}
    />
  );
}
