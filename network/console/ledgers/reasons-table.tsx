import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import type { RejectedRow } from './ledger-queries.ts';
import styles from './ledgers-page.module.css';

/** Rows of the file, each with all reasons why it is not taken in. */
export function ReasonsTable({
  name,
  rows,
}: {
  readonly name: string;
  readonly rows: readonly RejectedRow[];
}) {
  const t = useText('network');
  const { language } = useLanguage();
  return (
    <section className={styles['reasons']} aria-label={name}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('ledgers.row')}</th>
            <th scope="col">{t('ledgers.reasons')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, reasons }) => (
            <tr key={row} data-testid="rejected-row" data-row={row}>
              <th scope="row">{formatNumber(row, language)}</th>
              <td>
                {reasons.map(({ code, field, text }) => (
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
