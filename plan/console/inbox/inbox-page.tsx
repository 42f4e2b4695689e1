import { useQuery } from '@tanstack/react-query';
import { usePageTitle } from '@yuheng/console/data/page-state';
import { useWaitingProposals } from '@yuheng/console/data/proposals';
import { useMay } from '@yuheng/console/data/use-may';
import { usePlace } from '@yuheng/console/data/use-place';
import { whoQuery } from '@yuheng/console/data/who';
import { WaitingProposals } from '@yuheng/console/proposals/waiting-proposals';
import { formatDate } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import { Select } from '@yuheng/console/ui/select';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { inboxKinds } from '../../rules/inbox.ts';
import type { Inbox } from '../../tasks/inbox.ts';
import { boardQuery } from '../board-query.ts';
import { ItemLayer } from '../item-layer.tsx';
import { InboxProposals } from '../scenarios/inbox-proposals.tsx';
import { useSyntheticPlans } from '../use-synthetic-plans.ts';
import styles from './inbox.module.css';
import { InboxGroup } from './inbox-group.tsx';
import { inboxQuery } from './inbox-query.ts';
import { NoticeList } from './notice-list.tsx';
import { ReportList } from './report-list.tsx';

/** In the address, where the name of a unit may stand: the programme office. */
const OFFICE = 'office';

/** What a unit has to do, or the programme office: notices to answer, and tasks by what they wait for. */
export function Page() {
  const t = useText('plan');
  const { query, set } = usePlace();
  const own = useOwnUnit();
  const chosen = query['unit'] ?? own ?? OFFICE;
  const unit = chosen === OFFICE ? null : chosen;
  const may = useMay();
  const { data, error, refetch } = useQuery(inboxQuery(unit));
  const plans = useQuery(boardQuery).data?.plans ?? [];
  usePageTitle(t('pages.inbox'));
  useSyntheticPlans();
  const groups = Map.groupBy(data?.rows ?? [], ({ kind }) => kind);
  const units = data?.units ?? [];
  const { waiting } = useWaitingProposals();
  return (
    <div className={styles['page']} data-testid="inbox">
      <h1>{t('pages.inbox')}</h1>
      <p className={styles['lead']}>{t('inbox.lead')}</p>
      <Select
        label={t('inbox.unit')}
        value={chosen}
        choices={[
          { value: OFFICE, text: t('inbox.office') },
          ...units.map((one) => ({
            value: one.unit,
            text: t('inbox.unit-open', { unit: one.unit, count: one.open }),
          })),
          ...(unit === null || units.some((one) => one.unit === unit) ? [] : [{ value: unit, text: unit }]),
        ]}
        onChange={(value) => set({ unit: value }, true)}
      />
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={8} />}
      {data?.closedAt != null && (
        <p className={styles['closed']} role="status">
          {t('inbox.closed', { day: formatDate(data.closedAt) })}
        </p>
      )}
      <WaitingProposals />
      {data !== undefined && isEmpty(data) && waiting.length === 0 && (
        <Empty title={t('inbox.nothing')}>{t('inbox.nothing.hint')}</Empty>
      )}
      {data !== undefined && data.notices.length > 0 && <NoticeList notices={data.notices} may={may} />}
      {data !== undefined && data.reports.length > 0 && (
        <ReportList reports={data.reports} office={unit === null} />
      )}
      {data !== undefined && data.proposals.length > 0 && <InboxProposals rows={data.proposals} may={may} />}
      {inboxKinds.map((kind) => {
        const rows = groups.get(kind);
        return rows === undefined ? null : (
          <InboxGroup key={`${unit} ${kind}`} kind={kind} rows={rows} unit={unit} may={may} />
        );
      })}
      <ItemLayer plans={plans} may={may} />
    </div>
  );
}

/** Of whoever acts for a unit, its name; null of those who act for the house, and until it is known who is there. */
function useOwnUnit(): string | null {
  const user = useQuery(whoQuery).data?.user;
  return user == null || user.roles.includes('administrator') ? null : user.organisation;
}

function isEmpty({ rows, notices, reports, proposals }: Inbox): boolean {
  return [rows, notices, reports, proposals].every(({ length }) => length === 0);
}
