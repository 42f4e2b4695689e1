import { formatDate } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import { ActForm } from '../task/act-form.tsx';
import { NoticeLevel } from '../task/notice-level.tsx';
import styles from './inbox.module.css';
import type { InboxNotice } from './inbox-query.ts';
import { OpenItem } from './open-item.tsx';

/** Notices that wait for an answer; each is answered with a reason. */
export function NoticeList({
  notices,
  may,
}: {
  readonly notices: readonly InboxNotice[];
  readonly may: boolean;
}) {
  const t = useText('plan');
  return (
    <section data-testid="inbox-notices">
      <h2 className={styles['head']}>
        {t('inbox.notices')} <small>{notices.length}</small>
      </h2>
      <ul className={styles['list']}>
        {notices.map((notice) => (
          <li key={`${notice.case} ${notice.number}`} className={styles['notice']} data-testid="inbox-notice">
            <p>
              <NoticeLevel level={notice.level} /> · {t(`cases.${notice.type}.notices.${notice.rule}`)}
              {notice.unit !== null && ` · ${notice.unit}`}
            </p>
            <OpenItem item={notice}>{notice.title}</OpenItem>
            <small>
              {[
                notice.plan === '' ? null : notice.plan,
                notice.answerDueAt === null
                  ? null
                  : t('inbox.answer-by', { day: formatDate(notice.answerDueAt) }),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </small>
            {may && (
              <ActForm
                title={t('inbox.answer')}
                testId="answer-notice"
                operation="cases/answer-notice"
                fields={[{ name: 'answer', label: t('task.act.reason') }]}
                bodyOf={({ answer }) => ({ case: notice.case, number: notice.number, answer })}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
