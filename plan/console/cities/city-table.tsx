import type { FigurePart, ListedFigure } from '@yuheng/console/data/figures';
import { useAreaNames } from '@yuheng/console/data/use-area-names';
import { useEvidence } from '@yuheng/console/evidence/use-evidence';
import { formatMeasured } from '@yuheng/console/text/format-quantity';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { type Column, DataTable } from '@yuheng/console/ui/data-table';
import styles from './cities.module.css';
import { type CityRow, cityRows } from './city-rows.ts';

export interface PartedFigure {
  readonly figure: ListedFigure;
  /** Null while they are on their way. */
  readonly parts: readonly FigurePart[] | null;
}

/** Cities as rows, figures as columns; a figure opens its evidence. The bar compares, it does not judge. */
export function CityTable({ figures }: { readonly figures: readonly PartedFigure[] }) {
  const t = useText('plan');
  const { language } = useLanguage();
  const nameOf = useAreaNames();
  const evidence = useEvidence();
  const rows = cityRows(figures.map(({ parts }) => parts ?? []));
  const largest = figures.map((_, index) => Math.max(0, ...rows.map((row) => row.values[index] ?? 0)));
  const cell = (row: CityRow, index: number) => {
    const { values } = row;
    const { figure, parts } = figures[index] ?? {};
    if (figure === undefined || parts == null) return '…';
    const { definition, newest } = figure;
    const value = values[index] ?? null;
    if (value === null || newest === null) return <span className={styles['none']}>–</span>;
    const most = largest[index] ?? 0;
    const shown = formatMeasured(value, definition.unit, definition.decimals, language, t, most);
    return (
      <button
        type="button"
        className={styles['figure']}
        style={{ '--share': `${most > 0 ? Math.max(0, (100 * value) / most) : 0}%` } as object}
        onClick={() => evidence.open(newest.measurement)}
        aria-label={t('cities.evidence', {
          city: nameOf(row.city) ?? t('cities.unknown'),
          name: definition.title[language],
          value: `${shown.figure}${shown.unit}`,
        })}
        data-testid="city-figure"
      >
        {shown.figure}
        <small>{shown.unit}</small>
      </button>
    );
  };
  const columns: readonly Column<CityRow>[] = [
    {
      id: 'city',
      title: t('cities.city'),
      value: ({ city }) => nameOf(city) ?? t('cities.unknown'),
    },
    ...figures.map(
      ({ figure: { definition } }, index): Column<CityRow> => ({
        id: definition.code,
        title: definition.title[language],
        numeric: true,
        value: ({ values }) => values[index] ?? null,
        cell: (row) => cell(row, index),
      }),
    ),
  ];
  return (
    <DataTable
      name={t('pages.cities')}
      rows={rows}
      columns={columns}
      rowKey={({ city }) => city}
      rowTestId="city-row"
    />
  );
}
