import { useTenant } from '../data/tenants.ts';
import { usePlace } from '../data/use-place.ts';
import { useText } from '../text/text-context.ts';
import { Select } from '../ui/select.tsx';
import styles from './identity.module.css';
import { tenantName } from './tenant-name.ts';

/** Whose people are shown: named where it is one that has a name, chosen by who administers several. */
export function TenantChoice() {
  const t = useText();
  const { set } = usePlace();
  const { tenant, administered } = useTenant();
  if (administered.length < 2)
    return tenant === null ? null : <p data-testid="tenant">{t('shell.tenant', { tenant })}</p>;
  return (
    <div className={styles['tenant']}>
      <Select
        label={t('directory.tenant')}
        value={tenant ?? ''}
        choices={administered.map((name) => ({ value: name ?? '', text: tenantName(name, t) }))}
        onChange={(name) => set({ tenant: name || undefined, person: undefined, organisation: undefined })}
      />
    </div>
  );
}
