import { useQuery } from '@tanstack/react-query';
import { type FigurePart, partsQuery } from '@yuheng/console/data/figures';
import type { Measure } from '@yuheng/console/data/measures';
import { usePlace } from '@yuheng/console/data/use-place';
import { formatMeasured } from '@yuheng/console/text/format-quantity';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { type Column, DataTable } from '@yuheng/console/ui/data-table';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import styles from './indicators-page.module.css';
import type { usePartWords } from './use-part-words.ts';

/** The figure by key area, of all operators together and of each; an area that has cells opens cell by cell. */
export function AreaMatrix({
  definition,
  measurement,
  words,
}: {
  readonly definition: Measure;
  readonly measurement: string;
  readonly words: ReturnType<typeof usePartWords>;
}) {
  const t = useText('network');
  const { language } = useLanguage();
  const { set } = usePlace();
  const areas = useQuery(partsQuery(measurement, 'keyArea'));
  const pairs = useQuery({
    ...partsQuery(measurement, 'keyArea,operator'),
    enabled: definition.dimensions.includes('operator'),
  });
  const error = areas.error ?? pairs.error;
  const retry = () => {
    for (const query of [areas, pairs]) if (query.error !== null) void query.refetch();
  };
  if (error !== null) return <Failure error={error} onRetry={retry} />;
  if (areas.data === undefined) return <Skeleton lines={6} />;
  const each = new Map((pairs.data?.parts ?? []).map(({ of, value }) => [of.join(' '), value]));
  const operators = [...new Set((pairs.data?.parts ?? []).map(({ of }) => of[1] ?? ''))];
  const opens = definition.select['cells'] !== undefined && definition.select['levels'] !== undefined;
  const cell = (value: number | null | undefined) => {
    if (value == null) return '–';
    const { figure, unit } = formatMeasured(value, definition.unit, definition.decimals, language, t);
    return (
      <span
        className={styles['tint']}
        style={
          {
            '--share': definition.unit === 'P1' ? `${Math.round(Math.max(0, value - 50) * 2)}%` : '0%',
          } as object
        }
      >
        {figure}
        {unit}
      </span>
    );
  };
  const columns: readonly Column<FigurePart>[] = [
    { id: 'area', title: words.dimension('keyArea'), value: ({ of }) => words.value('keyArea', of[0] ?? '') },
    {
      id: 'any',
      title: t(opens ? 'indicators.any-operator' : 'indicators.all-operators'),
      numeric: true,
      value: ({ value }) => value,
      cell: ({ value }) => cell(value),
    },
    ...operators.map((operator): Column<FigurePart> => {
      const of = ({ of: [area] }: FigurePart) => each.get(`${area} ${operator}`) ?? null;
      return {
        id: operator,
        title: operator,
        numeric: true,
        value: of,
        cell: (part) => cell(of(part)),
      };
    }),
  ];
  return (
    <>
      {opens && <p className={styles['soft']}>{t('indicators.areas.hint')}</p>}
      <DataTable
        name={`${definition.title[language]} · ${words.dimension('keyArea')}`}
        rows={areas.data.parts}
        columns={columns}
        rowKey={({ of }) => of.join(' ')}
        rowTestId="area-row"
        {...(opens ? { onOpen: ({ of }: FigurePart) => set({ area: of[0], operator: undefined }) } : {})}
      />
    </>
  );
}
