import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { usePageTitle } from '@yuheng/console/data/page-state';
import { address, RequestProblem } from '@yuheng/console/data/request';
import { formatDate } from '@yuheng/console/text/format-time';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { chapterHeading } from '../../briefing/chapter-heading.ts';
import { titleWords } from '../../briefing/head-words.ts';
import { logHeadWords } from '../../briefing/log-head.ts';
import { noteWords } from '../../briefing/note-words.ts';
import { numbered } from '../../rules/numbered.ts';
import { Evidenced, Words } from './evidenced.tsx';
import styles from './public.module.css';
import { ContradictionTable } from './public-contradictions.tsx';
import { PublicFrame } from './public-frame.tsx';
import { type Published, publishedQuery } from './public-query.ts';
import { LampTable, LedgerTable, TargetTable, UnitTable } from './public-tables.tsx';

/** A month's briefing as it was published: what everybody reads without signing in, and prints. */
export function Page() {
  const t = useText('plan');
  const { month = '' } = useParams({ strict: false }) as { month?: string };
  const { data, error, refetch } = useQuery(publishedQuery(month));
  const { language } = useLanguage();
  usePageTitle(data?.content.words[language].title ?? t('pages.public-briefing'));
  const code = error instanceof RequestProblem ? (error.body?.code ?? null) : null;
  return (
    <PublicFrame>
      {code === 'plan.briefing-withdrawn' && (
        <Empty title={t('public.withdrawn', { title: titleWords({ month }, t) })} />
      )}
      {(code === 'plan.not-published' || code === 'http.bad-input') && (
        <Empty title={t('public.not-published')} />
      )}
      {error !== null &&
        code !== 'plan.briefing-withdrawn' &&
        code !== 'plan.not-published' &&
        code !== 'http.bad-input' && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={12} />}
      {data !== undefined && <Sheet published={data} />}
    </PublicFrame>
  );
}

function Sheet({ published }: { readonly published: Published }) {
  const t = useText('plan');
  const { language } = useLanguage();
  const { content, month, version, digest, publishedAt } = published;
  const words = content.words[language];
  const numbers = new Map(content.evidence.map(({ id }, at) => [id, at + 1]));
  const shared = { content, numbers };
  const heading = (name: Parameters<typeof chapterHeading>[0]) => chapterHeading(name, content, t, language);
  return (
    <article className={styles['sheet']} data-testid="public-briefing">
      <p className={styles['issuer']}>{content.issuer}</p>
      <p className={styles['number']}>{words.number ?? ''}</p>
      <h1>{words.title}</h1>
      {content.synthetic && <p className={styles['soft']}>{t('briefing.synthetic')}</p>}
      <h2>{heading('situation')}</h2>
      <Words paragraphs={words.situation} numbers={numbers} />
      <TargetTable {...shared} />
      <h2>{heading('units')}</h2>
      <UnitTable {...shared} />
      <h2>{heading('lamps')}</h2>
      {content.lamps.length === 0 ? <p>{t('briefing.no-lamps')}</p> : <LampTable {...shared} />}
      {content.contradictions !== undefined && (
        <>
          <h2>{heading('contradictions')}</h2>
          <Words paragraphs={words.contradictions ?? []} numbers={numbers} />
          {content.contradictions.length > 0 && <ContradictionTable {...shared} />}
        </>
      )}
      <h2>{heading('problems')}</h2>
      <Words paragraphs={words.problems} numbers={numbers} />
      <h2>{heading('demands')}</h2>
      <Words paragraphs={words.demands} numbers={numbers} />
      <h2>{t('briefing.ledger')}</h2>
      <LedgerTable {...shared} />
      <h2>{t('briefing.evidence')}</h2>
      <Evidence {...shared} />
      <footer className={styles['foot']}>
        <p>{t('public.version', { version, at: formatDate(publishedAt) })}</p>
        <p className={styles['soft']}>
          {t('public.digest')} <code>{digest}</code>
        </p>
        {content.head !== undefined && (
          <p className={styles['soft']} data-testid="log-head">
            {content.head === null ? t('briefing.head.none') : logHeadWords(content.head, t)}
          </p>
        )}
        <p className={styles['ways']}>
          {(['docx', 'xlsx', 'json', 'iati', 'sdmx'] as const).map((format) => (
            <a
              key={format}
              href={address('/api/plan/export-published-briefing', { month, format, language })}
              download
              data-testid={`public-${format}`}
            >
              {t(`public.file.${format}`)}
            </a>
          ))}
          <Button small look="quiet" onClick={() => window.print()}>
            {t('public.print')}
          </Button>
        </p>
      </footer>
    </article>
  );
}

/** What each figure stands on, with its id: the same in every file of this briefing. */
function Evidence({ content }: { readonly content: Published['content'] }) {
  const t = useText('plan');
  const { language } = useLanguage();
  const rows = new Map(content.ledger.map(({ task }, at) => [task, at + 1]));
  const subjects = new Map(content.targets.map(({ target, subject }) => [target, subject]));
  const measure = (code: string) => content.measures[code]?.[language] ?? code;
  const titles = content.ledger.map(({ marker, title }) => numbered(marker, title));
  return (
    <ol className={styles['evidence']}>
      {content.evidence.map((note, at) => (
        <li key={note.id} id={`evidence-${at + 1}`} tabIndex={-1}>
          <Evidenced number={at + 1} />
          <span>
            {noteWords(note, { words: t, language, measure, rows, subjects })}
            {note.of.kind === 'tasks' && note.of.tasks.length === 1 && (
              <small> {titles[(rows.get(note.of.tasks[0]?.task ?? '') ?? 0) - 1]}</small>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
