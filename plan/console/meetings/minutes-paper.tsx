import { address } from '@yuheng/console/data/request';
import { useSourceWords } from '@yuheng/console/evidence/use-source-words';
import { SubjectProposals } from '@yuheng/console/proposals/subject-proposals';
import { formatDateTime } from '@yuheng/console/text/format-time';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import type { ReactNode } from 'react';
import type { MeetingPage } from '../../meetings/meeting-page.ts';
import { attendanceKinds, type Minutes } from '../../meetings/minutes/minutes.ts';
import { minutesName } from '../../meetings/minutes/minutes-name.ts';
import styles from './meetings.module.css';

/** The minutes that stand, as they were issued, and the versions before them. */
export function MinutesPaper({
  meeting,
  minutes,
  numbers,
  children,
}: {
  readonly meeting: string;
  readonly minutes: MeetingPage['minutes'];
  readonly numbers: MeetingPage['numbers'];
  readonly children?: ReactNode;
}) {
  const t = useText('plan');
  const { language } = useLanguage();
  const words = useSourceWords();
  const newest = minutes.at(-1);
  if (newest === undefined) return null;
  const { content } = newest;
  return (
    <section data-testid="minutes">
      <h2 className={styles['group']}>{minutesName(content.meeting.kind, content, t)}</h2>
      <article className={styles['sheet']}>
        {content.items.map((item, index) => (
          <Item
            key={item.key}
            item={item}
            number={index + 1}
            set={numbers.find(({ proposal }) => proposal === item.proposal)}
          />
        ))}
        {attendanceKinds.map((as) => {
          const there = content.attendance.filter((one) => one.as === as);
          return there.length === 0 ? null : (
            <p key={as}>
              <strong>{t(`minutes.${as}`)}</strong>
              {t('meeting.colon')}
              {there.map(({ unit, names }) => `${unit} ${names}`.trim()).join(t('list.comma'))}
            </p>
          );
        })}
      </article>
      <ul className={styles['versions']}>
        {minutes.toReversed().map(({ version, issuedAt, issuedBy, reason, digest }) => (
          <li key={version} title={`SHA-256 ${digest}`}>
            <a
              href={address('/api/plan/export-meeting', { meeting, paper: 'minutes', version, language })}
              download
            >
              {t('minutes.version-of', { version })}
            </a>{' '}
            {formatDateTime(issuedAt)} · {words.actor(issuedBy)}
            {reason !== '' && ` · ${reason}`}
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}

function Item({
  item,
  number,
  set,
}: {
  readonly item: Minutes['items'][number];
  readonly number: number;
  /** What became of the number that the meeting set. */
  readonly set: MeetingPage['numbers'][number] | undefined;
}) {
  const t = useText('plan');
  return (
    <>
      <h3>
        {number}. {item.title}
      </h3>
      {item.discussion !== '' && <p>{item.discussion}</p>}
      {item.decision !== '' && (
        <p>
          <strong>{t('minutes.decided')}</strong>
          {item.decision}
        </p>
      )}
      {set !== undefined && (
        <p className={styles['number']} data-testid="number-state">
          {t(`minutes.number.${set.state}`, { who: set.decidedBy ?? '' })}
        </p>
      )}
      {set?.state === 'proposed' && <SubjectProposals subject={item.key.slice('target:'.length)} />}
      {item.resolutions.map(({ number: count, text, unit, due }) => (
        <p key={count} className={styles['resolved']}>
          {t('minutes.resolved', { number: count, text, unit, due })}
        </p>
      ))}
    </>
  );
}
