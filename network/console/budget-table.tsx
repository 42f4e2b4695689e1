import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import type { BudgetLine } from '../rules/budget-lines.ts';
import styles from './budget-table.module.css';

/** A link budget to be read from top to bottom; the bar beside a line says how much of the loss it is. */
export function BudgetTable({ budget }: { readonly budget: readonly BudgetLine[] }) {
  const t = useText('network');
  const { language } = useLanguage();
  const largest = budget.reduce((most, { value, sum }) => (sum ? most : Math.max(most, -value)), 1);
  return (
    <table className={styles['budget']} data-testid="budget">
      <caption className="visually-hidden">{t('coverage.budget')}</caption>
      <tbody>
        {budget.map(({ name, value, sum }) => (
          <tr key={name} data-sum={sum} data-line={name}>
            <th scope="row">{t(`coverage.budget.${name}`)}</th>
            <td className={styles['bar']} aria-hidden="true">
              {!sum && value < 0 && <i style={{ width: `${(100 * -value) / largest}%` }} />}
            </td>
            <td className={styles['value']}>
              {!sum && name !== 'power' && value > 0 ? '+' : ''}
              {formatNumber(value, language, 1, true).replace('-', '−')}
              <small>{sum || name === 'power' ? 'dBm' : 'dB'}</small>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
