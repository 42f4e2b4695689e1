import { useText } from '@yuheng/console/text/text-context';
import type { Fault } from '../../confirm/check-fields.ts';
import styles from './form-frame.module.css';

/** What is wrong with a field, in the words in which the server would say it. */
export function FaultText({ faults, field }: { readonly faults: readonly Fault[]; readonly field: string }) {
  const t = useText('plan');
  const fault = faults.find((one) => one.field === field);
  if (fault === undefined) return null;
  return (
    <span className={styles['fault']} role="alert">
      {t(`errors.${fault.code}`, fault.values)}
    </span>
  );
}
