import { useText } from '@yuheng/console/text/text-context';
import { type LedgerKind, ledgerKinds } from '../../ledger/ledger-kinds.ts';
import styles from './ledgers-page.module.css';

/** What kind of ledger it is. */
export function KindChoice({
  kind,
  onChange,
}: {
  readonly kind: LedgerKind;
  readonly onChange: (kind: LedgerKind) => void;
}) {
  const t = useText('network');
  return (
    <fieldset className={styles['kinds']}>
      <legend>{t('ledgers.kind')}</legend>
      {ledgerKinds.map((each) => (
        <label key={each} data-testid="ledger-kind" data-kind={each}>
          <input type="radio" name="ledger-kind" checked={each === kind} onChange={() => onChange(each)} />
          {t(`ledgers.kind.${each}`)}
        </label>
      ))}
    </fieldset>
  );
}
