import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { type Column, DataTable } from '@yuheng/console/ui/data-table';
import { useMemo } from 'react';
import { candidateOrder } from './candidate-order.ts';
import type { ListProps } from './plan-parts.tsx';
import type { PlanRecords } from './sharing-queries.ts';
import { useMoney } from './use-money.ts';

type Candidate = PlanRecords['candidates'][number];

/** Where a site could stand: towers that are there come first, then what is used and opened. */
export function CandidateTable({ plan, records, onShow }: ListProps & { readonly records: PlanRecords }) {
  const t = useText('network');
  const { language } = useLanguage();
  const money = useMoney();
  const chosen = useMemo(() => new Set(plan.sites.map(({ candidate }) => candidate)), [plan]);
  const rows = useMemo(() => records.candidates.toSorted(candidateOrder), [records]);
  const title = (attribute: string) => t(`entities.CandidateSite.attributes.${attribute}`);
  const availability = ({ availability: said, refusalReason }: Candidate) => {
    const word = said === null ? '–' : t(`entities.CandidateSite.values.availability.${said}`);
    return refusalReason === null ? word : t('sharing.availability.reason', { word, reason: refusalReason });
  };
  const columns: readonly Column<Candidate>[] = [
    { id: 'name', title: title('name'), value: ({ name }) => name ?? t('sharing.unnamed') },
    {
      id: 'kind',
      title: title('kind'),
      value: ({ kind }) => (kind === null ? null : t(`entities.CandidateSite.values.kind.${kind}`)),
    },
    { id: 'owner', title: title('owner'), value: ({ owner }) => owner },
    { id: 'availability', title: title('availability'), value: availability },
    {
      id: 'chosen',
      title: t('sharing.chosen'),
      value: ({ id }) => t(chosen.has(id) ? 'sharing.chosen.yes' : 'sharing.chosen.no'),
    },
    {
      id: 'height',
      title: t('sharing.height'),
      numeric: true,
      value: ({ height }) => height,
      cell: ({ height }) => (height === null ? '–' : formatNumber(height, language, 1)),
    },
    {
      id: 'cost',
      title: t('sharing.cost'),
      numeric: true,
      value: ({ cost }) => cost,
      cell: ({ cost }) => (cost === null ? '–' : money.text(cost)),
    },
  ];
  return (
    <DataTable
      name={t('entities.CandidateSite.title')}
      rows={rows}
      columns={columns}
      rowKey={({ id }) => id}
      rowTestId="candidate-row"
      onOpen={({ id }) => onShow(id)}
    />
  );
}
