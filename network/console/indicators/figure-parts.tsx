import { useQuery } from '@tanstack/react-query';
import { type FigurePart, partsQuery } from '@yuheng/console/data/figures';
import type { Measure } from '@yuheng/console/data/measures';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { type Column, DataTable } from '@yuheng/console/ui/data-table';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { compareParts } from './compare-parts.ts';
import { PartBar } from './part-bar.tsx';
import type { usePartWords } from './use-part-words.ts';

/** The figure by the values of one attribute, with a bar to compare them by. */
export function FigureParts({
  definition,
  measurement,
  by,
  words,
}: {
  readonly definition: Measure;
  readonly measurement: string;
  readonly by: string;
  readonly words: ReturnType<typeof usePartWords>;
}) {
  const t = useText('network');
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery(partsQuery(measurement, by));
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  // While the parts by another attribute are on their way, the old ones are not called by its values.
  const parts = data?.parts.toSorted((one, other) => compareParts(by, one, other));
  if (parts === undefined) return <Skeleton lines={5} />;
  const most = definition.unit === 'P1' ? 100 : Math.max(...parts.map(({ value }) => value ?? 0));
  const bar = ({ value }: FigurePart) => <PartBar value={value} most={most} definition={definition} />;
  const columns: readonly Column<FigurePart>[] = [
    { id: 'of', title: words.dimension(by), value: ({ of }) => words.value(by, of[0] ?? '') },
    {
      id: 'value',
      title: definition.title[language],
      numeric: true,
      value: ({ value }) => value,
      cell: bar,
    },
    { id: 'facts', title: t('indicators.facts.column'), numeric: true, value: ({ facts }) => facts },
  ];
  return (
    <DataTable
      name={`${definition.title[language]} · ${words.dimension(by)}`}
      rows={parts}
      columns={columns}
      rowKey={({ of }) => of.join(' ')}
      rowTestId="figure-part"
    />
  );
}
