import { formatNumber } from '../text/format-number.ts';
import { useLanguage } from '../text/text-context.ts';
import styles from './row-faults.module.css';

/** A row of a file that is not taken in, with all that is wrong with it in both languages. */
export interface FaultyRow {
  readonly row: number;
  readonly faults: readonly {
    readonly code: string;
    readonly field: string | null;
    readonly text: { readonly 'zh-CN': string; readonly en: string };
  }[];
}

/** Rows of a file that are not taken in, each with all its faults. */
export function RowFaults({
  name,
  titles,
  rows,
  testId,
}: {
  readonly name: string;
  readonly titles: { readonly row: string; readonly faults: string };
  readonly rows: readonly FaultyRow[];
  readonly testId: string;
}) {
  const { language } = useLanguage();
  return (
    <section className={styles['rows']} aria-label={name}>
      <table>
        <thead>
          <tr>
            <th scope="col">{titles.row}</th>
            <th scope="col">{titles.faults}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, faults }) => (
            <tr key={row} data-testid={testId} data-row={row}>
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
