import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { Icon } from '@yuheng/console/ui/icon';
import { Select } from '@yuheng/console/ui/select';
import type { Fault } from '../../confirm/check-fields.ts';
import type { UnitFields } from '../../confirm/fields.ts';
import { FaultText } from './fault-text.tsx';
import styles from './form-frame.module.css';

const roles = ['lead', 'responsible', 'support', 'participate', 'guide', 'implement'] as const;

/** Units with their roles: add one, take one away, change its role. */
export function UnitsField({
  units,
  faults,
  onChange,
}: {
  readonly units: readonly UnitFields[];
  readonly faults: readonly Fault[];
  readonly onChange: (units: UnitFields[]) => void;
}) {
  const t = useText('plan');
  const replace = (at: number, change: Partial<UnitFields>) =>
    onChange(units.map((one, index) => (index === at ? { ...one, ...change } : one)));
  const choices = roles.map((role) => ({ value: role, text: t(`role.${role}`) }));
  return (
    <div className={styles['wide']}>
      <span className={styles['label']}>{t('task.units')}</span>
      <ul className={styles['units']}>
        {units.map((unit, at) => (
          // The place in the list is what tells one empty row from another.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>
            <Field
              label={t('confirm.unit.name', { number: at + 1 })}
              labelHidden
              maxLength={80}
              value={unit.unit}
              onChange={(event) => replace(at, { unit: event.target.value })}
            />
            <Select
              label={t('confirm.unit.role', { number: at + 1 })}
              labelHidden
              value={unit.role}
              choices={choices}
              onChange={(role) => replace(at, { role: roles.find((one) => one === role) ?? 'lead' })}
            />
            <button
              type="button"
              className={styles['remove']}
              aria-label={t('confirm.unit.remove', { unit: unit.unit })}
              onClick={() => onChange(units.filter((_, index) => index !== at))}
            >
              <Icon name="close" size={16} />
            </button>
          </li>
        ))}
      </ul>
      <FaultText faults={faults} field="units" />
      <span>
        <Button
          small
          onClick={() => onChange([...units, { unit: '', role: units.length === 0 ? 'lead' : 'support' }])}
          data-testid="add-unit"
        >
          {t('confirm.unit.add')}
        </Button>
      </span>
    </div>
  );
}
