import { useQuery } from '@tanstack/react-query';
import { useMay } from '@yuheng/console/data/use-may';
import { usePlace } from '@yuheng/console/data/use-place';
import { formatDateTime } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import { Select } from '@yuheng/console/ui/select';
import { AdoptPlan } from './adopt-plan.tsx';
import { RecordMenu } from './record-menu.tsx';
import { RemovePlan } from './remove-plan.tsx';
import styles from './sharing-page.module.css';
import { type ComputedPlan, type OpenedPlan, plansQuery } from './sharing-queries.ts';

/** What can be done with a plan that is computed. */
export function PlanActs({ opened, plan }: { readonly opened: OpenedPlan; readonly plan: ComputedPlan }) {
  const t = useText('network');
  const may = useMay();
  const { query, set } = usePlace();
  const { data } = useQuery(plansQuery);
  const others = (data?.plans ?? []).filter(
    ({ id, city, figures }) => id !== opened.id && city === opened.city && figures !== null,
  );
  return (
    <div className={styles['acts']}>
      {others.length > 0 && (
        <Select
          label={t('sharing.compare')}
          labelHidden
          value={query['with'] ?? ''}
          choices={[
            { value: '', text: t('sharing.compare.none') },
            ...others.map(({ id, name, askedAt }) => ({
              value: id,
              text: `${formatDateTime(askedAt).slice(5, 16)} · ${name}`,
            })),
          ]}
          onChange={(other) => set({ with: other === '' ? undefined : other })}
        />
      )}
      <RecordMenu city={opened.city} />
      {may && opened.adoptedAt === null && (
        <>
          <RemovePlan plan={opened.id} />
          {plan.sites.length > 0 && <AdoptPlan id={opened.id} plan={plan} />}
        </>
      )}
    </div>
  );
}
