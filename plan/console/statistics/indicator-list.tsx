import { useMutation, useQueryClient } from '@tanstack/react-query';
import { measuresQuery } from '@yuheng/console/data/measures';
import { post } from '@yuheng/console/data/request';
import { useMay } from '@yuheng/console/data/use-may';
import { usePlace } from '@yuheng/console/data/use-place';
import { formatMeasured } from '@yuheng/console/text/format-quantity';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { type Column, DataTable } from '@yuheng/console/ui/data-table';
import { Failure } from '@yuheng/console/ui/states';
import { Tier } from '@yuheng/console/ui/tier';
import { type Indicator, statisticsQuery } from './statistics-query.ts';

/** Decimals that the figure itself has, so that it is shown as it was published; of money one, of hundred millions. */
function decimalsOf({ value, unit }: Indicator): number {
  if (unit === 'CNY') return 1;
  return Math.min(6, (String(value).split('.')[1] ?? '').length);
}

/** What the files brought: each indicator with its newest figure, and the way to measure targets by it. */
export function IndicatorList({ indicators }: { readonly indicators: readonly Indicator[] }) {
  const t = useText('plan');
  const { language } = useLanguage();
  const { set } = usePlace();
  const may = useMay();
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: (row: Indicator) =>
      post('/api/plan/measure-indicator', {
        indicator: row.indicator,
        area: row.area,
        direction: 'up',
        decimals: decimalsOf(row),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: statisticsQuery.queryKey });
      await queries.invalidateQueries({ queryKey: measuresQuery.queryKey });
    },
  });
  const shown = (row: Indicator): string => {
    const { figure, unit: name } = formatMeasured(row.value, row.unit, decimalsOf(row), language, t);
    return name === '' ? figure : `${figure} ${name}`;
  };
  const shownWithTier = (row: Indicator) => (
    <>
      {shown(row)} <Tier tier="B" />
    </>
  );
  const measureButton = (row: Indicator) => {
    const { measure } = row;
    if (measure === null && !may) return '–';
    return measure === null ? (
      <Button
        small
        busy={make.isPending && make.variables === row}
        onClick={() => make.mutate(row)}
        data-testid="measure-indicator"
      >
        {t('statistics.make')}
      </Button>
    ) : (
      <Button small look="quiet" onClick={() => set({ measure })}>
        {t('statistics.measured')}
      </Button>
    );
  };
  const columns: readonly Column<Indicator>[] = [
    { id: 'indicator', title: t('statistics.field.indicator'), value: ({ indicator }) => indicator },
    { id: 'area', title: t('statistics.field.area'), value: ({ area }) => area },
    {
      id: 'value',
      title: t('statistics.newest'),
      numeric: true,
      value: ({ value }) => value,
      cell: shownWithTier,
    },
    { id: 'period', title: t('statistics.field.period'), value: ({ period }) => period },
    { id: 'source', title: t('statistics.field.source'), value: ({ source }) => source },
    {
      id: 'measure',
      title: t('statistics.measure'),
      value: ({ measure }) => measure,
      cell: measureButton,
    },
  ];
  return (
    <>
      {make.error !== null && <Failure error={make.error} />}
      <DataTable
        name={t('statistics.indicators')}
        rows={indicators}
        columns={columns}
        rowKey={({ indicator, area }) => JSON.stringify([indicator, area])}
        rowTestId="indicator"
      />
    </>
  );
}
