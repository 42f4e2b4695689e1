import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import type { ReactNode } from 'react';
import { CountedRows, cityCounts } from './counted-rows.tsx';
import type { Preview } from './ledger-queries.ts';
import styles from './ledgers-page.module.css';
import { ReasonsTable } from './reasons-table.tsx';

/** What would become of the file: rows, those that are in order, and why the others are not. */
export function PreviewPart({
  preview,
  children,
}: {
  readonly preview: Preview;
  /** What can be done with it: above its reasons, which may be many. */
  readonly children: ReactNode;
}) {
  const t = useText('network');
  const { language } = useLanguage();
  const { rows, accepted, rejected, reasons, notes, cityDerived, withoutCity } = preview;
  return (
    <section className={styles['part']} aria-label={t('ledgers.preview')} data-testid="ledger-preview">
      <h3>{t('ledgers.preview')}</h3>
      <CountedRows
        counts={[
          { id: 'rows', title: t('ledgers.rows'), count: rows },
          { id: 'accepted', title: t('ledgers.accepted'), count: accepted },
          { id: 'rejected', title: t('ledgers.rejected'), count: rejected, wrong: (rejected ?? 0) > 0 },
          ...cityCounts(t, { cityDerived: cityDerived ?? 0, withoutCity: withoutCity ?? 0 }),
        ]}
      />
      {accepted === null && <p className={styles['why']}>{t('ledgers.preview.missing')}</p>}
      {rejected === 0 && rows > 0 && <p className={styles['soft']}>{t('ledgers.preview.clean')}</p>}
      {children}
      {reasons.length > 0 && (
        <>
          <p className={styles['soft']}>
            {t((rejected ?? 0) > reasons.length ? 'ledgers.preview.first' : 'ledgers.preview.all', {
              count: formatNumber(reasons.length, language),
            })}
          </p>
          <ReasonsTable name={t('ledgers.rejected')} rows={reasons} />
        </>
      )}
      {notes.length > 0 && (
        <>
          <p className={styles['soft']}>
            {t('ledgers.preview.notes', { count: formatNumber(notes.length, language) })}
          </p>
          <ReasonsTable name={t('ledgers.notes')} rows={notes} />
        </>
      )}
    </section>
  );
}
