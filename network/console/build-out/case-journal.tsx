import { useQuery } from '@tanstack/react-query';
import { caseQuery } from '@yuheng/console/data/cases';
import { useSourceWords } from '@yuheng/console/evidence/use-source-words';
import { useText } from '@yuheng/console/text/text-context';
import { RelativeTime } from '@yuheng/console/ui/relative-time';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import styles from './build-out-page.module.css';

/** What was done with a project, newest first, by whom and why. */
export function CaseJournal({ id }: { readonly id: string }) {
  const t = useText('network');
  const words = useSourceWords();
  const { data, error, refetch } = useQuery(caseQuery(id));
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={3} />;
  return (
    <section className={styles['journal']} aria-label={t('build-out.journal')}>
      <h3>{t('build-out.journal')}</h3>
      <ol data-testid="journal">
        {data.journal
          .toSorted((a, b) => b.sequence - a.sequence)
          .map(({ sequence, transition, to, note, by, at }) => (
            <li key={sequence} data-transition={transition}>
              <span>
                {transition === 'stop'
                  ? t('cases.SiteBuildOut.states.stopped')
                  : t(transition.startsWith('return-to-') ? 'build-out.returned' : 'build-out.entered', {
                      stage: t(`cases.SiteBuildOut.states.${to}`),
                    })}
              </span>
              {note !== '' && <q>{note}</q>}
              <small>
                {words.actor(by)} · <RelativeTime at={at} />
              </small>
            </li>
          ))}
      </ol>
    </section>
  );
}
