import { usePlace } from '@yuheng/console/data/use-place';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Skeleton } from '@yuheng/console/ui/states';
import { CandidateTable } from './candidate-table.tsx';
import { ExposureTable } from './exposure-table.tsx';
import { LeftOutTable, leftOutCount } from './left-out-table.tsx';
import { PartSwitch, planLists, planParts } from './part-switch.tsx';
import type { PlanNames } from './plan-names.ts';
import styles from './plan-view.module.css';
import type { ComputedPlan, OpenedPlan, PlanRecords } from './sharing-queries.ts';
import { SiteTable } from './site-table.tsx';
import { UnservedTable } from './unserved-table.tsx';
import { useReasonWords } from './use-reason-words.ts';

export interface ListProps {
  readonly plan: ComputedPlan;
  readonly names: PlanNames;
  /** What is looked at. */
  readonly shown: string | undefined;
  readonly canShow: (id: string) => boolean;
  readonly onShow: (id: string) => void;
}

/** The lists of a plan: a row that is opened is shown on the map. */
export function PlanParts({
  records,
  siteShare,
  leftOut,
  ...list
}: ListProps & {
  readonly records: PlanRecords | undefined;
  readonly siteShare: number;
  readonly leftOut: OpenedPlan['leftOut'];
}) {
  const t = useText('network');
  const { language } = useLanguage();
  const { query, set } = usePlace();
  const words = useReasonWords(list.names);
  const { plan } = list;
  const part = planParts.find((each) => each === query['part']) ?? 'sites';
  const count = (of: readonly unknown[] | undefined) =>
    of === undefined ? '' : formatNumber(of.length, language);
  return (
    <section id={planLists} className={styles['card']} aria-label={t('sharing.part')}>
      <PartSwitch
        part={part}
        counts={{
          sites: count(plan.sites),
          unserved: count(plan.unserved),
          'left-out': leftOut === null ? '' : formatNumber(leftOutCount(leftOut), language),
          candidates: count(records?.candidates),
          exposure: count(plan.exposure),
          notices: count(plan.notices),
        }}
        onPart={(next) => set({ part: next === 'sites' ? undefined : next }, true)}
      />
      {part === 'sites' && <SiteTable {...list} />}
      {part === 'unserved' && <UnservedTable {...list} />}
      {part === 'left-out' && <LeftOutTable {...list} leftOut={leftOut} />}
      {part === 'candidates' &&
        (records === undefined ? <Skeleton /> : <CandidateTable {...list} records={records} />)}
      {part === 'exposure' && <ExposureTable {...list} siteShare={siteShare} />}
      {part === 'notices' &&
        (plan.notices.length === 0 ? (
          <p className={styles['soft']}>{t('sharing.notices.none')}</p>
        ) : (
          <ul className={styles['notices']}>
            {plan.notices.map((notice) => (
              <li key={JSON.stringify(notice)}>{words.notice(notice)}</li>
            ))}
          </ul>
        ))}
    </section>
  );
}
