import { useMemo, useState } from 'react';
import type { EvidenceFact } from '../data/measures.ts';
import { formatFact } from '../text/format-fact.ts';
import { useLanguage, useName, useText } from '../text/text-context.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { FactDetail } from './fact-detail.tsx';

export function FactsTable({
  facts,
  total,
  onMore,
  onFilter,
}: {
  readonly facts: readonly EvidenceFact[];
  readonly total: number;
  readonly onMore: () => void;
  readonly onFilter: (question: string) => void;
}) {
  const t = useText();
  const columns = useFactColumns();
  const [open, setOpen] = useState<string | null>(null);
  const opened = facts.find(({ instance }) => instance === open);
  return (
    <DataTable
      name={t('evidence.facts')}
      rows={facts}
      total={total}
      columns={columns}
      rowKey={(fact) => fact.instance}
      rowTestId="fact-row"
      onOpen={(fact) => setOpen(open === fact.instance ? null : fact.instance)}
      opened={opened === undefined ? null : { key: opened.instance, content: <FactDetail fact={opened} /> }}
      onMore={onMore}
      onFilter={onFilter}
    />
  );
}

function useFactColumns(): readonly Column<EvidenceFact>[] {
  const t = useText();
  const name = useName();
  const { language } = useLanguage();
  return useMemo(() => {
    const shown = (fact: EvidenceFact) => {
      const { figure, unit } = formatFact(fact, language, name);
      return unit === '' ? figure : `${figure} ${unit}`;
    };
    return [
      { id: 'label', title: t('fact.entity'), value: (fact) => fact.label ?? t('fact.unnamed') },
      {
        id: 'attribute',
        title: t('fact.attribute'),
        value: (fact) => name(`entities.${fact.entityType}.attributes.${fact.attribute}`, fact.attribute),
      },
      {
        id: 'value',
        title: t('fact.value'),
        numeric: true,
        value: (fact) => (typeof fact.value === 'number' ? fact.value : shown(fact)),
        cell: shown,
        csv: (fact) => (typeof fact.value === 'number' ? fact.value : shown(fact)),
      },
      {
        id: 'at',
        title: t('fact.observed'),
        value: (fact) => fact.observedAt ?? fact.recordedAt,
        cell: (fact) => <RelativeTime at={fact.observedAt ?? fact.recordedAt} />,
      },
    ];
  }, [t, name, language]);
}
