import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import styles from './statistics.module.css';
import type { RejectedRow } from './statistics-query.ts';

/** Rows that are not taken in, each with all its faults. */
export function RejectedTable({ rows }: { readonly rows: readonly RejectedRow[] }) {
  const t = useText('plan');
  const { language } = useLanguage();
  return (
    <section className={styles['scroll']} aria-label={t('statistics.rejected')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('statistics.row')}</th>
            <th scope="col">{t('statistics.why')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, faults }) => (
            <tr key={row} data-testid="rejected-figure">
              <th scope="row">{formatNumber(row, language)}</th>
              <td>
                {faults.map(({ code, field, text }) => (
                  <p key={`${code} ${field}`}>{text[language]}</p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
