import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { usePageTitle, useSynthetic } from '@yuheng/console/data/page-state';
import { address, post } from '@yuheng/console/data/request';
import { useMay } from '@yuheng/console/data/use-may';
import { formatDate } from '@yuheng/console/text/format-time';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { useRef, useState } from 'react';
import type { Briefing } from '../briefing/briefing.ts';
import { chapterHeading } from '../briefing/chapter-heading.ts';
import { numberWords, titleWords } from '../briefing/head-words.ts';
import { type LogHead, logHeadWords } from '../briefing/log-head.ts';
import { boardQuery } from './board-query.ts';
import styles from './briefing/briefing.module.css';
import { briefingQuery } from './briefing/briefing-query.ts';
import { LampTable, LedgerTable, TargetTable, UnitTable } from './briefing/briefing-tables.tsx';
import { Chapter } from './briefing/chapters.tsx';
import { ContradictionTable } from './briefing/contradiction-table.tsx';
import { ItemLayer } from './item-layer.tsx';

/** One briefing as a page to read: every number is a link to what it stands on. */
export function Page() {
  const t = useText('plan');
  const { briefing = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(briefingQuery(briefing));
  const plans = useQuery(boardQuery).data?.plans ?? [];
  const may = useMay();
  usePageTitle(data === undefined ? t('pages.briefings') : titleWords(data.content, t));
  useSynthetic(data?.content.synthetic ?? false);
  return (
    <div className={styles['page']} data-testid="briefing">
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={12} />}
      {data !== undefined && (
        <>
          <Actions
            id={data.id}
            month={data.month}
            version={data.version}
            publishedAt={data.publishedAt}
            may={may}
          />
          <Sheet content={data.content} head={data.head} />
        </>
      )}
      <ItemLayer plans={plans} may={may} />
    </div>
  );
}

function Sheet({ content, head }: { readonly content: Briefing; readonly head: LogHead | null }) {
  const t = useText('plan');
  const { language } = useLanguage();
  const [listed, setListed] = useState<string | null>(null);
  const ledger = useRef<HTMLHeadingElement>(null);
  const disagreements = useRef<HTMLHeadingElement>(null);
  const onList = (evidence: string): void => {
    const of = content.evidence.find(({ id }) => id === evidence)?.of;
    const there = of?.kind === 'contradictions' ? disagreements : ledger;
    if (there === ledger) setListed(evidence);
    there.current?.scrollIntoView({ block: 'start' });
    there.current?.focus();
  };
  const shared = { content, onList };
  const number = numberWords(content, t);
  const heading = (name: Parameters<typeof chapterHeading>[0]) => chapterHeading(name, content, t, language);
  return (
    <article className={styles['sheet']}>
      <p className={styles['issuer']}>{content.issuer}</p>
      {number !== null && <p className={styles['number']}>{number}</p>}
      <h1>{titleWords(content, t)}</h1>
      <h2>{heading('situation')}</h2>
      <Chapter {...shared} paragraphs={content.situation} />
      <TargetTable {...shared} />
      <h2>{heading('units')}</h2>
      <UnitTable {...shared} />
      <h2>{heading('lamps')}</h2>
      {content.lamps.length === 0 ? (
        <p className={styles['words']}>{t('briefing.no-lamps')}</p>
      ) : (
        <LampTable {...shared} />
      )}
      {content.contradictions !== undefined && (
        <>
          <h2 ref={disagreements} tabIndex={-1}>
            {heading('contradictions')}
          </h2>
          <Chapter {...shared} paragraphs={content.contradictions.words} />
          {content.contradictions.rows.length > 0 && <ContradictionTable {...shared} />}
        </>
      )}
      <h2>{heading('problems')}</h2>
      <Chapter {...shared} paragraphs={content.problems} />
      <h2>{heading('demands')}</h2>
      <Chapter {...shared} paragraphs={content.demands} />
      <h2 ref={ledger} tabIndex={-1}>
        {t('briefing.ledger')}
      </h2>
      {listed !== null && (
        <Button small look="quiet" onClick={() => setListed(null)}>
          {t('briefing.all-rows')}
        </Button>
      )}
      <LedgerTable content={content} evidence={listed} />
      {head !== null && (
        <p className={styles['log-head']} data-testid="log-head">
          {logHeadWords(head, t)}
        </p>
      )}
    </article>
  );
}

function Actions({
  id,
  month,
  version,
  publishedAt,
  may,
}: {
  readonly id: string;
  readonly month: string;
  readonly version: number | null;
  readonly publishedAt: string | null;
  readonly may: boolean;
}) {
  const t = useText('plan');
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const change = useMutation({
    mutationFn: ({ name, input }: { readonly name: string; readonly input: object }) =>
      post(`/api/plan/${name}`, input),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['briefings'] }),
  });
  const file = (format: string): string =>
    address('/api/plan/export-briefing', { briefing: id, format, language, site: location.origin });
  return (
    <>
      <div className={styles['actions']}>
        {(['docx', 'xlsx'] as const).map((format) => (
          <a key={format} href={file(format)} download data-testid={`download-${format}`}>
            {t(`briefing.download.${format}`)}
          </a>
        ))}
        <span className={styles['meta']} data-testid="briefing-published">
          {version === null || publishedAt === null
            ? t('briefing.not-public')
            : t('briefing.public', { version, at: formatDate(publishedAt) })}
        </span>
        {version !== null && (
          <a href={`/public/briefings/${month}`} data-testid="public-page">
            {t('public.open')}
          </a>
        )}
        {may && version === null && (
          <Button
            look="decide"
            busy={change.isPending}
            onClick={() => change.mutate({ name: 'publish-briefing', input: { briefing: id } })}
            data-testid="publish-briefing"
          >
            {t('briefing.publish')}
          </Button>
        )}
      </div>
      {may && version !== null && (
        <form
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            change.mutate({ name: 'withdraw-briefing', input: { briefing: id, reason } });
          }}
        >
          <Field
            label={t('briefing.reason')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button submit look="decide" busy={change.isPending} disabled={reason.trim() === ''}>
            {t('briefing.withdraw')}
          </Button>
        </form>
      )}
      {change.error !== null && <Failure error={change.error} />}
    </>
  );
}
