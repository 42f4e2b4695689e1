import { useTenant } from '../data/tenants.ts';
import { usePlace } from '../data/use-place.ts';
import { useText } from '../text/text-context.ts';
import { Select } from '../ui/select.tsx';
import styles from './identity.module.css';
import { tenantName } from './tenant-name.ts';

/** Whose people are shown, for who administers several tenants; there is nothing to choose for anybody else. */
export function TenantSelect() {
  const t = useText();
  const { set } = usePlace();
  const { tenant, administered } = useTenant();
  if (administered.length < 2) return null;
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
