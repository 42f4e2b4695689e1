import { formatDateTime } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import type { MeetingPage } from '../../meetings/meeting-page.ts';
import { Sentences } from '../briefing/sentences.tsx';
import { AgendaItems } from './agenda-items.tsx';
import styles from './meetings.module.css';

/** The agenda as it was sent out; how a matter stands now is shown beside where that is otherwise. */
export function AgendaList({ page: { agenda, since, sinceEvidence } }: { readonly page: MeetingPage }) {
  const t = useText('plan');
  if (agenda === null) return null;
  const now = new Map(since.map((one) => [one.key, one.standing]));
  return (
    <section data-testid="agenda">
      <h2 className={styles['group']}>{t('agenda.heading')}</h2>
      <p className={styles['lead']} title={`SHA-256 ${agenda.digest}`}>
        {t('agenda.frozen', { at: formatDateTime(agenda.content.at), version: agenda.version })}
      </p>
      <AgendaItems items={agenda.content.items} evidence={agenda.content.evidence}>
        {({ key }) => {
          const standing = now.get(key);
          if (standing === undefined) return null;
          return (
            <p className={styles['since']} data-testid="agenda-since">
              <span>{t('agenda.now')}</span>
              {standing === null ? (
                t('agenda.gone')
              ) : (
                <Sentences
                  content={{ evidence: sinceEvidence }}
                  sentences={standing}
                  onList={() => undefined}
                />
              )}
            </p>
          );
        }}
      </AgendaItems>
    </section>
  );
}
