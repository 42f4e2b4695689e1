import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { usePageTitle } from '@yuheng/console/data/page-state';
import { post } from '@yuheng/console/data/request';
import { useMay } from '@yuheng/console/data/use-may';
import { useSourceWords } from '@yuheng/console/evidence/use-source-words';
import { formatDate } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { useState } from 'react';
import { titleWords } from '../briefing/head-words.ts';
import type { ListedBriefing } from '../briefing/listed-briefing.ts';
import styles from './briefing/briefing.module.css';
import { briefingsQuery } from './briefing/briefing-query.ts';
import { useSyntheticPlans } from './use-synthetic-plans.ts';

/** Briefings: one is made for a month, earlier ones are listed with what of them is public. */
export function Page() {
  const t = useText('plan');
  const { data, error, refetch } = useQuery(briefingsQuery);
  const may = useMay();
  usePageTitle(t('pages.briefings'));
  useSyntheticPlans();
  return (
    <div className={styles['page']}>
      <h1>{t('pages.briefings')}</h1>
      <p className={styles['lead']}>{t('briefing.lead')}</p>
      {may && <MakeForm />}
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={5} />}
      {data?.briefings.length === 0 && <Empty title={t('briefing.none')} />}
      <ul className={styles['list']}>
        {data?.briefings.map((one) => (
          <Listed key={one.id} one={one} />
        ))}
      </ul>
    </div>
  );
}

function Listed({ one }: { readonly one: ListedBriefing }) {
  const t = useText('plan');
  const words = useSourceWords();
  return (
    <li data-testid="briefing-row">
      <Link to="/briefings/$briefing" params={{ briefing: one.id }}>
        {titleWords(one, t)}
      </Link>
      <span className={styles['meta']}>
        {t('briefing.made', { number: one.number, at: formatDate(one.madeAt), by: words.actor(one.madeBy) })}
      </span>
      <span className={styles['meta']}>
        {one.version === null || one.publishedAt === null
          ? t('briefing.not-public')
          : t('briefing.public', { version: one.version, at: formatDate(one.publishedAt) })}
      </span>
    </li>
  );
}

function MakeForm() {
  const t = useText('plan');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [month, setMonth] = useState(() => formatDate(new Date().toISOString()).slice(0, 7));
  const [issuer, setIssuer] = useState('');
  const [code, setCode] = useState('');
  const make = useMutation({
    mutationFn: () =>
      post<{ briefing: string }>('/api/plan/make-briefing', {
        month,
        issuer,
        ...(code.trim() === '' ? {} : { code }),
      }),
    onSuccess: async ({ briefing }) => {
      await queries.invalidateQueries({ queryKey: ['briefings'] });
      void navigate({ to: '/briefings/$briefing', params: { briefing } });
    },
  });
  return (
    <form
      className={styles['form']}
      data-testid="make-briefing"
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      <Field
        label={t('briefing.form.month')}
        type="month"
        required
        value={month}
        onChange={(event) => setMonth(event.target.value)}
      />
      <Field
        label={t('briefing.form.issuer')}
        required
        maxLength={60}
        value={issuer}
        onChange={(event) => setIssuer(event.target.value)}
        data-testid="briefing-issuer"
      />
      <Field
        label={t('briefing.form.code')}
        maxLength={20}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <Button submit look="strong" busy={make.isPending} data-testid="make-briefing-button">
        {t('briefing.make')}
      </Button>
      {make.error !== null && <Failure error={make.error} />}
    </form>
  );
}
