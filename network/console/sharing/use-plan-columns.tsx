import { formatNumber } from '@yuheng/console/text/format-number';
import { formatDateTime } from '@yuheng/console/text/format-time';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import type { Column } from '@yuheng/console/ui/data-table';
import { percent } from './percent.ts';
import type { ListedPlan } from './sharing-queries.ts';
import { useCityName } from './use-city-name.ts';
import { useMoney } from './use-money.ts';

/** What the list tells of a plan. @param states of the jobs that are remembered */
export function usePlanColumns(states: ReadonlyMap<string, string>): readonly Column<ListedPlan>[] {
  const t = useText('network');
  const { language } = useLanguage();
  const money = useMoney();
  const cityName = useCityName();
  const stateOf = ({ adoptedAt, finishedAt, job }: ListedPlan) => {
    if (adoptedAt !== null) return t('sharing.state.adopted');
    return t(`sharing.state.${finishedAt === null ? (states.get(job) ?? 'forgotten') : 'done'}`);
  };
  const figure = (
    id: keyof NonNullable<ListedPlan['figures']>,
    write: (value: number) => string,
  ): Column<ListedPlan> => {
    const value = ({ figures }: ListedPlan) => {
      const known = figures?.[id];
      return typeof known === 'number' ? known : null;
    };
    return {
      id,
      title: t(`sharing.column.${id}`),
      numeric: true,
      value,
      cell: (plan) => {
        const known = value(plan);
        return known === null ? '–' : write(known);
      },
    };
  };
  // Of no site there is no share and no ratio.
  const ofSites = (id: 'shared' | 'ratio'): Column<ListedPlan> => {
    const of = figure(id, (share) => percent(share, language));
    const value = (plan: ListedPlan) => (plan.figures?.sites === 0 ? null : of.value(plan));
    return { ...of, value, cell: (plan) => (value(plan) === null ? '–' : of.cell?.(plan)) };
  };
  return [
    { id: 'name', title: t('sharing.name'), value: ({ name }) => name },
    { id: 'city', title: t('sharing.city'), value: ({ city }) => cityName(city) },
    { id: 'state', title: t('sharing.state'), value: stateOf },
    {
      ...figure('served', (served) => formatNumber(served, language)),
      cell: ({ figures }) =>
        figures === null
          ? '–'
          : `${formatNumber(figures.served, language)} / ${formatNumber(figures.demands, language)}`,
    },
    figure('cost', money.text),
    figure('sites', (sites) => formatNumber(sites, language)),
    ofSites('shared'),
    ofSites('ratio'),
    figure('gap', (gap) => percent(gap, language, 2)),
    {
      id: 'asked',
      title: t('sharing.asked'),
      value: ({ askedAt }) => askedAt,
      csv: ({ askedAt }) => formatDateTime(askedAt),
      cell: ({ askedAt }) => (
        <span title={formatDateTime(askedAt)}>{formatDateTime(askedAt).slice(0, 16)}</span>
      ),
    },
  ];
}
